# @summary What programs, jobs and pools need before they start: accounts,
#   folders, packages.
#
# Kept apart from apphost::system: a failure there must not hold back the
# application.
#
# @param groups
#   Groups: attributes of the `group` type, by name.
# @param users
#   Accounts: attributes of the `user` type, by name.
# @param directories
#   Folders: owner, group and mode, by path. supervisord and php-fpm refuse
#   their whole configuration when the folder of a log is missing.
# @param packages
#   Names of packages, beyond those that the daemons of this module bring.
define apphost::prerequisites (
  Hash[String[1], Hash[String[1], String]]               $groups      = {},
  Hash[String[1], Hash[String[1], Variant[String, Array[String[1]]]]] $users = {},
  Hash[Apphost::Path, Hash[String[1], String]]           $directories = {},
  Array[String[1]]                                       $packages    = [],
) {
  package { $packages:
    ensure => installed,
  }

  $groups.each |$group, $attributes| {
    group { $group:
      ensure => present,
      *      => $attributes,
    }
  }

  $users.each |$user, $attributes| {
    # A home elsewhere is a folder of the application, listed among them.
    $has_home = $attributes['home'] ? {
      Pattern[/\A\/home\//] => true,
      default               => false,
    }

    user { $user:
      ensure     => present,
      managehome => $has_home,
      membership => minimum,
      require    => $groups.keys.map |$group| { Group[$group] },
      *          => $attributes,
    }
  }

  $directories.each |$directory, $attributes| {
    file { $directory:
      ensure => directory,
      *      => $attributes,
    }
  }
}
