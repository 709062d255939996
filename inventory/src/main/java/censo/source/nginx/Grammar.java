package censo.source.nginx;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What nginx knows of its own directives: {@code directives.tsv}. */
final class Grammar {
  private static final int MOST_ARGS = 63;
  private static final Map<String, List<Rule>> RULES = load();

  private Grammar() {}

  /**
   * A directive of one of nginx's modules.
   *
   * @param contexts where it may stand
   * @param args bit n is set where it takes n arguments, the last one where it takes more too
   * @param block whether a block follows
   * @param value what its argument is, see {@link Argument}
   * @param once whether a second one at one level is refused
   * @param initial its default, canonical; empty where it has none
   * @param module that a Debian host must load for it; empty where it is built in
   * @param since first version that has it, empty where all have it
   * @param until first version without it, empty where none is
   */
  record Rule(
      String name,
      Set<String> contexts,
      long args,
      boolean block,
      String value,
      boolean once,
      Optional<String> initial,
      Optional<String> module,
      Optional<String> since,
      Optional<String> until) {
    boolean stands(Context context) {
      return contexts.contains("any") || contexts.contains(context.id());
    }

    /** Whether its argument is one of some words, to which a later version may add. */
    boolean isChoice() {
      return value.startsWith("enum=") || value.startsWith("set=");
    }

    boolean takes(int count) {
      return (args >> Math.min(count, MOST_ARGS) & 1) == 1;
    }
  }

  /** The rules for a name, one for each family of contexts; none for a directive of others. */
  static List<Rule> rules(String name) {
    return RULES.getOrDefault(name, List.of());
  }

  /** The rule for a name at a place. */
  static Optional<Rule> rule(String name, Context context) {
    for (Rule rule : rules(name)) {
      if (rule.stands(context)) {
        return Optional.of(rule);
      }
    }
    return Optional.empty();
  }

  /** Every rule, by name. */
  static Stream<Rule> all() {
    return RULES.values().stream().flatMap(List::stream);
  }

  /** Whether a module is one of nginx's own that a Debian host may load. */
  static boolean isModule(String name) {
    return all().anyMatch(r -> r.module().equals(Optional.of(name)));
  }

  private static Map<String, List<Rule>> load() {
    Map<String, List<Rule>> rules = new TreeMap<>();
    try (InputStream in = Grammar.class.getResourceAsStream("directives.tsv");
        BufferedReader lines =
            new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (!line.startsWith("#")) {
          Rule rule = rule(line.split("\t"));
          rules.computeIfAbsent(rule.name(), _ -> new ArrayList<>(1)).add(rule);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    // In the order of their names, and found by a hash.
    return new LinkedHashMap<>(rules);
  }

  private static Rule rule(String[] f) {
    boolean block = f[2].endsWith("{}");
    return new Rule(
        f[0],
        Set.of(f[1].split(" ")),
        args(block ? f[2].substring(0, f[2].length() - 2) : f[2]),
        block,
        f[3],
        f[4].equals("once"),
        known(f[5]),
        known(f[6]),
        known(f[7]),
        known(f[8]));
  }

  /** {@code 1,2}, or {@code 1+} for any number from one. */
  private static long args(String counts) {
    if (counts.endsWith("+")) {
      return -1L << Integer.parseInt(counts.substring(0, counts.length() - 1));
    }
    long args = 0;
    for (String count : counts.split(",")) {
      args |= 1L << Integer.parseInt(count);
    }
    return args;
  }

  private static Optional<String> known(String field) {
    return field.equals("-") ? Optional.empty() : Optional.of(field);
  }
}
