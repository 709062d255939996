package censo.packaging.oracle;

import censo.packaging.Built;
import censo.source.Cases;
import censo.source.Source;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How many trees a source and a daemon read alike. Written as one line of {@code
 * packaging/target/oracle/SOURCE-DAEMON-SUITE.tsv}; beside it, in {@code .txt}, the known
 * differences with their reasons, and every other in full.
 */
final class Tally {
  private static final Path FOLDER = Built.CHECKOUT.resolve("packaging/target/oracle");
  private static final Pattern RULE = Pattern.compile("R-[A-Z]{3}-[0-9]{2}[a-z]?");

  private final Source source;
  private final Daemon daemon;
  private final Map<Tree.Kind, Integer> same = new EnumMap<>(Tree.Kind.class);
  private final Map<String, Integer> known = new TreeMap<>();

  Tally(Source source, Daemon daemon) {
    this.source = source;
    this.daemon = daemon;
  }

  void same(Tree tree) {
    same.merge(tree.kind(), 1, Integer::sum);
  }

  void known(Known difference) {
    known.merge(difference.reason(), 1, Integer::sum);
  }

  Path report() {
    return file(".txt");
  }

  private Path file(String ending) {
    return FOLDER.resolve(source.name() + "-" + daemon.name() + "-" + daemon.suite() + ending);
  }

  void write(List<Difference> differences) throws IOException {
    Files.createDirectories(FOLDER);
    int meant = known.values().stream().mapToInt(Integer::intValue).sum();
    List<Object> row =
        List.of(
            source.name(),
            daemon.name(),
            daemon.version(),
            daemon.suite(),
            rules(),
            count(Tree.Kind.CASE),
            count(Tree.Kind.EXAMPLE),
            count(Tree.Kind.VARIANT),
            meant,
            differences.size());
    Files.writeString(
        file(".tsv"), String.join("\t", row.stream().map(String::valueOf).toList()) + "\n");
    StringBuilder text = new StringBuilder();
    known.forEach((reason, n) -> text.append(n).append(" known: ").append(reason).append('\n'));
    differences.forEach(d -> text.append('\n').append(d));
    Files.writeString(report(), text);
  }

  private int count(Tree.Kind kind) {
    return same.getOrDefault(kind, 0);
  }

  /** Rules with a case folder: those that the READMEs of the source's folders name. */
  private int rules() throws IOException {
    Set<String> rules = new TreeSet<>();
    for (Path folder : Cases.folders(source)) {
      Matcher matcher = RULE.matcher(Files.readString(folder.resolve("README")));
      while (matcher.find()) {
        rules.add(matcher.group());
      }
    }
    return rules.size();
  }
}
