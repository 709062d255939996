# @summary BOB: web tier, machines of an Auto Scaling group.
#   The data are in data/apps/bob/asg.yaml.
#
# @param secrets
#   Values for the {{secret:name}} tokens. No default: without them the
#   catalog does not compile.
# @param php_ini
#   Settings of php.ini, by version and SAPI (`8.2/cli`).
# @param php_fpm_conf
#   The main file of php-fpm, where people changed it: parameters of
#   apphost::php_fpm_conf, by version.
# @param php_pools
#   Pools of php-fpm: parameters of apphost::php_pool, by version and name
#   (`8.2/bob`).
# @param nginx_files
#   Files and links below /etc/nginx: parameters of apphost::nginx_file, by
#   path.
# @param groups
#   Groups: attributes of the `group` type, by name.
# @param users
#   Accounts: attributes of the `user` type, by name.
# @param directories
#   Folders: owner, group and mode, by path.
# @param packages
#   Names of packages.
# @param host_aliases
#   Entries of /etc/hosts: attributes of the `host` type, by name.
# @param sysctl
#   Kernel parameters.
# @param limits
#   Limits of PAM sessions: lines of domain, type, item and value.
# @param files
#   Files kept as they were found: parameters of apphost::exact_file, by path.
class profile::bob::asg (
  Apphost::Secrets $secrets,
  Hash[Pattern[/\A\d+\.\d+\/(fpm|cli)\z/], Apphost::Options] $php_ini = {},
  Hash[Apphost::Php_version, Hash] $php_fpm_conf = {},
  Hash[String[1], Hash] $php_pools = {},
  Hash[String[1], Hash] $nginx_files = {},
  Hash[String[1], Hash] $groups = {},
  Hash[String[1], Hash] $users = {},
  Hash[Apphost::Path, Hash] $directories = {},
  Array[String[1]] $packages = [],
  Hash[String[1], Hash] $host_aliases = {},
  Apphost::Options $sysctl = {},
  Array[String[1]] $limits = [],
  Hash[Apphost::Path, Hash] $files = {},
) {
  contain profile::bob

  apphost::prerequisites { 'bob-asg':
    groups      => $groups,
    users       => $users,
    directories => $directories,
    packages    => $packages,
    require     => Apphost::Prerequisites['bob'],
  }

  apphost::system { 'bob-asg':
    host_aliases => $host_aliases,
    sysctl       => $sysctl,
    limits       => $limits,
    files        => $files,
    secrets      => $secrets,
    require      => Apphost::Prerequisites['bob-asg'],
  }

  # Only this: a failure elsewhere (logrotate, sysctl) must not hold back the
  # application.
  $ready = Apphost::Prerequisites['bob-asg']

  $php_ini.each |$which, $settings| {
    apphost::php_ini { "bob ${which}":
      application => 'bob',
      version     => $which.split('/')[0],
      sapi        => $which.split('/')[1],
      settings    => $settings,
      secrets     => $secrets,
      require     => $ready,
    }
  }
  $runtime = $php_ini.keys.map |$which| { Apphost::Php_ini["bob ${which}"] }

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

  $nginx_files.each |$file, $attributes| {
    apphost::nginx_file { $file:
      secrets => $secrets,
      require => $ready,
      *       => $attributes,
    }
  }
}
