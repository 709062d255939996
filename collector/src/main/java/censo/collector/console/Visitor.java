package censo.collector.console;

import io.vertx.core.http.Cookie;
import io.vertx.core.http.HttpServerRequest;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Who looks, and how they want it: language, colours, HTML or JSON.
 *
 * @param language {@code en} or {@code pt-BR}
 * @param theme {@code light}, {@code dark}, or {@code auto} for the system's
 * @param json whether values are wanted and not a page
 * @param path of the page
 * @param address path and query, for the way back
 * @param url all of it, safe between single quotes of a shell
 * @param query parameters, the first of each name
 */
record Visitor(
    String language,
    String theme,
    boolean json,
    String path,
    String address,
    String url,
    Map<String, String> query) {
  static final List<String> LANGUAGES = List.of("en", "pt-BR");
  static final List<String> THEMES = List.of("auto", "light", "dark");
  private static final Pattern PORTUGUESE = Pattern.compile("(?i)\\s*pt\\b.*");

  static Visitor of(HttpServerRequest request) {
    String accept = Optional.ofNullable(request.getHeader("Accept")).orElse("");
    boolean json =
        "json".equals(request.getParam("format"))
            || (accept.contains("application/json") && !accept.contains("text/html"));
    Map<String, String> query = new java.util.TreeMap<>();
    request.params().forEach(e -> query.putIfAbsent(e.getKey(), e.getValue()));
    String url = Optional.ofNullable(request.absoluteURI()).orElse(request.uri());
    return new Visitor(
        language(request),
        theme(request),
        json,
        request.path(),
        request.uri(),
        url.replace("'", "%27"),
        query);
  }

  private static String language(HttpServerRequest request) {
    Optional<String> chosen = cookie(request, "language").filter(LANGUAGES::contains);
    String accepted = Optional.ofNullable(request.getHeader("Accept-Language")).orElse("");
    return chosen.orElseGet(() -> PORTUGUESE.matcher(accepted).matches() ? "pt-BR" : "en");
  }

  private static String theme(HttpServerRequest request) {
    return cookie(request, "theme").filter(THEMES::contains).orElse("auto");
  }

  private static Optional<String> cookie(HttpServerRequest request, String name) {
    return Optional.ofNullable(request.getCookie(name)).map(Cookie::getValue);
  }

  String query(String name) {
    return query.getOrDefault(name, "");
  }

  /** The messages' locale. */
  Locale locale() {
    return Locale.forLanguageTag(language);
  }
}
