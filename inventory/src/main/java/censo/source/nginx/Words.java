package censo.source.nginx;

import java.util.List;

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
    StringBuilder list = new StringBuilder();
    for (String arg : args) {
      if (!list.isEmpty()) {
        list.append(' ');
      }
      if (isBare(arg)) {
        list.append(arg);
      } else {
        list.append('"').append(arg).append('"');
      }
    }
    return list.toString();
  }

  private static boolean isBare(String arg) {
    for (int i = 0; i < arg.length(); i++) {
      char c = arg.charAt(i);
      if (c == ' ' || c == ';' || c == '\t' || c == '\r' || c == '\n') {
        return false;
      }
    }
    return !arg.isEmpty();
  }
}
