package censo.redact;

import java.util.Locale;

/** Why something was taken for a secret; the surest first. */
enum Rule {
  /** Its key says so: {@code DB_PASSWORD=}, {@code --api-key}. */
  KEY,
  /** {@code scheme://user:this@host}. */
  URL_USERINFO,
  /** {@code ?token=this}. */
  QUERY,
  /** {@code Authorization: Bearer this}. */
  AUTHORIZATION,
  /** {@code X-Api-Key: this}. */
  HEADER,
  /** An option of a tool that takes a password: {@code mysql -pthis}. */
  TOOL_FLAG,
  /** {@code IDENTIFIED BY 'this'}. */
  STATEMENT,
  /** A private key. */
  PEM,
  /** A signed JSON Web Token. */
  JWT,
  /** A form that only one provider's keys have. */
  PROVIDER,
  /** A password as {@code crypt} and htpasswd keep it: short ones are found by trying. */
  PASSWORD_HASH,
  /** Equal to a secret found elsewhere, or another spelling of it. */
  SWEEP,
  /** A value of an environment whose key and shape don't show that it is harmless. */
  ENV_SUSPECT,
  /** A value of a strict environment whose key is not on the list. */
  STRICT_SUSPECT,
  /** A long text that looks drawn by chance. */
  ENTROPY_SUSPECT;

  /** Whether only chance or an unknown key speaks for it. */
  boolean isGuess() {
    return this == ENV_SUSPECT || this == STRICT_SUSPECT || this == ENTROPY_SUSPECT;
  }

  String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
