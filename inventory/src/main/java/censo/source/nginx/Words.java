package censo.source.nginx;

import java.util.List;
import java.util.StringJoiner;

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
    StringJoiner list = new StringJoiner(" ");
    for (String arg : args) {
      list.add(isBare(arg) ? arg : '"' + arg + '"');
    }
    return list.toString();
  }

  private static boolean isBare(String arg) {
    for (int i = 0; i < arg.length(); i++) {
      if (" \t\r\n;".indexOf(arg.charAt(i)) >= 0) {
        return false;
      }
    }
    return !arg.isEmpty();
  }
}
