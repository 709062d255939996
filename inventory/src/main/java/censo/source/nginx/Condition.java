package censo.source.nginx;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The condition of an {@code if}: ngx_http_rewrite_if_condition() of ngx_http_rewrite_module.c. */
final class Condition {
  private static final Set<String> COMPARES = Set.of("=", "!=", "~", "~*", "!~", "!~*");

  private Condition() {}

  /** Whether nginx takes these arguments. */
  static boolean isTaken(List<String> args) {
    if (args.isEmpty() || !args.getFirst().startsWith("(") || !args.getLast().endsWith(")")) {
      return false;
    }
    List<String> words = new ArrayList<>(args);
    words.set(0, words.getFirst().substring(1));
    String last = words.removeLast();
    words.add(last.isEmpty() ? last : last.substring(0, last.length() - 1));
    // The parentheses may stand apart.
    if (args.getFirst().equals("(")) {
      words.removeFirst();
    }
    if (args.getLast().equals(")") && !words.isEmpty()) {
      words.removeLast();
    }
    if (words.isEmpty()) {
      return false;
    }
    String first = words.getFirst();
    if (first.matches("!?-.")) {
      return words.size() == 2 && first.matches("!?-[fdex]");
    }
    return first.matches("\\$.+")
        && (words.size() == 1 || (words.size() == 3 && COMPARES.contains(words.get(1))));
  }
}
