  $cron_files.each |$file, $attributes| {
    apphost::cron_file { $file:
      secrets => $secrets,
      require => [$ready] + $runtime,
      *       => $attributes,
    }
  }
