  $php_fpm_conf.each |$version, $attributes| {
    apphost::php_fpm_conf { $version:
      require => $ready,
      *       => $attributes,
    }
  }

  $php_pools.each |$pool, $attributes| {
    apphost::php_pool { $pool:
      secrets => $secrets,
      require => $ready,
      *       => $attributes,
    }
  }
