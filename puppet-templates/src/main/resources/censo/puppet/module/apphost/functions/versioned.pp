# @summary A path or name with its version and SAPI filled in.
#
# @param pattern
#   The text, with `<version>` and `<sapi>` in it.
# @param version
#   Version of PHP, as `8.2`.
# @param sapi
#   `fpm` or `cli`.
#
# @return
#   The text without them.
function apphost::versioned(
  String[1]          $pattern,
  String[1]          $version,
  Enum['fpm', 'cli'] $sapi = 'fpm',
) >> String[1] {
  $pattern.regsubst('<version>', $version, 'G').regsubst('<sapi>', $sapi, 'G')
}
