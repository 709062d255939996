# @summary BOB: what its machines have in common, in an Auto Scaling group or not.
#   The data are in data/apps/bob/common.yaml.
#
# @param secrets
#   Values for the {{secret:name}} tokens.
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
class profile::bob (
  Apphost::Secrets $secrets = Sensitive({}),
  Hash[String[1], Hash] $groups = {},
  Hash[String[1], Hash] $users = {},
  Hash[Apphost::Path, Hash] $directories = {},
  Array[String[1]] $packages = [],
  Hash[String[1], Hash] $host_aliases = {},
  Apphost::Options $sysctl = {},
  Array[String[1]] $limits = [],
  Hash[Apphost::Path, Hash] $files = {},
) {
  apphost::prerequisites { 'bob':
    groups      => $groups,
    users       => $users,
    directories => $directories,
    packages    => $packages,
  }

  apphost::system { 'bob':
    host_aliases => $host_aliases,
    sysctl       => $sysctl,
    limits       => $limits,
    files        => $files,
    secrets      => $secrets,
    require      => Apphost::Prerequisites['bob'],
  }
}
