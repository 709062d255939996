# @summary A file whose bytes are kept as they were found.
#
# @param ensure
#   `absent` removes a file that an earlier release (or a package) installed.
# @param path
#   Where the file goes.
# @param source
#   `<module>/<path below its files folder>`.
# @param secrets
#   Values for the {{secret:name}} tokens of the file.
# @param fill
#   Whether the file holds tokens. Without it the bytes are served untouched,
#   whatever their encoding.
# @param latin1
#   Whether the machine gets the filled file in ISO-8859-1, as it was found;
#   in the repository it is UTF-8.
# @param context
#   The kind of file, for the quoting of the secrets.
# @param owner
#   Owner of the file.
# @param group
#   Group of the file.
# @param mode
#   Mode of the file. By default 0600 with secrets, else 0644.
# @param validate_cmd
#   Command that checks the new file before it replaces the old one.
define apphost::exact_file (
  Enum['present', 'absent']               $ensure       = 'present',
  Apphost::Path                           $path         = $title,
  Optional[Pattern[/\A[a-z][a-z0-9_]*\//]] $source      = undef,
  Apphost::Secrets                        $secrets      = Sensitive({}),
  Boolean                                 $fill         = false,
  Boolean                                 $latin1       = false,
  Apphost::Context                        $context      = 'plain',
  String[1]                               $owner        = 'root',
  String[1]                               $group        = 'root',
  Optional[Pattern[/\A[0-7]{4}\z/]]      $mode         = undef,
  Optional[String[1]]                     $validate_cmd = undef,
) {
  if $ensure == 'absent' {
    file { $path:
      ensure => absent,
    }
  } else {
    if $source =~ Undef {
      fail("Apphost::Exact_file[${title}]: source is missing")
    }
    if $fill {
      $text = apphost::fill(apphost::text($source), $secrets, $context)
      $content = $latin1 ? {
        true    => Sensitive(apphost::latin1($text.unwrap)),
        default => $text,
      }
      $bytes = { 'content' => $content }
      $usual_mode = '0600'
    } else {
      $bytes = { 'source' => "puppet:///modules/${source}" }
      $usual_mode = '0644'
    }
    $file_mode = $mode ? {
      undef   => $usual_mode,
      default => $mode,
    }

    file { $path:
      ensure       => file,
      owner        => $owner,
      group        => $group,
      mode         => $file_mode,
      validate_cmd => $validate_cmd,
      *            => $bytes,
    }
  }
}
