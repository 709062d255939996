# @summary One file (or link) below /etc/nginx, bytes kept as they were found.
#
# @param ensure
#   `absent` removes the file; `directory` makes a folder.
# @param path
#   Where it goes, below /etc/nginx.
# @param source
#   `<module>/<path below its files folder>`.
# @param target
#   Makes it a symbolic link to this path, as it is to be written.
# @param fill
#   Whether the file holds {{secret:name}} tokens.
# @param latin1
#   Whether the machine gets the filled file in ISO-8859-1.
# @param owner
#   Owner of the file.
# @param group
#   Group of the file.
# @param mode
#   Mode of the file. By default 0600 with secrets, else 0644.
# @param secrets
#   Values for the tokens.
define apphost::nginx_file (
  Enum['present', 'absent', 'directory'] $ensure  = 'present',
  Pattern[/\A[^\/].*\z/]         $path    = $title,
  Optional[String[1]]            $source  = undef,
  Optional[String[1]]            $target  = undef,
  Boolean                        $fill    = false,
  Boolean                        $latin1  = false,
  String[1]                      $owner   = 'root',
  String[1]                      $group   = 'root',
  Optional[Pattern[/\A[0-7]{4}\z/]] $mode = undef,
  Apphost::Secrets               $secrets = Sensitive({}),
) {
  include apphost::nginx

  if $ensure == 'directory' {
    file { "/etc/nginx/${path}":
      ensure => directory,
      owner  => 'root',
      group  => 'root',
      mode   => '0755',
    }
  } elsif $ensure == 'present' and $target {
    file { "/etc/nginx/${path}":
      ensure => link,
      target => $target,
    }
  } else {
    apphost::exact_file { "/etc/nginx/${path}":
      ensure  => $ensure,
      source  => $source,
      fill    => $fill,
      latin1  => $latin1,
      owner   => $owner,
      group   => $group,
      mode    => $mode,
      secrets => $secrets,
      context => 'nginx',
    }
  }

  File["/etc/nginx/${path}"] -> Exec['apphost nginx configtest']
  File["/etc/nginx/${path}"] ~> Service[$apphost::nginx::service]

  if $apphost::nginx::manage_package {
    Package[$apphost::nginx::package] -> File["/etc/nginx/${path}"]
  }
}
