package censo.redact;

/**
 * A secret where it stands in a text.
 *
 * @param from where it begins in the text as written
 * @param to where it ends
 * @param value as the program receives it
 * @param rest what of the written stretch must stay behind the token: quotes that open and close
 *     inside it, and as many line ends as it had
 */
record Hit(int from, int to, String value, Rule rule, String rest) {
  /** Never the value. */
  @Override
  public String toString() {
    return rule.id() + " at " + from;
  }
}
