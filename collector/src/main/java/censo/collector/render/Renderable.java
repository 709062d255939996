package censo.collector.render;

import censo.inventory.Item;
import censo.inventory.Value;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.stream.Stream;

/** What no part can render, whatever the kind. */
final class Renderable {
  private Renderable() {}

  /** Why an item can't be in a data file; empty where it can. */
  static Optional<String> refusal(Item item) {
    if (names(item).anyMatch(ClassDraft::hasSecret)) {
      return Optional.of("a secret stands in its name or in that of a setting");
    }
    if (texts(item).anyMatch(t -> t.contains("{{secret:"))) {
      return Optional.of("it holds the text {{secret:, which Puppet would take for a secret");
    }
    if (texts(item).anyMatch(t -> !Yaml.canHold(t))
        || names(item).anyMatch(t -> t.chars().anyMatch(c -> c < ' '))) {
      return Optional.of("it holds characters that YAML has no way to write");
    }
    // YAML reads no key that is longer on one line.
    return names(item).anyMatch(t -> t.length() > 512)
        ? Optional.of("its name or that of a setting is longer than 512 characters")
        : Optional.empty();
  }

  private static Stream<String> names(Item item) {
    return Stream.concat(
        Stream.of(item.name()),
        item.settings().entrySet().stream()
            .flatMap(
                e ->
                    e.getValue() instanceof Value.TextMap(SequencedMap<String, String> map)
                        ? Stream.concat(Stream.of(e.getKey()), map.keySet().stream())
                        : Stream.of(e.getKey())));
  }

  private static Stream<String> texts(Item item) {
    Stream<Value> values =
        Stream.concat(item.settings().values().stream(), item.written().values().stream());
    return Stream.concat(names(item), values.flatMap(Renderable::texts));
  }

  static Stream<String> texts(Value value) {
    return switch (value) {
      case Value.Text(String text) -> Stream.of(text);
      case Value.TextList(var texts) -> texts.stream();
      case Value.TextMap(var texts) -> texts.values().stream();
    };
  }
}
