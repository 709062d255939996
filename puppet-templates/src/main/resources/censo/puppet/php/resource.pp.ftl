  $php_ini.each |$which, $settings| {
    apphost::php_ini { "[=application] ${which}":
      application => [=application_title],
      version     => $which.split('/')[0],
      sapi        => $which.split('/')[1],
      settings    => $settings,
      secrets     => $secrets,
      require     => $ready,
    }
  }
  $runtime = $php_ini.keys.map |$which| { Apphost::Php_ini["[=application] ${which}"] }
