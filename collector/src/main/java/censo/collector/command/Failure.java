package censo.collector.command;

/** A command cannot do what it was asked to; the message is for the person who asked. */
final class Failure extends Exception {
  private static final long serialVersionUID = 1;

  Failure(String message) {
    super(message);
  }
}
