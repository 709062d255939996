package censo.source.hosts;

import censo.source.Opened;
import censo.source.Root;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * What decides over {@code /etc/hosts} from outside.
 *
 * @param hostName of {@code /etc/hostname}, empty where it is not known
 * @param multi whether every line of a name counts, not only the first: {@code multi on} in {@code
 *     /etc/host.conf} (host.conf(5))
 * @param asksFiles whether {@code hosts:} of {@code /etc/nsswitch.conf} names {@code files}, as
 *     without that file it does
 */
record Resolver(String hostName, boolean multi, boolean asksFiles) {
  static Resolver of(Root root) {
    boolean multi =
        words(root, "/etc/host.conf")
            .filter(words -> words.size() > 1 && words.getFirst().equals("multi"))
            .reduce((_, last) -> last)
            .filter(words -> words.get(1).startsWith("on"))
            .isPresent();
    boolean asksFiles =
        words(root, "/etc/nsswitch.conf")
            .filter(words -> words.getFirst().equals("hosts:"))
            .findFirst()
            .map(words -> words.contains("files"))
            .orElse(true);
    String hostName = words(root, "/etc/hostname").findFirst().map(List::getFirst).orElse("");
    return new Resolver(hostName, multi, asksFiles);
  }

  /** The words of each line that has any, in lower case, comments cut off. */
  private static Stream<List<String>> words(Root root, String path) {
    return root.open(path) instanceof Opened.Read read
        ? read.bytes()
            .latin1()
            .lines()
            .map(line -> line.replaceFirst("#.*", "").replaceFirst(":", ": "))
            .map(line -> line.strip().toLowerCase(Locale.ROOT))
            .filter(line -> !line.isEmpty())
            .map(line -> List.of(line.split("[\\s,]+")))
        : Stream.of();
  }
}
