package censo.agent;

/** The words of {@code --help}. */
final class Help {
  private Help() {}

  static String of(String command) {
    return switch (command) {
      case "census" ->
          """
          Takes a census and prints it; sends nothing.

          censo-agent census [--root DIR] [--source A,B] [--format json|text] [--out FILE]
                             [--key-file FILE] [--strict] [--explain-secrets]

            --root DIR         read this tree as if it were /; asks nothing of the running machine
            --source A,B       only these sources
            --format           json (default) or text
            --out FILE         write the JSON there instead of stdout
            --key-file FILE    key of the tokens that stand for secrets (default: the identity's)
            --strict           exit with 1 if anything was lost
            --explain-secrets  print instead where each secret was found, and the rule; never the value

          Examples
            censo-agent census --format text
            censo-agent census --root /mnt/old-host --source cron,supervisor --out old-host.json
          """;
      case "send" ->
          """
          Takes a census and sends it to the collector. What can't be sent is kept and the next run sends a fresh one.

          censo-agent send [--strict] [--config FILE]

          Example
            censo-agent send
          """;
      case "enrol" ->
          """
          Makes this host known to a collector, once.

          censo-agent enrol [--url URL] [--secret-file FILE] [--ca-file FILE] [--config FILE]

          Example
            censo-agent enrol --url https://censo.example.com --secret-file /run/enroll.secret
          """;
      case "check" ->
          """
          Says what works and what is in force. Exits with 1 when something is wrong.

          censo-agent check [--config FILE]
          """;
      case "prepare-image" ->
          """
          Removes the identity, so that machines made from an image of this one enrol for themselves.

          censo-agent prepare-image [--config FILE]
          """;
      default ->
          """
          censo-agent: reads this host as its daemons do and sends what it found. Read-only; runs no program but rpm.

            census         one snapshot on stdout
            send           census, and send it
            enrol          make this host known to a collector
            check          what works and what is in force
            prepare-image  remove the identity before an image is made

          censo-agent COMMAND --help shows a command's options and examples.

          Exit codes: 0 sent or printed · 1 --strict and something was lost, or check found something wrong ·
          2 usage or configuration · 3 not sent, kept · 4 not sent, not kept · 5 refused by the collector
          """;
    };
  }
}
