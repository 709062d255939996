package censo.source.rpm;

import censo.source.Opened;
import censo.source.Root;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Why packages were installed, as yum 3 keeps it for Amazon Linux 2 and its age: a folder a
 * package, {@code yumdb/n/SUM-name-version-release-arch}, in it a file {@code reason}, {@code user}
 * or {@code dep} (RPMDBAdditionalData of yum's rpmsack.py).
 */
public final class Yumdb {
  private static final String FOLDER = "/var/lib/yum/yumdb";
  private static final Pattern PACKAGE = Pattern.compile("[0-9a-f]+-(.+)-[^-]+-[^-]+-[^-]+");

  /** Not counted among the files of the census: these are the package manager's. */
  private static final int MAX_BYTES = Root.MAX_FILE_BYTES + 1;

  private Yumdb() {}

  /** Names of packages that somebody asked for; empty where yum keeps no such thing. */
  public static Optional<Set<String>> askedFor(Root root) {
    return root.list(FOLDER)
        .filter(letters -> !letters.isEmpty())
        .map(letters -> askedFor(root, letters));
  }

  private static Set<String> askedFor(Root root, List<String> letters) {
    Set<String> names = new HashSet<>();
    for (String letter : letters) {
      String folder = FOLDER + "/" + letter;
      for (String name : root.list(folder).orElse(List.of())) {
        Matcher of = PACKAGE.matcher(name);
        if (of.matches()
            && root.open(folder + "/" + name + "/reason", MAX_BYTES) instanceof Opened.Read read
            && read.bytes().latin1().strip().equals("user")) {
          names.add(of.group(1));
        }
      }
    }
    return names;
  }
}
