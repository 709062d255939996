package censo.source.nginx;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SequencedMap;

/**
 * Small configurations from a seed, spread over several files and spelled in many ways. Of those
 * without a mistake nginx takes all; a mistake is one of those people make. They need neither
 * network nor files beside themselves, so that the real nginx may judge them.
 */
public final class NginxGenerator {
  private static final String MAIN = "/etc/nginx/nginx.conf";

  /** Values that nginx takes, for directives whose argument is some text. */
  private static final Map<String, List<String>> TEXTS =
      Map.ofEntries(
          Map.entry("add_header", List.of("X-Shop bob", "X-A \"b c\" always")),
          Map.entry("access_log", List.of("off", "/var/log/nginx/bob.log")),
          Map.entry("allow", List.of("10.0.0.0/8", "127.0.0.1")),
          Map.entry("deny", List.of("all", "192.0.2.7")),
          Map.entry("default_type", List.of("text/plain")),
          Map.entry("error_page", List.of("404 /404.html", "500 502 =200 /x")),
          Map.entry("expires", List.of("1d", "max", "off")),
          Map.entry("fastcgi_param", List.of("A b", "SCRIPT_FILENAME $document_root/x.php")),
          Map.entry("index", List.of("index.php", "a.html b.html")),
          Map.entry("proxy_set_header", List.of("Host $host", "X-A \"\"")),
          Map.entry("return", List.of("404", "301 https://$host$request_uri", "200 \"ok\\n\"")),
          Map.entry("rewrite", List.of("^/a$ /b last", "\"^/c{2}$\" /d")),
          Map.entry("root", List.of("/srv/bob", "/srv/${host}x")),
          Map.entry("set", List.of("$a b", "$c \"d;{e\"", "$f it's")),
          Map.entry("try_files", List.of("$uri /index.php?$args", "/a =404")));

  private static final List<String> LOCATIONS =
      List.of(
          "/", "/a", "= /b", "~ \\.php$", "~* \"\\.(png|jpg)$\"", "^~ /s/", "=/e", "~^/f", "@g");

  /** Values that depend on others, or on what nginx was built with, are left alone. */
  private static final List<String> AVOIDED =
      List.of(
          "buffer",
          "hash",
          "temp",
          "worker_connections",
          "ssl",
          "pool",
          "window",
          "http2",
          "preread",
          "directio");

  private final Random random;
  private final boolean mistaken;
  private final SequencedMap<String, String> files = new LinkedHashMap<>();
  private final List<Grammar.Rule> simple;
  private int names;

  /**
   * @param mistaken whether to make a mistake
   */
  public NginxGenerator(long seed, boolean mistaken) {
    random = new Random(seed);
    this.mistaken = mistaken;
    simple =
        Grammar.all()
            .filter(r -> r.module().isEmpty() && r.since().isEmpty() && r.until().isEmpty())
            .filter(
                r -> !r.value().equals("text") && AVOIDED.stream().noneMatch(r.name()::contains))
            .toList();
  }

  /** Absolute path to text, one character per byte. */
  public SequencedMap<String, String> files() {
    StringBuilder main = new StringBuilder();
    directives(main, Context.MAIN);
    StringBuilder events = new StringBuilder();
    directives(events, Context.EVENTS);
    StringBuilder http = new StringBuilder();
    directives(http, Context.HTTP);
    for (int i = random.nextInt(1, 4); i > 0; i--) {
      http.append(moved(server()));
    }
    main.append(blank()).append("events {").append(events).append('}');
    main.append(blank()).append("http\n{").append(moved(http.toString())).append("}\n");
    files.put(MAIN, main.toString());
    if (mistaken) {
      mistake();
    }
    return files;
  }

  private String server() {
    StringBuilder out = new StringBuilder("\nserver {");
    out.append(blank()).append("listen ").append(random.nextInt(8000, 8010)).append(';');
    out.append(blank()).append("server_name ").append(word("n" + names++ + ".example")).append(';');
    directives(out, Context.SERVER);
    List<String> locations = new ArrayList<>(LOCATIONS);
    for (int i = random.nextInt(4); i > 0; i--) {
      String location = locations.remove(random.nextInt(locations.size()));
      out.append(moved(location(location, random.nextInt(3))));
    }
    return out.append("\n}").toString();
  }

  private String location(String name, int depth) {
    StringBuilder out = new StringBuilder("\nlocation ").append(name).append(" {");
    directives(out, Context.LOCATION);
    if (random.nextInt(4) == 0) {
      out.append(blank()).append("if ($args ~ \"x y\") {");
      directives(out, Context.LOCATION_IF);
      out.append('}');
    }
    if (depth > 0 && "/^~".indexOf(name.charAt(0)) >= 0 && random.nextInt(3) == 0) {
      out.append(location("~ \\.n" + depth + "$", depth - 1));
    }
    return out.append("}").toString();
  }

