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
import java.util.function.UnaryOperator;

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
    List<Origin> also = each(item.also(), o -> origin(at, o));
    String name = itemName(at, item.name());
    // Most are clean, and what is clean is never copied.
    boolean same =
        settings.equals(item.settings())
            && written.equals(item.written())
            && origin.equals(item.origin())
            && also.equals(item.also())
            && name.equals(item.name());
    return same ? item : new Item(new ItemKey(item.kind(), name), settings, written, origin, also);
  }

  private Origin origin(At at, Origin origin) {
    String file = name(at, origin.file());
    return file.equals(origin.file()) ? origin : new Origin(file, origin.line(), origin.endLine());
  }

  /**
   * @param canonical of spellings, the settings that they spell
   */
  private SequencedMap<String, Value> values(
      At at, SequencedMap<String, Value> values, Map<String, Value> canonical) {
    return entries(
        at,
        values,
        (setting, name, value) -> value(at.ofSetting(name), value, canonical.get(setting)));
  }

  private Value value(At at, Value value, Value canonical) {
    boolean spelling = canonical != null && !canonical.equals(value);
    return switch (value) {
      case Value.Text(String text) -> {
        String clean = value(at.ofKey("", spelling), text);
        yield clean.equals(text) ? value : Value.of(clean);
      }
      case Value.TextList(List<String> texts) -> {
        At each = at.ofKey("", spelling);
        List<String> clean = each(texts, t -> value(each, t));
        yield clean.equals(texts) ? value : Value.of(clean);
      }
      case Value.TextMap(SequencedMap<String, String> texts) -> {
        SequencedMap<String, String> clean =
            entries(
                at,
                texts,
                (key, name, text) ->
                    value(at.ofKey(name, spelling && !spells(canonical, key, text)), text));
        yield clean.equals(texts) ? value : Value.of(clean);
      }
    };
  }

  /** The same list where each element stays as it was. */
  private static <T> List<T> each(List<T> list, UnaryOperator<T> cleaner) {
    List<T> clean = null;
    for (int i = 0; i < list.size(); i++) {
      T made = cleaner.apply(list.get(i));
      if (clean == null && !made.equals(list.get(i))) {
        clean = new ArrayList<>(list.subList(0, i));
      }
      if (clean != null) {
        clean.add(made);
      }
    }
    return clean == null ? list : clean;
  }

  /** Makes the value of an entry, whose name was {@code key}. */
  private interface Cleaner<V> {
    V clean(String key, String name, V value);
  }

  /** The same map where each name and value stays as it was. */
  private <V> SequencedMap<String, V> entries(
      At at, SequencedMap<String, V> map, Cleaner<V> cleaner) {
    SequencedMap<String, V> clean = null;
    for (Map.Entry<String, V> entry : map.entrySet()) {
      String key = entry.getKey();
      String name = name(at, key);
      V value = cleaner.clean(key, name, entry.getValue());
      if (clean == null && !(name.equals(key) && value.equals(entry.getValue()))) {
        clean = before(map, key);
      }
      if (clean != null) {
        clean.put(name, value);
      }
    }
    return clean == null ? map : clean;
  }

  /** A copy of the entries before a key. */
  private static <V> SequencedMap<String, V> before(SequencedMap<String, V> map, String key) {
    SequencedMap<String, V> copy = new LinkedHashMap<>();
    for (Map.Entry<String, V> entry : map.entrySet()) {
      if (entry.getKey().equals(key)) {
        break;
      }
      copy.put(entry.getKey(), entry.getValue());
    }
    return copy;
  }

  /** Whether one text of a map is as it is in the other. */
  private static boolean spells(Value canonical, String key, String text) {
    return canonical instanceof Value.TextMap(SequencedMap<String, String> texts)
        && text.equals(texts.get(key));
  }
}
