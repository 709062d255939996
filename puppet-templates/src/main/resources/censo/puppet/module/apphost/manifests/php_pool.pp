# @summary One php-fpm pool, in a file of its own. The title is version and
#   name, `8.2/bob`.
#
# @param ensure
#   `absent` removes a pool that an earlier release (or the package)
#   installed.
# @param settings
#   The directives as php-fpm reads them, in the order they are written.
# @param secrets
#   Values for the {{secret:name}} tokens.
define apphost::php_pool (
  Enum['present', 'absent'] $ensure   = 'present',
  Apphost::Options          $settings = {},
  Apphost::Secrets          $secrets  = Sensitive({}),
) {
  assert_type(Pattern[/\A\d+\.\d+\/[A-Za-z0-9_.-]+\z/], $title)
  include apphost::php

  $version = $title.split('/')[0]
  $pool = $title.split('/')[1]
  $content = apphost::fill(
    epp('apphost/settings.epp', {
        'comment'  => ';',
        'section'  => $pool,
        'settings' => $settings,
    }),
    $secrets,
    'php',
  )
  $mode = $content ? {
    Sensitive => '0600',
    default   => '0644',
  }

  apphost::php_fpm_file { "pool ${title}":
    version    => $version,
    path       => "${apphost::versioned($apphost::php::fpm_pool_dir, $version)}/${pool}.conf",
    attributes => {
      'ensure'  => apphost::file_ensure($ensure),
      'owner'   => 'root',
      'group'   => 'root',
      'mode'    => $mode,
      'content' => $content,
    },
  }
}
