# @summary One supervisor program (or group, event listener, FastCGI program).
#
# @param ensure
#   `absent` removes a program that an earlier release installed.
# @param section
#   The kind of section.
# @param section_name
#   What follows the kind, where it is not the title: a group may be called
#   like a program.
# @param options
#   The options as supervisord reads them, in the order they are written.
#   `%` stays doubled (`%%`) or in `%(process_num)02d` form.
# @param secrets
#   Values for the {{secret:name}} tokens of the options.
#
# @example
#   apphost::program { 'bob-orders':
#     options => {
#       'command'  => '/usr/bin/php bin/console consume orders',
#       'numprocs' => '4',
#     },
#   }
define apphost::program (
  Enum['present', 'absent']                                    $ensure  = 'present',
  Enum['program', 'group', 'eventlistener', 'fcgi-program']    $section = 'program',
  Pattern[/\A[A-Za-z0-9_.-]+\z/]                               $section_name = $title,
  Apphost::Options                                             $options = {},
  Apphost::Secrets                                             $secrets = Sensitive({}),
) {
  assert_type(Pattern[/\A[A-Za-z0-9_.-]+\z/], $title)
  include apphost::supervisor

  $content = apphost::fill(
    epp('apphost/program.conf.epp', {
        'section' => $section,
        'program' => $section_name,
        'options' => $options,
    }),
    $secrets,
    'supervisor',
  )
  $mode = $content ? {
    Sensitive => '0600',
    default   => '0644',
  }

  file { "${apphost::supervisor::program_dir}/${title}.${apphost::supervisor::extension}":
    ensure  => apphost::file_ensure($ensure),
    owner   => 'root',
    group   => 'root',
    mode    => $mode,
    content => $content,
    notify  => Exec['apphost supervisorctl update'],
  }
}
