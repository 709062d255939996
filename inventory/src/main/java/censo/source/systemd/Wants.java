package censo.source.systemd;

import censo.source.Root;
import censo.source.unit.UnitName;
import censo.source.unit.Units;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Links in {@code .wants}, {@code .requires} and {@code .upholds} folders, by unit. */
final class Wants {
  private static final Pattern FOLDER = Pattern.compile(".*\\.(wants|requires|upholds)");

  private final Map<String, List<String>> links = new TreeMap<>();

  private Wants() {}

  static Wants of(Root root) {
    Wants wants = new Wants();
    for (String folder : Units.FOLDERS) {
      for (String name : root.list(folder).orElse(List.of())) {
        if (FOLDER.matcher(name).matches()) {
          wants.look(root, folder + "/" + name);
        }
      }
    }
    return wants;
  }

  private void look(Root root, String folder) {
    for (String name : root.list(folder).orElse(List.of())) {
      if (UnitName.isValid(name)) {
        links.computeIfAbsent(name, _ -> new ArrayList<>()).add(folder + "/" + name);
      }
    }
  }

  /** Units that anything wants. */
  Iterable<String> units() {
    return links.keySet();
  }

  /** Whether a link is there at the next boot. */
  static boolean isKept(String link) {
    return !link.startsWith("/run/");
  }

  /** The links that start a unit, in the order of the search path. */
  List<String> links(String unit) {
    return links.getOrDefault(unit, List.of());
  }
}
