package censo.source.logrotate;

import censo.inventory.Item;
import censo.inventory.Origin;
import censo.inventory.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Directives outside of blocks, of all files of a run. */
final class Globals {
  // Each line once: files that include each other are read again and again, as logrotate does.
  private final Set<Origin> lines = new LinkedHashSet<>();
  private final Map<Origin, String> includes = new LinkedHashMap<>();

  void add(Origin line) {
    lines.add(line);
  }

  /**
   * @param path absolute
   */
  void addInclude(Origin line, String path) {
    includes.putIfAbsent(line, path);
  }

  /**
   * What is in force at the end of the main file; none where nothing stands outside of blocks.
   *
   * @param settings as they are there
   */
  List<Item> item(String main, Settings settings, Taboo taboo) {
    if (lines.isEmpty()) {
      return List.of();
    }
    Map<String, Value> all = new HashMap<>(settings.canonical());
    all.put("include", Value.of(List.copyOf(includes.values())));
    if (!taboo.isStock()) {
      all.put("taboopat", Value.of(taboo.patterns()));
    }
    all.values().removeIf(Value::isEmpty);
    List<Origin> ranges = ranges();
    Origin first =
        ranges.stream().filter(r -> r.file().equals(main)).findFirst().orElse(Origin.of(main));
    ranges.remove(first);
    return List.of(
        Item.of("logrotate_defaults", "logrotate", all, first)
            .withWritten(settings.written())
            .withAlso(ranges));
  }

  /** Lines that follow each other as one place. */
  private List<Origin> ranges() {
    List<Origin> ranges = new ArrayList<>();
    for (Origin at : lines.stream().sorted(Block.ORDER).toList()) {
      Origin last = ranges.isEmpty() ? Origin.of("") : ranges.getLast();
      if (last.file().equals(at.file()) && last.endLine() + 1 >= at.line()) {
        ranges.removeLast();
        ranges.add(new Origin(at.file(), last.line(), Math.max(last.endLine(), at.endLine())));
      } else {
        ranges.add(at);
      }
    }
    return ranges;
  }
}
