package censo.source.cron;

import censo.inventory.Code;

/** Ends the reading of one line that the daemon would not take. Never leaves this package. */
final class BadLine extends Exception {
  private static final long serialVersionUID = 1;

  private final Code code;

  BadLine(String message) {
    this(Code.CRON_LINE_IGNORED, message);
  }

  BadLine(Code code, String message) {
    super(message, null, false, false);
    this.code = code;
  }

  Code code() {
    return code;
  }
}
