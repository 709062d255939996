# @summary [=title]: [=what].
#   The data are in data/apps/[=application]/[=file].yaml.
#
# @param secrets
#   Values for the {{secret:name}} tokens[#if profile??]. No default: without them the
#   catalog does not compile[/#if].
[#list parts as part]
[#include "/" + part + "/doc.pp.ftl"]
[/#list]
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
class [=class] (
[#if profile??]
  Apphost::Secrets $secrets,
[#else]
  Apphost::Secrets $secrets = Sensitive({}),
[/#if]
[#list parts as part]
[#include "/" + part + "/parameter.pp.ftl"]
[/#list]
  Hash[String[1], Hash] $groups = {},
  Hash[String[1], Hash] $users = {},
  Hash[Apphost::Path, Hash] $directories = {},
  Array[String[1]] $packages = [],
  Hash[String[1], Hash] $host_aliases = {},
  Apphost::Options $sysctl = {},
  Array[String[1]] $limits = [],
  Hash[Apphost::Path, Hash] $files = {},
) {
[#if profile??]
  contain profile::[=application]

[/#if]
  apphost::prerequisites { [=system]:
    groups      => $groups,
    users       => $users,
    directories => $directories,
    packages    => $packages,
[#if profile??]
    require     => Apphost::Prerequisites[[=application_title]],
[/#if]
  }

  apphost::system { [=system]:
    host_aliases => $host_aliases,
    sysctl       => $sysctl,
    limits       => $limits,
    files        => $files,
    secrets      => $secrets,
    require      => Apphost::Prerequisites[[=system]],
  }
[#if profile??]

  # Only this: a failure elsewhere (logrotate, sysctl) must not hold back the
  # application.
  $ready = Apphost::Prerequisites[[=system]]
[/#if]
[#list parts as part]

[#include "/" + part + "/resource.pp.ftl"]
[/#list]
}
