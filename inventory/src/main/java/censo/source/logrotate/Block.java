package censo.source.logrotate;

import censo.inventory.Item;
import censo.inventory.Origin;
import censo.inventory.Utf8;
import censo.inventory.Value;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A block: patterns of logs, and what is in force for them. */
final class Block {
  static final Comparator<Origin> ORDER =
      Comparator.comparing(Origin::file, Utf8.ORDER).thenComparingInt(Origin::line);

  private final String file;
  private final int line;
  private final int start;
  private final Settings settings;

  /** As they are written. */
  private final List<String> named = new ArrayList<>();

  /** Without those whose logs another block has. */
  private final List<String> patterns = new ArrayList<>();

  /** Logs that are there, and what is written where none is. */
  private final List<String> logs = new ArrayList<>();

  private int endLine;
  private boolean isCut;

  /**
   * @param start where its text begins
   * @param settings what it begins with
   */
  Block(String file, int line, int start, Settings settings) {
    this.file = file;
    this.line = line;
    this.endLine = line;
    this.start = start;
    this.settings = settings;
  }

  int start() {
    return start;
  }

  Origin at() {
    return Origin.of(file, line);
  }

  Settings settings() {
    return settings;
  }

  List<String> named() {
    return named;
  }

  List<String> patterns() {
    return patterns;
  }

  List<String> logs() {
    return logs;
  }

  /** Takes down that another block has some of its logs. */
  void cut() {
    isCut = true;
  }

  boolean isCut() {
    return isCut;
  }

  void endsAt(int number) {
    endLine = Math.max(endLine, number);
  }

  /** Its first pattern names it. */
  Item item() {
    return item(patterns);
  }

  /** Whoever has its logs. */
  List<Item> wouldBe() {
    return named.isEmpty() ? List.of() : List.of(item(named));
  }

  private Item item(List<String> paths) {
    Map<String, Value> all = new HashMap<>(settings.canonical());
    all.put("paths", Value.of(paths));
    List<Origin> elsewhere =
        settings.origins().filter(at -> !holds(at)).distinct().sorted(ORDER).toList();
    return Item.of("logrotate", paths.getFirst(), all, new Origin(file, line, endLine))
        .withWritten(settings.written())
        .withAlso(elsewhere);
  }

  boolean holds(Origin at) {
    return at.file().equals(file) && at.line() >= line && at.line() <= endLine;
  }
}
