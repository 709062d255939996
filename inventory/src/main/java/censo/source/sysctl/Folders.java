package censo.source.sysctl;

import censo.inventory.Utf8;
import censo.source.Draft;
import censo.source.SpareName;
import censo.source.Stat;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The files of the folders of sysctl.d(5): of two of one name only the one of the folder named
 * first is read; all that are read are sorted by their names, whatever folder they stand in.
 *
 * @param read paths, in the order they are read
 * @param hidden paths by the path read in their place
 * @param misnamed paths that end otherwise than in {@code .conf}
 */
record Folders(List<String> read, Map<String, String> hidden, List<String> misnamed) {
  /** In order of their precedence; {@code /lib} counts where it is not {@code /usr/lib} itself. */
  private static final List<String> ALL =
      List.of(
          "/etc/sysctl.d",
          "/run/sysctl.d",
          "/usr/local/lib/sysctl.d",
          "/usr/lib/sysctl.d",
          "/lib/sysctl.d");

  static boolean any(Draft draft) {
    return ALL.stream().anyMatch(folder -> draft.root().stat(folder).isPresent());
  }

  static Folders of(Draft draft) {
    Map<String, String> byName = new TreeMap<>(Utf8.ORDER);
    Map<String, String> hidden = new TreeMap<>(Utf8.ORDER);
    List<String> misnamed = new ArrayList<>();
    boolean merged = draft.root().lstat("/lib").filter(Stat::isLink).isPresent();
    for (String folder : merged ? ALL.subList(0, ALL.size() - 1) : ALL) {
      for (String name : draft.list(folder)) {
        String path = folder + "/" + name;
        if (name.endsWith(".conf") && !name.startsWith(".")) {
          String first = byName.putIfAbsent(name, path);
          if (first != null) {
            hidden.put(path, first);
          }
        } else if (!SpareName.is(name)) {
          misnamed.add(path);
        }
      }
    }
    return new Folders(List.copyOf(byName.values()), hidden, misnamed);
  }
}
