  Hash[Apphost::Php_version, Hash] $php_fpm_conf = {},
  Hash[String[1], Hash] $php_pools = {},
