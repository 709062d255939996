# @summary supervisord itself: the package, the service and the reload.
#
# The service is never restarted by a change of a program: that would stop
# every worker of the machine. `supervisorctl update` restarts only the
# programs whose parsed settings changed.
#
# @param package
#   Name of the package.
# @param manage_package
#   Whether Puppet installs the package.
# @param service
#   Name of the service.
# @param conf
#   The main file.
# @param program_dir
#   The folder supervisord includes.
# @param extension
#   How the names of the included files end, without the dot.
# @param supervisorctl
#   Path of the command.
# @param purge
#   Whether files of `program_dir` that Puppet does not manage are removed.
#   Keep it false on a machine that another application still shares.
# @param update_timeout
#   Seconds `supervisorctl update` may take: it waits for the programs it
#   stops (stopwaitsecs).
class apphost::supervisor (
  String[1]            $package,
  Boolean              $manage_package,
  String[1]            $service,
  Apphost::Path        $conf,
  Apphost::Path        $program_dir,
  Enum['conf', 'ini']  $extension,
  Apphost::Path        $supervisorctl,
  Boolean              $purge,
  Integer[1]           $update_timeout,
) {
  if $manage_package {
    package { $package:
      ensure => installed,
      before => [File[$program_dir], Service[$service]],
    }
  }

  file { $program_dir:
    ensure  => directory,
    owner   => 'root',
    group   => 'root',
    recurse => $purge,
    purge   => $purge,
    notify  => Exec['apphost supervisorctl update'],
  }

  service { $service:
    ensure => running,
    enable => true,
  }

  # Not refreshonly: an update that failed (one file that does not parse blocks
  # them all) is tried again, and reported, at every run. The test of the
  # command itself is for --noop on a machine that does not have it yet.
  exec { 'apphost supervisorctl update':
    command   => "${supervisorctl} update",
    unless    => "test ! -x ${supervisorctl} || ${supervisorctl} reread | grep -q '^No config updates'",
    provider  => shell,
    timeout   => $update_timeout,
    # It may have been started just now, and not listen yet.
    tries     => 5,
    try_sleep => 2,
    require   => Service[$service],
  }
}
