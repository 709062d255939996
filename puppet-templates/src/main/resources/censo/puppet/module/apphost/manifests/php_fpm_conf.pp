# @summary The main file of php-fpm of one version, bytes kept as they were
#   found. The title is the version.
#
# @param source
#   `<module>/<path below its files folder>`.
define apphost::php_fpm_conf (
  Pattern[/\A[a-z][a-z0-9_]*\//] $source,
) {
  include apphost::php

  apphost::php_fpm_file { "conf ${title}":
    version    => $title,
    path       => apphost::versioned($apphost::php::fpm_conf, $title),
    attributes => {
      'ensure' => 'file',
      'owner'  => 'root',
      'group'  => 'root',
      'mode'   => '0644',
      'source' => "puppet:///modules/${source}",
    },
  }
}
