package censo.agent;

/** Exit codes; part of what people and timers rely on. */
final class Exit {
  static final int OK = 0;

  /**
   * {@code --strict} and something was lost; {@code check} and something is wrong; the agent itself
   * broke.
   */
  static final int WRONG = 1;

  /** Usage or configuration. */
  static final int USAGE = 2;

  /** Not sent, kept in the state directory. */
  static final int SPOOLED = 3;

  /** Not sent, not kept. */
  static final int LOST = 4;

  /** The collector refused it. */
  static final int REFUSED = 5;

  private Exit() {}
}
