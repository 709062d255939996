package censo.inventory;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/**
 * One inventoried thing, of the shape of a Puppet resource.
 *
 * @param settings canonical: what the daemon takes, its own defaults left out
 * @param written the host's spelling of a setting, only where it differs from the canonical one
 * @param origin where it first stands
 * @param also every other place that contributes
 */
public record Item(
    ItemKey key,
    SequencedMap<String, Value> settings,
    SequencedMap<String, Value> written,
    Origin origin,
    List<Origin> also) {
  public Item {
    settings = Sorted.copyOf(settings);
    written = Sorted.copyOf(written);
    also = List.copyOf(also);
  }

  /** An item of one place whose settings are spelled canonically. */
  public static Item of(String kind, String name, Map<String, Value> settings, Origin origin) {
    return new Item(
        new ItemKey(kind, name),
        Sorted.copyOf(settings),
        Sorted.copyOf(Map.of()),
        origin,
        List.of());
  }

  public String kind() {
    return key.kind();
  }

  public String name() {
    return key.name();
  }

  public Optional<Value> setting(String name) {
    return Optional.ofNullable(settings.get(name));
  }

  /** A setting that is one text; empty where it is absent, a list or a map. */
  public Optional<String> text(String name) {
    return settings.get(name) instanceof Value.Text(String text)
        ? Optional.of(text)
        : Optional.empty();
  }

  /** A setting that is a list; a single text counts as a list of one, an absent one as none. */
  public List<String> list(String name) {
    return switch (settings.get(name)) {
      case Value.TextList(List<String> texts) -> texts;
      case Value.Text(String text) -> List.of(text);
      case null, default -> List.of();
    };
  }

  /** A setting that is a map; none where it is absent or anything else. */
  public SequencedMap<String, String> map(String name) {
    return settings.get(name) instanceof Value.TextMap(SequencedMap<String, String> texts)
        ? texts
        : Sorted.copyOf(Map.of());
  }

  public Item withSettings(Map<String, Value> newSettings) {
    return new Item(key, Sorted.copyOf(newSettings), written, origin, also);
  }

  public Item withWritten(Map<String, Value> newWritten) {
    return new Item(key, settings, Sorted.copyOf(newWritten), origin, also);
  }

  public Item withName(String name) {
    return new Item(new ItemKey(key.kind(), name), settings, written, origin, also);
  }

  public Item withAlso(List<Origin> others) {
    return new Item(key, settings, written, origin, others);
  }
}
