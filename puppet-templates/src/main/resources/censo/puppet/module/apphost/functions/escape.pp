# @summary Writes a secret as a kind of file spells it.
#
# The token stands where the host had the value: between quotes
# (`"{{secret:name}}"`), or, with a form, within a URL (`{{secret:name:url}}`)
# or as part of a word of a command (`{{secret:name:word}}`).
# Fails on a value that has no way to be written there.
#
# @param value
#   The secret.
# @param context
#   The kind of file.
# @param form
#   What the value is part of.
#
# @return
#   The text to put in the place of the token.
function apphost::escape(
  String[1]                     $value,
  Apphost::Context              $context,
  Optional[Enum['url', 'word']] $form = undef,
) >> String[1] {
  # Texts, not literal patterns: puppet-lint 3.0.1 loses its way in those.
  $refused = {
    'plain'      => '\A\z',
    # An inline comment begins behind a blank, quotes or not.
    'supervisor' => '["\'\n]|\s[;#]',
    # Debian's cron takes a second pair of quotes off.
    'cron'       => '["\n]|\A\s|\s\z|\A\'.*\'\z',
    'php'        => '\$\{|\n',
    'nginx'      => '[$\n]',
  }

  $text = $form ? {
    'url'   => apphost::url_escape($value),
    default => $value,
  }

  if $form == 'word' and $text !~ '\A[A-Za-z0-9_@%+=:,./^~!-]+\z' {
    fail('a secret holds characters that a word of a command cannot hold without quotes')
  }
  if $text =~ $refused[$context] {
    fail("a secret holds characters that a file of kind ${context} cannot write")
  }

  case $context {
    'supervisor': { $text.regsubst('%', '%%', 'G') }
    'php':        { $text.regsubst('([\\\\"])', '\\\\\1', 'G') }
    'nginx':      { $text.regsubst('([\\\\"\'])', '\\\\\1', 'G') }
    default:      { $text }
  }
}
