# @summary What the platform team wants on every machine.
#
# @param timezone
#   Name of a zone below /usr/share/zoneinfo.
# @param packages
#   Small tools for people.
# @param notice
#   First line that a person sees at login.
class profile::base (
  String[1]        $timezone,
  Array[String[1]] $packages,
  String[1]        $notice,
) {
  package { $packages:
    ensure => installed,
  }

  file { '/etc/localtime':
    ensure => link,
    target => "/usr/share/zoneinfo/${timezone}",
  }

  file { '/etc/motd':
    ensure  => file,
    owner   => 'root',
    group   => 'root',
    mode    => '0644',
    content => "${notice}\n",
  }
}
