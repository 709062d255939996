package censo.source.nginx;

import java.util.List;
import java.util.Optional;

/**
 * What a {@code location} matches, as ngx_http_core_location() takes it: {@code ~\.php$} and {@code
 * ~ \.php$} are the same.
 *
 * @param modifier {@code =}, {@code ^~}, {@code ~}, {@code ~*}, or none
 */
record Location(String modifier, String name) {
  /** Those that may be glued to the name, the longer first. */
  private static final List<String> MODIFIERS = List.of("^~", "~*", "~", "=");

  /** Empty where nginx refuses the modifier. */
  static Optional<Location> of(List<String> args) {
    if (args.size() == 2) {
      return MODIFIERS.contains(args.getFirst())
          ? Optional.of(new Location(args.getFirst(), args.getLast()))
          : Optional.empty();
    }
    String only = args.isEmpty() ? "" : args.getFirst();
    return Optional.of(
        MODIFIERS.stream()
            .filter(only::startsWith)
            .findFirst()
            .map(m -> new Location(m, only.substring(m.length())))
            .orElse(new Location("", only)));
  }

  /** As items name it. */
  String text() {
    return modifier.isEmpty() ? name : Words.join(List.of(modifier, name));
  }

  boolean isRegex() {
    return modifier.startsWith("~");
  }

  boolean isNamed() {
    return modifier.isEmpty() && name.startsWith("@");
  }

  boolean isExact() {
    return modifier.equals("=");
  }

  /** What a second one at the same level would be refused for; a regular expression never is. */
  Optional<String> key() {
    return isRegex() ? Optional.empty() : Optional.of("location " + (isExact() ? "=" : "") + name);
  }

  /** Why it can't stand in another location; empty where it can. */
  Optional<String> misplaced(Location outer) {
    if (outer.isExact() || outer.isNamed()) {
      return Optional.of("stands in an exact or named location, which can't hold one");
    }
    if (isNamed()) {
      return Optional.of("is named and can stand on the server level only");
    }
    return isRegex() || name.startsWith(outer.name)
        ? Optional.empty()
        : Optional.of("is outside the location in which it stands");
  }
}
