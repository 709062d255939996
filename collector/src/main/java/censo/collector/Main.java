package censo.collector;

import censo.collector.command.Commands;
import java.time.Clock;

/** The program {@code censo-collector}. */
public final class Main {
  private Main() {}

  public static void main(String[] args) {
    System.exit(Commands.run(Clock.systemUTC(), System.out, System.err, args));
  }
}
