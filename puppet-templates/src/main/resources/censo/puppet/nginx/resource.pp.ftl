  $nginx_files.each |$file, $attributes| {
    apphost::nginx_file { $file:
      secrets => $secrets,
      require => $ready,
      *       => $attributes,
    }
  }
