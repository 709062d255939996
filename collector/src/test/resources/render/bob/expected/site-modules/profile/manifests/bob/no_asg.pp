# @summary BOB: workers and cron jobs, machines outside any Auto Scaling group.
#   The data are in data/apps/bob/no_asg.yaml.
#
# @param secrets
#   Values for the {{secret:name}} tokens. No default: without them the
#   catalog does not compile.
# @param php_ini
#   Settings of php.ini, by version and SAPI (`8.2/cli`).
# @param supervisord_conf
#   The main file of supervisord, where people changed it: parameters of
#   apphost::supervisord_conf. Empty leaves the package's.
# @param supervisor_programs
#   Programs of supervisord: parameters of apphost::program, by name.
# @param cron_files
#   Files of /etc/cron.d: parameters of apphost::cron_file, by name.
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
class profile::bob::no_asg (
  Apphost::Secrets $secrets,
  Hash[Pattern[/\A\d+\.\d+\/(fpm|cli)\z/], Apphost::Options] $php_ini = {},
  Hash[String[1], Variant[String, Boolean]] $supervisord_conf = {},
  Hash[String[1], Hash] $supervisor_programs = {},
  Hash[String[1], Hash] $cron_files = {},
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

  apphost::prerequisites { 'bob-no_asg':
    groups      => $groups,
    users       => $users,
    directories => $directories,
    packages    => $packages,
    require     => Apphost::Prerequisites['bob'],
  }

  apphost::system { 'bob-no_asg':
    host_aliases => $host_aliases,
    sysctl       => $sysctl,
    limits       => $limits,
    files        => $files,
    secrets      => $secrets,
    require      => Apphost::Prerequisites['bob-no_asg'],
  }

  # Only this: a failure elsewhere (logrotate, sysctl) must not hold back the
  # application.
  $ready = Apphost::Prerequisites['bob-no_asg']

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

  unless $supervisord_conf.empty {
    apphost::supervisord_conf { 'bob':
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

  $cron_files.each |$file, $attributes| {
    apphost::cron_file { $file:
      secrets => $secrets,
      require => [$ready] + $runtime,
      *       => $attributes,
    }
  }
}
