# @summary The php.ini settings of an application that differ from the
#   packaged ones, for one version and SAPI. The packaged php.ini is left
#   alone.
#
# @param application
#   Name of the application: the file is 99-<application>.ini.
# @param version
#   Version of PHP.
# @param sapi
#   `fpm` or `cli`.
# @param ensure
#   `absent` removes the file.
# @param settings
#   The settings, as php.ini writes them.
# @param secrets
#   Values for the {{secret:name}} tokens.
define apphost::php_ini (
  String[1]                 $application,
  Apphost::Php_version      $version,
  Enum['fpm', 'cli']        $sapi,
  Enum['present', 'absent'] $ensure   = 'present',
  Apphost::Options          $settings = {},
  Apphost::Secrets          $secrets  = Sensitive({}),
) {
  include apphost::php

  $path = "${apphost::versioned($apphost::php::ini_dir, $version, $sapi)}/99-${application}.ini"
  $content = apphost::fill(
    epp('apphost/settings.epp', {
        'comment'  => ';',
        'section'  => undef,
        'settings' => $settings,
    }),
    $secrets,
    'php',
  )
  # The file of the command line is read by whoever starts php: a secret in it
  # cannot be kept from them.
  $mode = $content ? {
    Sensitive => $sapi ? {
      'fpm'   => '0600',
      default => '0644',
    },
    default   => '0644',
  }
  $attributes = {
    'ensure'  => apphost::file_ensure($ensure),
    'owner'   => 'root',
    'group'   => 'root',
    'mode'    => $mode,
    'content' => $content,
  }

  if $sapi == 'fpm' {
    apphost::php_fpm_file { "ini ${title}":
      version    => $version,
      path       => $path,
      attributes => $attributes,
    }
  } else {
    unless defined(Apphost::Php_cli[$version]) {
      apphost::php_cli { $version: }
    }

    file { $path:
      require => Apphost::Php_cli[$version],
      *       => $attributes,
    }
  }
}
