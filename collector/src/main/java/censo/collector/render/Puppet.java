package censo.collector.render;

import java.util.Locale;
import java.util.Set;

/** How Puppet spells things. */
final class Puppet {
  private static final Set<String> RESERVED =
      Set.of(
          "and",
          "application",
          "attr",
          "case",
          "class",
          "consumes",
          "default",
          "define",
          "else",
          "elsif",
          "environment",
          "false",
          "function",
          "if",
          "import",
          "in",
          "inherits",
          "init",
          "main",
          "node",
          "or",
          "plan",
          "private",
          "produces",
          "settings",
          "site",
          "true",
          "type",
          "undef",
          "unit",
          "unless");

  private Puppet() {}

  /**
   * A single-quoted literal: nothing in it has a meaning but the backslash before a quote or
   * another backslash.
   */
  static String literal(String text) {
    return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
  }

  /** A part of a class name for an application or profile: {@code no_asg} of {@code no-asg}. */
  static String segment(String name) {
    String segment = name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9_]", "_");
    boolean taken = RESERVED.contains(segment) || !segment.matches("[a-z].*");
    return taken ? "app_" + segment : segment;
  }
}
