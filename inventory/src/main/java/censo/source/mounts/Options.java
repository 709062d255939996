package censo.source.mounts;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Options of a mount, parted by commas; one in double quotes may hold some itself. */
final class Options {
  /** What the kernel adds to a mount over the network: addresses of this machine or of a moment. */
  private static final Set<String> OF_THE_MOMENT =
      Set.of("addr", "clientaddr", "mountaddr", "mountport");

  private Options() {}

  static List<String> split(String text) {
    List<String> options = new ArrayList<>();
    boolean quoted = false;
    int begin = 0;
    for (int i = 0; i <= text.length(); i++) {
      if (i == text.length() || (text.charAt(i) == ',' && !quoted)) {
        if (i > begin) {
          options.add(text.substring(begin, i));
        }
        begin = i + 1;
      } else if (text.charAt(i) == '"') {
        quoted = !quoted;
      }
    }
    return options;
  }

  /** Without the word that stands for every option's default. */
  static List<String> canonical(List<String> options) {
    return options.stream().filter(option -> !option.equals("defaults")).toList();
  }

  /**
   * Those of the mount and those of its file system, each once.
   *
   * @param tunnelled whether the server is a port of this machine, chosen at each mount
   */
  static List<String> live(String ofMount, String ofSystem, boolean tunnelled) {
    List<String> options = new ArrayList<>();
    for (String option : split(ofMount + "," + ofSystem)) {
      String name = option.replaceFirst("=.*", "");
      boolean moment = OF_THE_MOMENT.contains(name) || (tunnelled && name.equals("port"));
      if (!moment && !options.contains(option)) {
        options.add(option);
      }
    }
    return options;
  }
}
