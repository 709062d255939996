package censo.source.nginx;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Variables of http that something uses and nothing sets: nginx looks for them when all is read,
 * ngx_http_variables_init_vars() of ngx_http_variables.c.
 */
final class Variables {
  private static final Set<String> BUILT_IN = load();

  /** Where a value may hold variables: from which argument on, -1 for the last only. */
  private static final Map<String, Integer> USES =
      Map.ofEntries(
          Map.entry("set", 1),
          Map.entry("return", -1),
          Map.entry("root", 0),
          Map.entry("alias", 0),
          Map.entry("try_files", 0),
          Map.entry("proxy_pass", 0),
          Map.entry("fastcgi_pass", 0),
          Map.entry("fastcgi_param", 1),
          Map.entry("proxy_set_header", 1),
          Map.entry("add_header", 1),
          Map.entry("error_page", -1),
          Map.entry("log_format", 1));

  /** Which argument is the name of a variable that it sets. */
  private static final Map<String, Integer> SETS =
      Map.of(
          "set",
          0,
          "auth_request_set",
          0,
          "perl_set",
          0,
          "map",
          -1,
          "geo",
          -1,
          "split_clients",
          -1);

  private static final Pattern VARIABLE =
      Pattern.compile("\\$(?:[1-9]|\\{([A-Za-z0-9_]+)}|([A-Za-z0-9_]+)|(.?))", Pattern.DOTALL);

  private static final Pattern CAPTURE =
      Pattern.compile("\\(\\?(?:P?<|')([A-Za-z_][A-Za-z0-9_]*)[>']");

  private final Set<String> set = new HashSet<>();
  private final BiConsumer<Statement, String> fatal;

  private Variables(BiConsumer<Statement, String> fatal) {
    this.fatal = fatal;
  }

  /**
   * Looks through what stands in http.
   *
   * @param fatal told of each statement that uses an unknown one, and why
   */
  static void check(List<Statement> http, BiConsumer<Statement, String> fatal) {
    Variables variables = new Variables(fatal);
    variables.sets(http);
    variables.uses(http, "");
  }

  private void sets(List<Statement> statements) {
    for (Statement s : statements) {
      List<String> args = s.args();
      Integer at = SETS.get(s.name());
      if (at != null && !args.isEmpty()) {
        set.add(name(args.get(at < 0 ? args.size() - 1 : at)));
      }
      // The first word of a row may be a regular expression too.
      captures(s.name());
      args.forEach(this::captures);
      sets(s.inside());
    }
  }

  private void captures(String regex) {
    if (!regex.contains("(?")) {
      return;
    }
    Matcher capture = CAPTURE.matcher(regex);
    while (capture.find()) {
      set.add(capture.group(1).toLowerCase(Locale.ROOT));
    }
  }

  private void uses(List<Statement> statements, String block) {
    for (Statement s : statements) {
      List<String> args = s.args();
      Integer from = block.equals("map") ? Integer.valueOf(0) : USES.get(s.name());
      if (from != null && !s.isInclude() && !args.isEmpty()) {
        uses(
            s,
            String.join(" ", from < 0 ? List.of(args.getLast()) : args.subList(from, args.size())));
      } else if (s.name().equals("rewrite") && args.size() > 1) {
        uses(s, args.get(1));
      } else if (s.name().equals("if") && !args.isEmpty()) {
        String first = args.getFirst().equals("(") ? args.get(1) : args.getFirst();
        uses(s, first.matches("\\(?\\$.*") ? first.replaceFirst("\\)$", "") : "");
      }
      uses(s.inside(), s.isInclude() ? block : s.name());
    }
  }

  private void uses(Statement s, String text) {
    if (text.indexOf('$') < 0) {
      return;
    }
    Matcher variable = VARIABLE.matcher(text);
    while (variable.find()) {
      String name = variable.group(1) != null ? variable.group(1) : variable.group(2);
      if (variable.group(3) != null) {
        fatal.accept(s, "has a \"$\" that no name follows");
        return;
      }
      if (name != null && !isKnown(name.toLowerCase(Locale.ROOT))) {
        fatal.accept(s, "uses a variable that nothing sets");
        return;
      }
    }
  }

  private boolean isKnown(String name) {
    return set.contains(name)
        || BUILT_IN.contains(name)
        || BUILT_IN.stream().anyMatch(b -> b.endsWith("_") && name.startsWith(b));
  }

  private static String name(String variable) {
    return variable.replaceFirst("^\\$", "").toLowerCase(Locale.ROOT);
  }

  private static Set<String> load() {
    try (InputStream in = Variables.class.getResourceAsStream("variables.txt")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.startsWith("#"))
          .flatMap(line -> List.of(line.split(" ")).stream())
          .collect(Collectors.toSet());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
