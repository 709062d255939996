package censo.source.nginx;

import java.util.List;
import java.util.stream.Collectors;

/** Arguments as one text. */
final class Words {
  private Words() {}

  /**
   * An only argument stands bare. Several are joined by a blank, one that holds a blank or {@code
   * ;}, or nothing, then in double quotes.
   */
  static String join(List<String> args) {
    return args.size() == 1 ? args.getFirst() : list(args);
  }

  /** The same where an only argument stands beside other words. */
  static String list(List<String> args) {
    return args.stream().map(Words::quoted).collect(Collectors.joining(" "));
  }

  private static String quoted(String arg) {
    boolean bare = !arg.isEmpty() && arg.chars().noneMatch(c -> " \t\r\n;".indexOf(c) >= 0);
    return bare ? arg : '"' + arg + '"';
  }
}
