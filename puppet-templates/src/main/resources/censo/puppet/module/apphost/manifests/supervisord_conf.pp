# @summary The main file of supervisord, bytes kept as they were found.
#
# A change of it restarts supervisord, and with it every worker: only a new
# start reads its sections [supervisord] and [*_http_server].
#
# @param source
#   `<module>/<path below its files folder>`.
# @param fill
#   Whether the file holds {{secret:name}} tokens.
# @param mode
#   Mode of the file. By default 0600 with secrets, else 0644.
# @param secrets
#   Values for the tokens.
define apphost::supervisord_conf (
  Pattern[/\A[a-z][a-z0-9_]*\//]     $source,
  Boolean                            $fill    = false,
  Optional[Pattern[/\A[0-7]{4}\z/]] $mode    = undef,
  Apphost::Secrets                   $secrets = Sensitive({}),
) {
  include apphost::supervisor

  apphost::exact_file { $apphost::supervisor::conf:
    source  => $source,
    fill    => $fill,
    mode    => $mode,
    secrets => $secrets,
    context => 'supervisor',
    notify  => Service[$apphost::supervisor::service],
  }

  if $apphost::supervisor::manage_package {
    Package[$apphost::supervisor::package] -> Apphost::Exact_file[$apphost::supervisor::conf]
  }
}
