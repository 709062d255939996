package censo.source.supervisor;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** What {@code %(…)s} may name in one place, and what it stands for as far as that is known. */
final class Names {
  /** Beginning of the names of environment variables. */
  static final String ENV = "ENV_";

  /** None but the environment, of which nothing is known. */
  static final Names NONE = new Names(Map.of());

  private final Map<String, Name> names;

  /**
   * One name.
   *
   * @param value empty where only the running daemon knows it
   * @param number whether it may be formatted as one
   */
  record Name(Optional<String> value, boolean number) {
    static final Name UNKNOWN = new Name(Optional.empty(), false);
  }

  private Names(Map<String, Name> names) {
    this.names = names;
  }

  private Names with(String name, Name value) {
    Map<String, Name> more = new HashMap<>(names);
    more.put(name, value);
    return new Names(more);
  }

  Names with(String name, String value) {
    return with(name, new Name(Optional.of(value), false));
  }

  Names with(String name, int value) {
    return with(name, new Name(Optional.of(Integer.toString(value)), true));
  }

  Names withUnknown(String name) {
    return with(name, Name.UNKNOWN);
  }

  Names withUnknownNumber(String name) {
    return with(name, new Name(Optional.empty(), true));
  }

  /** Variables that the configuration itself sets. */
  Names withEnvironment(Map<String, Optional<String>> variables) {
    Map<String, Name> more = new HashMap<>(names);
    variables.forEach((name, value) -> more.put(ENV + name, new Name(value, false)));
    return new Names(more);
  }

  /** Whether the configuration says what this is, known or not. */
  boolean defines(String name) {
    return names.containsKey(name);
  }

  /** Any variable may be in the daemon's environment. */
  Optional<Name> find(String name) {
    Name found = names.get(name);
    return found == null && name.startsWith(ENV)
        ? Optional.of(Name.UNKNOWN)
        : Optional.ofNullable(found);
  }
}
