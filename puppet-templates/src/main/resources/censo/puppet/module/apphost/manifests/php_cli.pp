# @summary The command line of one version of PHP: the package.
define apphost::php_cli {
  include apphost::php

  if $apphost::php::manage_packages {
    package { apphost::versioned($apphost::php::cli_package, $title):
      ensure => installed,
    }
  }
}
