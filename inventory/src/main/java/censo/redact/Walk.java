package censo.redact;

import censo.inventory.Bytes;
import censo.inventory.HostFile;
import censo.inventory.Item;
import censo.inventory.ItemKey;
import censo.inventory.Origin;
import censo.inventory.Problem;
import censo.inventory.Reading;
import censo.inventory.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;

/** Goes through every text of readings and makes them anew, with the problems that it finds. */
abstract class Walk {
  private final Set<Problem> found = new LinkedHashSet<>();

  /** A value of an item. */
  abstract String value(At at, String text);

  /** The text of a file, one character per byte. */
  abstract String content(At at, String text);

  /** The name of an item, a key or a path. */
  String name(At at, String text) {
    return text;
  }

  /** The name of an item, whose values were gone through already. */
  String itemName(At at, String text) {
    return name(at, text);
  }

  /** What a problem or a reading says. */
  String words(At at, String text) {
    return text;
  }

  final void add(Problem problem) {
    found.add(problem);
  }

  final List<Reading> all(List<Reading> readings) {
    return readings.stream().map(this::reading).toList();
  }

  private Reading reading(Reading reading) {
    String source = reading.source();
    found.clear();
    List<HostFile> files = reading.files().stream().map(f -> file(source, f)).toList();
    List<Item> items = items(source, reading.items());
    List<Problem> problems = new ArrayList<>();
    reading.problems().forEach(p -> problems.add(problem(source, p)));
    problems.addAll(found);
    Optional<String> reason = reading.reason().map(r -> words(At.file(source, ""), r));
    return new Reading(source, reading.status(), reason, items, files, problems);
  }

  private Problem problem(String source, Problem p) {
    At at = At.file(source, p.file());
    return new Problem(
        p.source(),
        p.severity(),
        p.code(),
        name(at, p.file()),
        p.line(),
        words(at, p.message()),
        words(at, p.mend()),
        items(source, p.wouldBe()));
  }

  private HostFile file(String source, HostFile file) {
    At at = At.file(source, file.path());
    return new HostFile(
        name(at, file.path()),
        file.mode(),
        file.owner(),
        file.group(),
        file.link().map(target -> name(at, target)),
        file.content().map(c -> bytes(c, at)),
        file.fingerprint(),
        file.owningPackage(),
        file.pristine());
  }

  private Bytes bytes(Bytes content, At at) {
    String text = content.latin1();
    String clean = content(at, text);
    return clean.equals(text) ? content : Bytes.ofLatin1(clean);
  }

  private List<Item> items(String source, List<Item> items) {
    return items.stream().map(i -> item(source, i)).toList();
  }

  Item item(String source, Item item) {
    At at = new At(source, item.origin(), item.key(), "", "", false);
    SequencedMap<String, Value> settings = values(at, item.settings(), Map.of());
    SequencedMap<String, Value> written = values(at, item.written(), item.settings());
    Origin origin = origin(at, item.origin());
    List<Origin> also = item.also().stream().map(o -> origin(at, o)).toList();
    ItemKey key = new ItemKey(item.kind(), itemName(at, item.name()));
    Item clean = new Item(key, settings, written, origin, also);
    // Most are clean: one copy of them is enough.
    return clean.equals(item) ? item : clean;
  }

  private Origin origin(At at, Origin origin) {
    return new Origin(name(at, origin.file()), origin.line(), origin.endLine());
  }

  /**
   * @param canonical of spellings, the settings that they spell
   */
  private SequencedMap<String, Value> values(
      At at, Map<String, Value> values, Map<String, Value> canonical) {
    SequencedMap<String, Value> clean = new LinkedHashMap<>();
    values.forEach(
        (setting, v) -> {
          String name = name(at, setting);
          clean.put(name, value(at.ofSetting(name), v, canonical.get(setting)));
        });
    return clean;
  }

  private Value value(At at, Value value, Value canonical) {
    boolean spelling = canonical != null && !canonical.equals(value);
    return switch (value) {
      case Value.Text(String text) -> {
        String clean = value(at.ofKey("", spelling), text);
        yield clean.equals(text) ? value : Value.of(clean);
      }
      case Value.TextList(List<String> texts) ->
          Value.of(texts.stream().map(t -> value(at.ofKey("", spelling), t)).toList());
      case Value.TextMap(SequencedMap<String, String> texts) -> {
        Map<String, String> clean = new LinkedHashMap<>();
        texts.forEach(
            (key, text) -> {
              String name = name(at, key);
              clean.put(
                  name, value(at.ofKey(name, spelling && !spells(canonical, key, text)), text));
            });
        yield Value.of(clean);
      }
    };
  }

  /** Whether one text of a map is as it is in the other. */
  private static boolean spells(Value canonical, String key, String text) {
    return canonical instanceof Value.TextMap(SequencedMap<String, String> texts)
        && text.equals(texts.get(key));
  }
}
