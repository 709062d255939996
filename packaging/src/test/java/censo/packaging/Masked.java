package censo.packaging;

import censo.inventory.Item;
import censo.inventory.Value;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.function.UnaryOperator;

/**
 * Items as they compare between two machines whose secrets differ: every secret is the one word.
 */
final class Masked {
  static final String WORD = "SECRET";

  private final UnaryOperator<String> mask;

  /**
   * @param values secrets of the new machine, in clear
   */
  Masked(List<String> values) {
    this.mask =
        text -> {
          String masked = text.replaceAll("CENSO_SECRET_[0-9a-f]{16}", WORD);
          for (String value : values) {
            masked = masked.replace(value, WORD);
          }
          return masked;
        };
  }

  /** The settings alone: where a thing stands and how it is spelled is not what is proven. */
  Map<String, Value> settings(Item item) {
    Map<String, Value> masked = new LinkedHashMap<>();
    item.settings()
        .forEach(
            (name, value) ->
                masked.put(
                    name,
                    switch (value) {
                      case Value.Text(String text) -> Value.of(mask.apply(text));
                      case Value.TextList(List<String> texts) ->
                          Value.of(texts.stream().map(mask).toList());
                      case Value.TextMap(SequencedMap<String, String> texts) -> {
                        Map<String, String> map = new LinkedHashMap<>();
                        texts.forEach((k, v) -> map.put(k, mask.apply(v)));
                        yield Value.of(map);
                      }
                    }));
    return masked;
  }
}
