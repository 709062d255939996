# @summary What an application wants of the machine around it: names, kernel,
#   limits, rotation of logs, and other files kept as they were found.
#
# @param host_aliases
#   Entries of /etc/hosts, by name: attributes of the `host` type.
# @param sysctl
#   Kernel parameters.
# @param limits
#   Limits of PAM sessions: lines of domain, type, item and value.
# @param files
#   Exact files: parameters of apphost::exact_file, by path.
# @param secrets
#   Values for the {{secret:name}} tokens of the files.
define apphost::system (
  Hash[String[1], Hash[String[1], Variant[String, Array[String[1]]]]] $host_aliases = {},
  Apphost::Options          $sysctl  = {},
  Array[String[1]]          $limits  = [],
  Hash[Apphost::Path, Hash] $files   = {},
  Apphost::Secrets          $secrets = Sensitive({}),
) {
  include apphost::packages

  $host_aliases.each |$host, $attributes| {
    host { $host:
      * => $attributes,
    }
  }

  unless $sysctl.empty {
    apphost::sysctl { $title:
      settings => $sysctl,
      require  => Class['apphost::packages'],
    }
  }

  unless $limits.empty {
    apphost::limits { $title:
      entries => $limits,
    }
  }

  $files.each |$path, $attributes| {
    apphost::exact_file { $path:
      secrets => $secrets,
      require => Class['apphost::packages'],
      *       => $attributes,
    }
  }
}
