package censo.inventory;

import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/** A setting: a text, a list of texts or a map of texts; never a number or a boolean. */
public sealed interface Value {
  /** One text. */
  record Text(String text) implements Value {}

  /** Texts in the order the daemon takes them. */
  record TextList(List<String> texts) implements Value {
    public TextList {
      texts = List.copyOf(texts);
    }
  }

  /** Texts by name; sorted by name, since the order of a map never matters to a daemon. */
  record TextMap(SequencedMap<String, String> texts) implements Value {
    public TextMap {
      texts = Sorted.copyOf(texts);
    }
  }

  static Value of(String text) {
    return new Text(text);
  }

  static Value of(List<String> texts) {
    return new TextList(texts);
  }

  static Value of(Map<String, String> texts) {
    return new TextMap(
        texts instanceof SequencedMap<String, String> sequenced ? sequenced : Sorted.copyOf(texts));
  }

  /** Whether it is a list or a map of nothing, which a snapshot leaves out. */
  default boolean isEmpty() {
    return switch (this) {
      case Text _ -> false;
      case TextList(List<String> texts) -> texts.isEmpty();
      case TextMap(SequencedMap<String, String> texts) -> texts.isEmpty();
    };
  }

  /** On one line, for messages and lists: texts joined by a comma, pairs as {@code key=value}. */
  default String inline() {
    return switch (this) {
      case Text(String text) -> text;
      case TextList(List<String> texts) -> String.join(", ", texts);
      case TextMap(SequencedMap<String, String> texts) ->
          String.join(
              ", ", texts.entrySet().stream().map(e -> e.getKey() + "=" + e.getValue()).toList());
    };
  }
}
