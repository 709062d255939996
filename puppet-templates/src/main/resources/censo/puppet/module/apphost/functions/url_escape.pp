# @summary Percent-encodes what may not stand as it is in a URL (RFC 3986).
#
# @param value
#   The text, ASCII only: Puppet has no way to the bytes of other characters.
#
# @return
#   The text with everything encoded but letters, digits and `-._~`.
function apphost::url_escape(String[1] $value) >> String[1] {
  $codes = {
    ' ' => '%20', '!' => '%21', '"' => '%22', '#' => '%23', '$' => '%24', '%' => '%25', '&' => '%26',
    '\'' => '%27', '(' => '%28', ')' => '%29', '*' => '%2A', '+' => '%2B', ',' => '%2C', '/' => '%2F',
    ':' => '%3A', ';' => '%3B', '<' => '%3C', '=' => '%3D', '>' => '%3E', '?' => '%3F', '@' => '%40',
    '[' => '%5B', '\\' => '%5C', ']' => '%5D', '^' => '%5E', '`' => '%60', '{' => '%7B', '|' => '%7C',
    '}' => '%7D',
  }

  if $value !~ '\A[ -~]+\z' {
    fail('a secret holds characters that a URL cannot hold: control characters, or others than ASCII')
  }

  $value.split('').map |$character| {
    if $character in $codes { $codes[$character] } else { $character }
  }.join('')
}
