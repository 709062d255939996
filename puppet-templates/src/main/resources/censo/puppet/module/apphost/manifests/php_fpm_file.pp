# @summary A file that php-fpm of one version reads: behind its package,
#   before the check, and a reload when it changes.
#
# @param version
#   Version of PHP.
# @param path
#   Where it goes.
# @param attributes
#   Attributes of the file.
define apphost::php_fpm_file (
  Apphost::Php_version $version,
  Apphost::Path        $path,
  Hash[String[1], Any] $attributes,
) {
  include apphost::php

  unless defined(Apphost::Php_fpm[$version]) {
    apphost::php_fpm { $version: }
  }

  file { $path:
    before => Exec["apphost php-fpm ${version} configtest"],
    notify => Service[apphost::versioned($apphost::php::fpm_service, $version)],
    *      => $attributes,
  }

  if $apphost::php::manage_packages {
    Package[apphost::versioned($apphost::php::fpm_package, $version)] -> File[$path]
  }
}
