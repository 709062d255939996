package censo.source.logrotate;

import censo.source.Glob;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Names of files that logrotate passes over in a folder: {@code tabooPatterns}. */
final class Taboo {
  private static final List<String> STOCK =
      Stream.of(
              ",v",
              ".bak",
              ".cfsaved",
              ".disabled",
              ".dpkg-bak",
              ".dpkg-del",
              ".dpkg-dist",
              ".dpkg-new",
              ".dpkg-old",
              ".dpkg-tmp",
              ".rhn-cfg-tmp-*",
              ".rpmnew",
              ".rpmorig",
              ".rpmsave",
              ".swp",
              ".ucf-dist",
              ".ucf-new",
              ".ucf-old",
              "~")
          .map(suffix -> "*" + suffix)
          .toList();

  private static final List<String> SINCE_22 =
      Stream.concat(STOCK.stream(), Stream.of("*.new", "*.old", "*.orig")).toList();

  private final List<String> stock;
  private List<String> patterns;

  Taboo(Version version) {
    this.stock = version.minor() >= 22 ? SINCE_22 : STOCK;
    this.patterns = stock;
  }

  /** A star does not match a leading dot: {@code .bob.swp} is read. */
  boolean has(String name) {
    return patterns.stream().anyMatch(pattern -> Glob.matches(pattern, name));
  }

  boolean isStock() {
    return patterns.equals(stock);
  }

  List<String> patterns() {
    return patterns;
  }

  /**
   * {@code tabooext} and {@code taboopat}: words parted by blanks or commas, in place of those in
   * force, or behind a plus added to them.
   *
   * @param prefix before each word
   */
  void take(String text, String prefix) {
    boolean adds = text.startsWith("+");
    List<String> taken = new ArrayList<>(adds ? patterns : List.of());
    Stream.of(text.substring(adds ? 1 : 0).split("[\\s\u000b,]+"))
        .filter(word -> !word.isEmpty())
        .forEach(word -> taken.add(prefix + word));
    patterns = taken;
  }
}
