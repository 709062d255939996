package censo.source.processes;

import censo.source.Opened;
import censo.source.Root;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A process as {@code /proc} tells it.
 *
 * @param words of its command line; one alone where it gave itself a title
 * @param unit whose control group it is in, empty for none
 */
record Running(String pid, String parent, int uid, List<String> words, String unit) {
  private static final Pattern PARENT = Pattern.compile("(?m)^PPid:\\s*([0-9]+)$");
  private static final Pattern UID = Pattern.compile("(?m)^Uid:\\s*([0-9]{1,9})\\s");
  private static final Pattern UNIT =
      Pattern.compile("/system\\.slice/(?:[^/\n]+/)*?([^/\n]+\\.service)(?=/|\n|$)");

  /** A process of a container is configured there. */
  private static final Pattern CONTAINER =
      Pattern.compile("docker-|/docker/|kubepods|containerd|lxc|libpod|crio|machine\\.slice");

  Running {
    words = List.copyOf(words);
  }

  /** All that can be seen outside of containers; of the kernel's own none. */
  static List<Running> all(Root root) {
    List<Running> all = new ArrayList<>();
    for (String pid : root.list("/proc").orElse(List.of())) {
      if (pid.matches("[0-9]{1,9}")) {
        of(root, pid).ifPresent(all::add);
      }
    }
    return all;
  }

  private static Optional<Running> of(Root root, String pid) {
    String line = text(root, pid, "cmdline");
    Matcher parent = PARENT.matcher(text(root, pid, "status"));
    Matcher uid = UID.matcher(text(root, pid, "status"));
    String group = text(root, pid, "cgroup");
    if (line.isEmpty() || !parent.find() || !uid.find() || CONTAINER.matcher(group).find()) {
      return Optional.empty();
    }
    Matcher unit = UNIT.matcher(group);
    List<String> words = List.of(line.replaceFirst("[\0\n ]+$", "").split("\0", -1));
    return Optional.of(
        new Running(
            pid,
            parent.group(1),
            Integer.parseInt(uid.group(1)),
            words,
            unit.find() ? unit.group(1) : ""));
  }

  private static String text(Root root, String pid, String name) {
    return root.open("/proc/" + pid + "/" + name) instanceof Opened.Read read
        ? read.bytes().utf8()
        : "";
  }

  /** Whether it may have written a title over its command line. */
  boolean hasTitle() {
    return words.size() == 1 && words.getFirst().contains(" ");
  }

  String line() {
    return String.join(" ", words);
  }
}
