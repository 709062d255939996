package censo.source.logrotate;

/**
 * Something that logrotate does not take.
 *
 * @param scope how much is lost with it
 */
record Fault(Scope scope, String message, String mend) {
  /** How much is lost; outside of a block, what loses a block loses the file. */
  enum Scope {
    LINE,
    BLOCK,
    FILE
  }

  static Fault line(String message, String mend) {
    return new Fault(Scope.LINE, message, mend);
  }

  static Fault block(String message, String mend) {
    return new Fault(Scope.BLOCK, message, mend);
  }

  static Fault file(String message, String mend) {
    return new Fault(Scope.FILE, message, mend);
  }
}
