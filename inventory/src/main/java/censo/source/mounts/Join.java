package censo.source.mounts;

import censo.inventory.Code;
import censo.inventory.Item;
import censo.inventory.Origin;
import censo.inventory.Problem.Severity;
import censo.inventory.Value;
import censo.source.Draft;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Joins lines of fstab with what is mounted at the same point. */
final class Join {
  private final Draft draft;
  private final String mountinfo;
  private final boolean known;
  private final Map<String, LiveMount> live;
  private final Set<String> points = new HashSet<>();
  private int swaps;

  /**
   * @param mountinfo path the live mounts are from
   * @param live by their points; empty where they are not known
   */
  Join(Draft draft, String mountinfo, Optional<Map<String, LiveMount>> live) {
    this.draft = draft;
    this.mountinfo = mountinfo;
    this.known = live.isPresent();
    this.live = new LinkedHashMap<>(live.orElse(Map.of()));
  }

  /** A line of fstab, in its order. */
  void add(FstabLine line, Origin at) {
    if (line.isSwap()) {
      swaps++;
      draft.add(wanted(line, at).withName(swaps == 1 ? "none" : "none #" + swaps));
    } else if (!line.point().startsWith("/")) {
      ignore(line, at, Code.MOUNTS_LINE_IGNORED, "its mount point is no absolute path");
    } else if (!points.add(line.point())) {
      ignore(line, at, Code.MOUNTS_DUPLICATE, "a line above has the same mount point and holds");
    } else {
      add(line, at, Optional.ofNullable(live.remove(line.point())));
    }
  }

  private void add(FstabLine line, Origin at, Optional<LiveMount> on) {
    Optional<LiveMount> mounted = on.filter(m -> !m.isAutomount());
    Item item = wanted(line, at);
    draft.add(mounted.map(m -> both(item, m)).orElse(item));
    if (known && on.isEmpty() && line.isAutomatic()) {
      draft.doubt(
          Code.MOUNTS_NOT_MOUNTED,
          at,
          "is to be mounted at boot, and is not",
          "mount it, or take the line out");
    }
    if (mounted.isPresent()
        && Remote.isNamedAlike(line.type())
        && !withoutSlash(line.device()).equals(withoutSlash(mounted.get().source()))) {
      draft.doubt(
          Code.MOUNTS_OTHER_DEVICE,
          at,
          "something else than this line says is mounted there",
          "mount what it says, or correct the line");
    }
  }

  /** What is mounted and in no line of fstab. */
  void rest() {
    for (LiveMount mount : live.values()) {
      if (mount.isTold()) {
        Map<String, Value> settings = new HashMap<>();
        settings.put("device", Value.of(mount.device()));
        settings.put("type", Value.of(mount.type()));
        settings.put("source", Value.of("mounted"));
        settings.put("live_options", Value.of(mount.options()));
        if (mount.isRemote()) {
          settings.put("network", Value.of("true"));
        }
        draft.add(Item.of("mount", mount.point(), present(settings), Origin.of(mountinfo)));
      }
    }
  }

  private static Item wanted(FstabLine line, Origin at) {
    List<String> options = Options.canonical(line.options());
    Map<String, Value> settings = new HashMap<>();
    settings.put("device", Value.of(line.device()));
    settings.put("type", Value.of(line.type()));
    settings.put("options", Value.of(options));
    settings.put("source", Value.of("fstab"));
    if (line.freq() != 0) {
      settings.put("freq", Value.of(String.valueOf(line.freq())));
    }
    if (line.passno() != 0) {
      settings.put("passno", Value.of(String.valueOf(line.passno())));
    }
    if (line.isRemote()) {
      settings.put("network", Value.of("true"));
    }
    Item item = Item.of("mount", line.point(), present(settings), at);
    boolean spelled = options.isEmpty() || options.equals(line.options());
    return spelled ? item : item.withWritten(Map.of("options", Value.of(line.options())));
  }

  private Item both(Item wanted, LiveMount mount) {
    Map<String, Value> settings = new HashMap<>(wanted.settings());
    settings.put("source", Value.of("both"));
    settings.put("live_options", Value.of(mount.options()));
    if (mount.isRemote()) {
      settings.put("network", Value.of("true"));
    }
    return wanted.withSettings(present(settings)).withAlso(List.of(Origin.of(mountinfo)));
  }

  private void ignore(FstabLine line, Origin at, Code code, String message) {
    draft.add(
        draft
            .problem(
                Severity.IGNORED,
                code,
                at,
                message + "; nothing is mounted by it",
                "correct the line or remove it")
            .withWouldBe(List.of(wanted(line, at))));
  }

  private static Map<String, Value> present(Map<String, Value> settings) {
    settings.values().removeIf(Value::isEmpty);
    return settings;
  }

  private static String withoutSlash(String device) {
    return device.replaceFirst("/+$", "");
  }
}
