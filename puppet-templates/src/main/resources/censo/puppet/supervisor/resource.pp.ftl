  unless $supervisord_conf.empty {
    apphost::supervisord_conf { [=application_title]:
      secrets => $secrets,
      require => $ready,
      *       => $supervisord_conf,
    }
  }

  # supervisord starts a program as soon as its file is there: PHP comes first.
  $supervisor_programs.each |$program, $attributes| {
    apphost::program { $program:
      secrets => $secrets,
      require => [$ready] + $runtime,
      *       => $attributes,
    }
  }
