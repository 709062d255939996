package censo.collector.console;

import censo.inventory.Bytes;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Style, script and htmx. Their names carry the hash of their content, so that a browser keeps them
 * for ever.
 */
final class Static {
  private static final String HTMX = "/META-INF/resources/webjars/htmx.org/2.0.10/dist/htmx.min.js";

  /**
   * One file.
   *
   * @param name {@code console-1f2e3d4c.css}
   */
  record File(String name, String type, Bytes content) {}

  private final Map<String, File> byName = new LinkedHashMap<>();
  private final Map<String, String> names = new LinkedHashMap<>();

  Static() {
    add("style", "console.css", "text/css", read("static/console.css"));
    add("icon", "icon.svg", "image/svg+xml", read("static/icon.svg"));
    // One script: a page is three requests.
    add("script", "console.js", "text/javascript", read(HTMX) + "\n" + read("static/console.js"));
  }

  private static String read(String resource) {
    try (InputStream in = Static.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException(resource + " is not in the jar");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void add(String key, String name, String type, String text) {
    Bytes content = Bytes.ofUtf8(text);
    int dot = name.lastIndexOf('.');
    String hashed =
        name.substring(0, dot) + "-" + content.sha256().substring(0, 8) + name.substring(dot);
    byName.put(hashed, new File(hashed, type, content));
    names.put(key, hashed);
  }

  Optional<File> file(String name) {
    return Optional.ofNullable(byName.get(name));
  }

  /** Names with their hash, by what they are. */
  Map<String, String> names() {
    return names;
  }
}
