package censo.source.hosts;

import censo.source.Opened;
import censo.source.Os;
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
 * @param doublesUnended whether the end of a last line is read twice that begins with a blank and
 *     has no newline: glibc from 2.33 on (nss_readline.c; seen in 2.36 and 2.41, not in 2.31)
 */
record Resolver(String hostName, boolean multi, boolean asksFiles, boolean doublesUnended) {
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
    return new Resolver(hostName, multi, asksFiles, doublesUnended(Os.of(root)));
  }

  private static boolean doublesUnended(Os os) {
    String digits = os.version().replaceFirst("[^0-9].*", "");
    int major =
        digits.isEmpty() || digits.length() > 6 ? Integer.MAX_VALUE : Integer.parseInt(digits);
    return switch (os.id()) {
      case "ubuntu" -> major >= 21;
      case "fedora" -> major >= 34;
      case "amzn" -> major >= 2023;
      default -> major >= (os.isRedHat() ? 9 : 12);
    };
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
