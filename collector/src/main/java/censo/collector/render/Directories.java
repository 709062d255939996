package censo.collector.render;

import censo.collector.profile.ProfileItem;
import censo.inventory.Item;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.Set;
import java.util.stream.Stream;

/** Folders, and those above them that no machine has by itself. */
final class Directories implements Part {
  private static final String PARAMETER = "directories";

  /** Of the FHS and of Debian's base: there on every machine, and nobody's to change here. */
  private static final Set<String> STANDARD =
      Set.of(
          "/",
          "/bin",
          "/boot",
          "/dev",
          "/etc",
          "/home",
          "/lib",
          "/media",
          "/mnt",
          "/opt",
          "/proc",
          "/root",
          "/run",
          "/run/lock",
          "/sbin",
          "/srv",
          "/sys",
          "/tmp",
          "/usr",
          "/usr/bin",
          "/usr/lib",
          "/usr/local",
          "/usr/local/bin",
          "/usr/local/etc",
          "/usr/local/lib",
          "/usr/local/sbin",
          "/usr/local/share",
          "/usr/sbin",
          "/usr/share",
          "/usr/src",
          "/var",
          "/var/backups",
          "/var/cache",
          "/var/lib",
          "/var/local",
          "/var/lock",
          "/var/log",
          "/var/mail",
          "/var/opt",
          "/var/run",
          "/var/spool",
          "/var/tmp",
          "/etc/cron.d",
          "/etc/cron.daily",
          "/etc/cron.hourly",
          "/etc/cron.monthly",
          "/etc/cron.weekly",
          "/etc/logrotate.d");

  @Override
  public Set<String> kinds() {
    return Set.of("directory");
  }

  @Override
  public void render(List<ProfileItem> items, ClassDraft draft) {
    for (ProfileItem item : items) {
      String path = item.item().name();
      if (STANDARD.contains(path)) {
        draft.provided(item, "a folder of the distribution");
      } else if (onDisk(path, draft)) {
        draft.omit(item, "it lies on a disk that Puppet does not mount");
      } else if (!isClean(path)) {
        draft.omit(item, "its path is not one that Puppet takes");
      } else {
        draft.put(PARAMETER, path, attributes(item.item()), List.of(item));
      }
    }
    items.stream()
        .map(i -> i.item().name())
        .filter(p -> draft.has(PARAMETER, p))
        .forEach(p -> above(p, draft));
  }

  private static boolean onDisk(String path, ClassDraft draft) {
    return draft.machine.stream()
        .filter(i -> i.item().kind().equals("mount") && i.item().text("network").isPresent())
        .anyMatch(i -> (path + "/").startsWith(i.item().name() + "/"));
  }

  private static SequencedMap<String, Object> attributes(Item folder) {
    SequencedMap<String, Object> attributes = new LinkedHashMap<>();
    for (String attribute : List.of("owner", "group", "mode")) {
      folder.text(attribute).ifPresent(value -> attributes.put(attribute, value));
    }
    return attributes;
  }

  /** Makes what lies above a path of this class, unless another class of the machine does. */
  static void above(String path, ClassDraft draft) {
    for (int slash = path.indexOf('/', 1); slash > 0; slash = path.indexOf('/', slash + 1)) {
      String folder = path.substring(0, slash);
      if (!STANDARD.contains(folder) && !draft.isOnMachine(PARAMETER, folder)) {
        SequencedMap<String, Object> attributes = new LinkedHashMap<>();
        attributes.put("owner", "root");
        attributes.put("group", "root");
        attributes.put("mode", "0755");
        draft.put(PARAMETER, folder, attributes, List.of());
      }
    }
  }

  static boolean isClean(String path) {
    return path.startsWith("/")
        && path.chars().noneMatch(c -> c < ' ' || c == 0x7f)
        && Stream.of(path.substring(1).split("/", -1)).noneMatch(Set.of("", ".", "..")::contains);
  }
}
