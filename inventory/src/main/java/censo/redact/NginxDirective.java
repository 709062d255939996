package censo.redact;

import java.util.List;
import java.util.Set;

/** Secrets in the arguments of nginx's directives, by what each argument is. */
final class NginxDirective {
  private static final Set<String> NAMED =
      Set.of("fastcgi_param", "uwsgi_param", "scgi_param", "set", "perl_set", "js_set", "js_var");
  private static final Set<String> ROWS = Set.of("map", "geo", "split_clients");

  private NginxDirective() {}

  /**
   * @param words the directive and its arguments, decoded
   * @param block the head of the block it stands in
   */
  static void find(List<Slice> words, String block, Hits hits) {
    if (isRows(block)) {
      row(block, words, hits);
    } else {
      arguments(words.getFirst().text(), words.subList(1, words.size()), hits);
    }
  }

  static void arguments(String name, List<Slice> arguments, Hits hits) {
    if (arguments.isEmpty()) {
      return;
    }
    Slice first = arguments.getFirst();
    Slice last = arguments.getLast();
    boolean pair = arguments.size() > 1;
    if (pair && NAMED.contains(name)) {
      keyed(first.text(), last, hits);
    } else if (pair && (name.endsWith("_set_header") || name.endsWith("add_header"))) {
      Authorization.header(first.text(), arguments.get(1), hits);
    } else if (name.equals("if")) {
      comparison(arguments, hits);
    } else if (name.equals("env")) {
      variable(first, hits);
    } else if (name.equals("secure_link_md5")) {
      literal(first, hits);
    } else if (isSecret(name)) {
      Secrets.keyed(name, last, Rule.KEY, hits);
    }
    arguments.forEach(argument -> FreeText.find(argument, hits));
  }

  /** Directives of third parties name secrets by their names; nginx's own don't, but for one. */
  private static boolean isSecret(String name) {
    boolean own =
        name.endsWith("_pass")
            || name.startsWith("ssl_")
            || name.contains("_ssl_")
            || name.contains("_cache_");
    return name.equals("secure_link_secret") || (!own && KeyRule.isSecret(name));
  }

  private static void keyed(String key, Slice value, Hits hits) {
    if (KeyRule.isSecret(variableKey(key)) || key.equals("$arg_key")) {
      Secrets.keyed(variableKey(key), value, Rule.KEY, hits);
    }
  }

  private static String variableKey(String name) {
    return name.replace("{", "").replace("}", "");
  }

  /** {@code if ($http_x_token != "this")}: the parentheses are part of the words. */
  private static void comparison(List<Slice> arguments, Hits hits) {
    if (arguments.size() < 3) {
      return;
    }
    String key = arguments.getFirst().text().replace("(", "");
    int at = key.isEmpty() ? 1 : 0;
    String variable = at == 1 ? arguments.get(1).text() : key;
    Slice value = arguments.get(Math.min(at + 2, arguments.size() - 1));
    boolean closed = !value.isEmpty() && value.charAt(value.length() - 1) == ')';
    keyed(variable, closed ? value.sub(0, value.length() - 1) : value, hits);
  }

  private static void variable(Slice argument, Hits hits) {
    int equals = argument.text().indexOf('=');
    if (equals > 0) {
      Environment.variable(argument.text().substring(0, equals), argument.sub(equals + 1), hits);
    }
  }

  /** The part of a text that is no variable: the word that only the two sides know. */
  private static void literal(Slice text, Hits hits) {
    int begin = text.length();
    while (begin > 0 && text.charAt(begin - 1) > ' ' && "$}".indexOf(text.charAt(begin - 1)) < 0) {
      begin--;
    }
    boolean variable = begin > 0 && text.charAt(begin - 1) == '$';
    if (!variable) {
      hits.add(text.sub(begin), Rule.KEY);
    }
  }

  static boolean isRows(String block) {
    int blank = block.indexOf(' ');
    return blank > 0 && ROWS.contains(block.substring(0, blank));
  }

  /**
   * A row of a map.
   *
   * @param block the head, {@code map $source $target}
   */
  private static void row(String block, List<Slice> words, Hits hits) {
    if (words.size() > 1) {
      compared(block, words.getFirst(), hits);
      given(block, words.getLast(), hits);
    }
  }

  /** What a row compares: with a secret, where the source is one. */
  static void compared(String block, Slice text, Hits hits) {
    int first = block.indexOf(' ');
    int last = block.lastIndexOf(' ');
    boolean fallback = text.text().equals("default");
    if (last > first && !fallback && KeyRule.isSecret(block.substring(first + 1, last))) {
      Secrets.keyed(block.substring(first + 1, last), withoutOperator(text), Rule.KEY, hits);
    }
    FreeText.find(text, hits);
  }

  /** What a row gives: a secret, where the target is one. */
  static void given(String block, Slice text, Hits hits) {
    String target = block.substring(block.lastIndexOf(' ') + 1);
    if (KeyRule.isSecret(target)) {
      Secrets.keyed(target, text, Rule.KEY, hits);
    }
    FreeText.find(text, hits);
  }

  private static Slice withoutOperator(Slice compared) {
    int at = 0;
    while (at < compared.length() && "~*".indexOf(compared.charAt(at)) >= 0) {
      at++;
    }
    return compared.sub(at);
  }
}
