package censo.source.zend;

import censo.source.Opened;
import censo.source.Root;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How systemd starts a php-fpm: its unit and the drop-ins that add to it (systemd.unit(5)), as far
 * as they say which files it reads.
 *
 * @param config of {@code --fpm-config}
 * @param ini of {@code --php-ini}
 * @param scanFolders of {@code PHP_INI_SCAN_DIR}
 */
public record FpmUnit(Optional<String> config, Optional<String> ini, Optional<String> scanFolders) {
  private static final List<String> FOLDERS =
      List.of(
          "/etc/systemd/system",
          "/run/systemd/system",
          "/usr/local/lib/systemd/system",
          "/usr/lib/systemd/system",
          "/lib/systemd/system");

  /** Empty where no unit of that version stands anywhere. */
  public static Optional<FpmUnit> of(Root root, PhpVersion version) {
    String remi = "php" + version.major() + version.minor() + "-php-fpm.service";
    for (String name : List.of("php" + version + "-fpm.service", remi, "php-fpm.service")) {
      List<String> lines = lines(root, name);
      if (!lines.isEmpty()) {
        return Optional.of(of(lines));
      }
    }
    return Optional.empty();
  }

  private static FpmUnit of(List<String> lines) {
    List<String> words = List.of();
    Optional<String> scan = Optional.empty();
    for (String line : lines) {
      if (line.startsWith("ExecStart=")) {
        words = words(line.substring("ExecStart=".length()));
      } else if (line.startsWith("Environment=")) {
        for (String word : words(line.substring("Environment=".length()))) {
          if (word.startsWith("PHP_INI_SCAN_DIR=")) {
            scan = Optional.of(word.substring(word.indexOf('=') + 1));
          }
        }
      }
    }
    return new FpmUnit(option(words, "-y", "--fpm-config"), option(words, "-c", "--php-ini"), scan);
  }

  /** Of the unit that wins, then of the drop-ins of all folders by their names. */
  private static List<String> lines(Root root, String name) {
    List<String> lines = new ArrayList<>();
    for (String folder : FOLDERS) {
      if (lines.isEmpty() && root.open(folder + "/" + name) instanceof Opened.Read read) {
        lines.addAll(joined(read));
      }
    }
    java.util.TreeMap<String, String> dropIns = new java.util.TreeMap<>();
    for (String folder : FOLDERS) {
      String dropInFolder = folder + "/" + name + ".d";
      for (String dropIn : root.list(dropInFolder).orElse(List.of())) {
        if (dropIn.endsWith(".conf")) {
          dropIns.putIfAbsent(dropIn, dropInFolder + "/" + dropIn);
        }
      }
    }
    for (String path : dropIns.values()) {
      if (root.open(path) instanceof Opened.Read read) {
        lines.addAll(joined(read));
      }
    }
    return lines;
  }

  private static List<String> joined(Opened.Read unit) {
    return unit.bytes().utf8().replaceAll("\\\\\\r?\\n", " ").lines().map(String::strip).toList();
  }

  /** Split at blanks, quotes taken off. */
  private static List<String> words(String line) {
    List<String> words = new ArrayList<>();
    StringBuilder word = new StringBuilder();
    char quote = 0;
    for (char c : (line + " ").toCharArray()) {
      if (quote == 0 && Character.isWhitespace(c)) {
        if (!word.isEmpty()) {
          words.add(word.toString());
          word.setLength(0);
        }
      } else if (quote == 0 && (c == '"' || c == '\'')) {
        quote = c;
      } else if (c == quote) {
        quote = 0;
      } else {
        word.append(c);
      }
    }
    return words;
  }

  private static Optional<String> option(List<String> words, String brief, String full) {
    for (int i = 0; i < words.size(); i++) {
      String word = words.get(i);
      boolean here = word.startsWith(full + "=");
      boolean glued = word.startsWith(brief) && word.length() > 2 && !word.startsWith("--");
      if (here || glued) {
        return Optional.of(word.substring(here ? full.length() + 1 : 2));
      }
      if ((word.equals(brief) || word.equals(full)) && i + 1 < words.size()) {
        return Optional.of(words.get(i + 1));
      }
    }
    return Optional.empty();
  }
}
