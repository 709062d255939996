package censo.source.nginx;

import censo.source.Opened;
import censo.source.Root;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The command by which systemd starts nginx.
 *
 * @param path the unit or drop-in whose {@code ExecStart} holds
 * @param line of it
 * @param start words of the command
 */
record UnitFile(String path, int line, List<String> start) {
  private static final String NAME = "nginx.service";

  /** Folders of units, the first that has it wins (systemd.unit(5)). */
  private static final List<String> FOLDERS =
      List.of(
          "/etc/systemd/system/",
          "/run/systemd/system/",
          "/usr/lib/systemd/system/",
          "/lib/systemd/system/");

  static Optional<UnitFile> of(Root root) {
    Optional<UnitFile> found = Optional.empty();
    for (String folder : FOLDERS) {
      if (root.stat(folder + NAME).isPresent()) {
        found = last(root, folder + NAME);
        break;
      }
    }
    for (String folder : FOLDERS.reversed()) {
      for (String name : root.list(folder + NAME + ".d").orElse(List.of())) {
        Optional<UnitFile> dropIn =
            name.endsWith(".conf") ? last(root, folder + NAME + ".d/" + name) : Optional.empty();
        found = dropIn.isPresent() ? dropIn : found;
      }
    }
    return found;
  }

  private static Optional<UnitFile> last(Root root, String path) {
    Optional<UnitFile> found = Optional.empty();
    if (root.open(path) instanceof Opened.Read read) {
      List<String> lines = read.bytes().latin1().lines().toList();
      for (int i = 0; i < lines.size(); i++) {
        String line = lines.get(i).strip();
        if (line.startsWith("ExecStart=") && line.length() > "ExecStart=".length()) {
          List<String> words = words(line.substring("ExecStart=".length()));
          found = Optional.of(new UnitFile(path, i + 1, words));
        }
      }
    }
    return found;
  }

  /** Words of a command, those in quotes together (systemd.service(5), Command lines). */
  private static List<String> words(String command) {
    List<String> words = new ArrayList<>();
    StringBuilder word = new StringBuilder();
    char quote = 0;
    for (char c : (command + " ").toCharArray()) {
      if (quote == 0 && (c == '"' || c == '\'')) {
        quote = c;
      } else if (c == quote) {
        quote = 0;
      } else if (quote == 0 && (c == ' ' || c == '\t')) {
        if (!word.isEmpty()) {
          words.add(word.toString());
        }
        word.setLength(0);
      } else {
        word.append(c);
      }
    }
    return words;
  }
}