  private void directives(StringBuilder out, Context context) {
    List<String> all = new ArrayList<>();
    List<Grammar.Rule> here = simple.stream().filter(r -> r.stands(context)).toList();
    List<String> seen = new ArrayList<>();
    for (int i = here.isEmpty() ? 0 : random.nextInt(5); i > 0; i--) {
      Grammar.Rule rule = pick(here);
      if (!seen.contains(rule.name())) {
        seen.add(rule.name());
        all.add(rule.name() + pick(List.of(" ", "\t", "\n  ")) + value(rule.value()));
      }
    }
    for (int i = random.nextInt(4); i > 0; i--) {
      String name = pick(TEXTS.keySet().stream().sorted().toList());
      boolean here2 = Grammar.rule(name, context).filter(r -> r.stands(context)).isPresent();
      boolean again = Grammar.rule(name, context).filter(Grammar.Rule::once).isPresent();
      if (here2 && !(again && seen.contains(name))) {
        seen.add(name);
        all.add(name + " " + pick(TEXTS.get(name)));
      }
    }
    StringBuilder text = new StringBuilder();
    all.forEach(d -> text.append(blank()).append(d).append(pick(List.of(";", " ;", "\n;"))));
    out.append(moved(text.toString()));
  }

  private String value(String type) {
    String limits = type.substring(type.indexOf('=') + 1);
    return switch (type.replaceFirst("=.*", "")) {
      case "flag" -> word(pick(List.of("on", "off", "ON", "Off")));
      case "enum", "set" -> word(pick(List.of(limits.split("\\|"))));
      case "number" ->
          type.contains("=") ? limits.replaceFirst("\\..*", "") : pick(List.of("1", "7"));
      case "size", "size?" -> pick(List.of("1k", "64K", "2m", "4096"));
      case "offset" -> pick(List.of("1k", "1G", "2m", "4096"));
      case "msec" -> word(pick(List.of("1s", "250ms", "1m", "1h30m", "30", "1h 30m", "1s5")));
      case "sec" -> word(pick(List.of("1d", "1h", "1y", "30", "1M 2w")));
      default -> "65";
    };
  }

  /** The same value, spelled in one of the ways nginx reads alike. */
  private String word(String value) {
    boolean bare = value.indexOf(' ') < 0;
    return switch (random.nextInt(bare ? 4 : 2)) {
      case 0 -> '"' + value + '"';
      case 1 -> "'" + value + "'";
      default -> value;
    };
  }

  private String blank() {
    return pick(List.of("\n", "\n\t", " ", "\r\n", "\n# it's { a \"comment;\n"));
  }

  /** The text, or an include of a file that has it. */
  private String moved(String text) {
    String name = "f" + names++;
    switch (random.nextInt(6)) {
      case 0 -> files.put("/etc/nginx/snippets/" + name, text);
      case 1 -> files.put("/etc/nginx/" + name + ".d/" + name + ".conf", text + "\n");
      default -> {
        return text;
      }
    }
    return files.containsKey("/etc/nginx/snippets/" + name)
        ? "\ninclude snippets/" + name + ";"
        : "\ninclude /etc/nginx/" + name + ".d/*.conf;";
  }

  private void mistake() {
    String path = pick(List.copyOf(files.keySet()));
    String text = files.get(path);
    int end = text.indexOf(';', text.isEmpty() ? 0 : random.nextInt(text.length()));
    int at = end < 0 ? text.length() : end + 1;
    String wrong =
        pick(
            List.of(
                "\ngzip maybe;",
                "\nroot /a b;",
                "\nlocation /a b { }",
                "\nserver_nmae x;",
                "\nGZIP on;",
                "\ninclude gone.conf;",
                "\n;",
                "\n}",
                "\n{ }",
                "\nset $x \"a\"b;",
                "\nclient_max_body_size 50mb;",
                "\nsend_timeout 1m1h;",
                "\nsendfile on; sendfile on;",
                "\nlisten 80",
                "\nlisten 8000; listen *:8000;",
                "\nreturn;",
                "\nbreak on;",
                "\nproxy_pass http://u:p@127.0.0.1/;",
                "\nfastcgi_pass gone;",
                "\nset x y;",
                "\nlocation ~ ^/a{2}$ { }",
                "\nmap $a $b { x; }",
                "\nmap $a $b { x y; X z; }",
                "\nupstream e { }",
                "\nlocation = /q { location /q/r { } }",
                "\nif ($a) { root /x; }",
                "\nlocation /w { } location /w { }",
                "\nlog_format combined x;",
                "\nuser root;"));
    files.put(path, text.substring(0, at) + wrong + text.substring(at));
    if (random.nextInt(4) == 0) {
      files.put(path, new NginxTexts(random.nextLong()).mutate(files.get(path)));
    }
  }

  private <T> T pick(List<T> from) {
    return from.get(random.nextInt(from.size()));
  }
}
