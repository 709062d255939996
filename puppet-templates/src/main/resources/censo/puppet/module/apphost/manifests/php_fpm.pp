# @summary php-fpm of one version: the package, the service, the check of the
#   whole configuration and the reload.
define apphost::php_fpm {
  assert_type(Apphost::Php_version, $title)
  include apphost::php

  $service = apphost::versioned($apphost::php::fpm_service, $title)
  $binary = apphost::versioned($apphost::php::fpm_binary, $title)
  $check = "apphost php-fpm ${title} configtest"

  if $apphost::php::manage_packages {
    package { apphost::versioned($apphost::php::fpm_package, $title):
      ensure => installed,
      before => [Exec[$check], Service[$service]],
    }
  }

  # Not refreshonly: a broken configuration fails every run until it is
  # mended, and the service keeps the last good one. The test of the command
  # itself is for --noop on a machine that does not have it yet.
  exec { $check:
    command  => "${binary} -t",
    unless   => "test ! -x ${binary} || ${binary} -t",
    provider => shell,
  }

  service { $service:
    ensure  => running,
    enable  => true,
    restart => "/usr/bin/systemctl reload ${service}",
    require => Exec[$check],
  }
}
