package censo.source.apm;

import censo.inventory.Code;
import censo.source.apm.Entry.Entries;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * A YAML text as flat entries. An alias stands as {@code *name}: nothing is expanded. Scalars of a
 * list are one entry; other elements have their number in the key.
 */
final class YamlText {
  private static final int DEEPEST = 32;
  private static final int MOST = 5000;

  /** A map or a list that is not at its end. */
  private static final class Level {
    private final String path;
    private final boolean isMap;
    private final List<String> scalars = new ArrayList<>();
    private Optional<String> key = Optional.empty();
    private int count;

    Level(String path, boolean isMap) {
      this.path = path;
      this.isMap = isMap;
    }
  }

  private final Deque<Level> levels = new ArrayDeque<>();
  private final List<Entry> entries = new ArrayList<>();

  private YamlText() {}

  static Entries read(String text) {
    YamlText yaml = new YamlText();
    Optional<Integer> brokenAt = Optional.empty();
    Optional<Code> over = Optional.empty();
    try {
      for (Event event : new Parse(LoadSettings.builder().build()).parseString(text)) {
        yaml.take(event);
        over = yaml.over();
        if (over.isPresent()) {
          break;
        }
      }
    } catch (MarkedYamlEngineException e) {
      brokenAt = Optional.of(e.getProblemMark().map(mark -> mark.getLine() + 1).orElse(0));
    } catch (YamlEngineException _) {
      brokenAt = Optional.of(0);
    }
    return new Entries(yaml.entries, brokenAt, over);
  }

  private Optional<Code> over() {
    if (levels.size() > DEEPEST) {
      return Optional.of(Code.TOO_DEEP);
    }
    return entries.size() > MOST ? Optional.of(Code.TOO_MANY) : Optional.empty();
  }

  private void take(Event event) {
    switch (event.getEventId()) {
      case MappingStart -> levels.push(new Level(nextPath(), true));
      case SequenceStart -> levels.push(new Level(nextPath(), false));
      case MappingEnd -> levels.pop();
      case SequenceEnd -> end(levels.pop());
      case Scalar -> scalar((ScalarEvent) event);
      case Alias -> put("*" + ((AliasEvent) event).getAlias());
      default -> {}
    }
  }

  /** A key without a value says nothing. */
  private void scalar(ScalarEvent event) {
    Level level = levels.peek();
    boolean isNothing = event.isPlain() && event.getValue().isEmpty();
    if (isNothing && level != null && level.isMap && level.key.isPresent()) {
      level.key = Optional.empty();
    } else {
      put(event.getValue());
    }
  }

  private void put(String text) {
    Level level = levels.peek();
    if (level == null) {
      entries.add(Entry.of("", text));
    } else if (!level.isMap) {
      level.scalars.add(text);
      level.count++;
    } else if (level.key.isEmpty()) {
      level.key = Optional.of(text);
    } else {
      entries.add(Entry.of(nextPath(), text));
    }
  }

  /** Where the next value is put; a map wants a key after it. */
  private String nextPath() {
    Level level = levels.peek();
    if (level == null) {
      return "";
    }
    // A key that is itself a map or a list has no name.
    String name = level.isMap ? level.key.orElse("?") : String.valueOf(level.count++);
    level.key = Optional.empty();
    return level.path.isEmpty() ? name : level.path + "." + name;
  }

  private void end(Level list) {
    if (!list.scalars.isEmpty()) {
      entries.add(new Entry(list.path, list.scalars, true));
    }
  }
}
