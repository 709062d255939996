# @summary Replaces every {{secret:name}} token of a text.
#
# Fails the compilation when a token has no value, so that a missing secret
# can never reach a machine as a placeholder.
#
# @param text
#   The text, with or without tokens.
# @param secrets
#   The values, by name.
# @param context
#   The kind of file, for the quoting of the values.
#
# @return
#   The text itself when it holds no token, else the filled text as Sensitive.
function apphost::fill(
  String           $text,
  Apphost::Secrets $secrets,
  Apphost::Context $context,
) >> Variant[String, Sensitive[String]] {
  if $text =~ /\{\{secret:/ {
    # The bar keeps a final empty part. Every other part begins with the rest
    # of a token. No regsubst: a replacement would read the backslashes of a
    # password as back-references.
    $parts = "${text}|".split(/\{\{secret:/)
    $filled = $parts[1, -1].reduce($parts[0]) |$memo, $part| {
      $token = $part.match(/\A([a-z][a-z0-9_]*)(?::(url|word))?\}\}((?m:.*))\z/)
      if $token =~ Undef {
        fail('a token of a secret is not written as it should be')
      }
      $value = $secrets.unwrap[$token[1]]
      if $value =~ Undef {
        fail("secret '${token[1]}' has no value: define it in the secrets of this profile")
      }
      "${memo}${apphost::escape($value, $context, $token[2])}${token[3]}"
    }
    Sensitive($filled[0, -2])
  } else {
    $text
  }
}
