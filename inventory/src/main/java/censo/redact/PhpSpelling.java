package censo.redact;

import censo.inventory.Item;
import censo.inventory.Value;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;

/**
 * PHP computes values: an unquoted {@code a^b} is the number 0 to a program. Where such a spelling
 * held a secret, the file now has a token, and the token is what the program would get.
 */
final class PhpSpelling {
  private PhpSpelling() {}

  /** The item with its settings after their spellings, where those changed. */
  static Item followed(Item was, Item is) {
    if (!is.kind().startsWith("php_") || was.written().equals(is.written())) {
      return is;
    }
    Map<String, Value> settings = new LinkedHashMap<>(is.settings());
    Map<String, Value> written = new LinkedHashMap<>(is.written());
    is.written()
        .forEach(
            (name, spelling) -> {
              Value bare = bare(spelling);
              Value value = followed(was.written().get(name), spelling, settings.get(name));
              settings.put(name, value);
              written.put(name, bare);
              written.remove(name, value);
            });
    return is.withSettings(settings).withWritten(written);
  }

  private static Value followed(Value was, Value spelling, Value value) {
    if (spelling instanceof Value.Text(String text)
        && !spelling.equals(was)
        && !spelling.equals(value)) {
      return Value.of(decoded(text));
    }
    if (spelling instanceof Value.TextMap(SequencedMap<String, String> texts)
        && was instanceof Value.TextMap(SequencedMap<String, String> before)
        && value instanceof Value.TextMap(SequencedMap<String, String> values)) {
      Map<String, String> followed = new LinkedHashMap<>(values);
      texts.forEach(
          (key, text) -> {
            if (!text.equals(before.get(key)) && !text.equals(values.get(key))) {
              followed.put(key, decoded(text));
            }
          });
      return Value.of(followed);
    }
    return value;
  }

  /** A spelling that is quoted as a whole stands without its quotes. */
  private static Value bare(Value spelling) {
    return switch (spelling) {
      case Value.Text(String text) -> Value.of(bare(text));
      case Value.TextList _ -> spelling;
      case Value.TextMap(SequencedMap<String, String> texts) -> {
        Map<String, String> bare = new LinkedHashMap<>();
        texts.forEach((key, text) -> bare.put(key, bare(text)));
        yield Value.of(bare);
      }
    };
  }

  private static String bare(String spelling) {
    String inside = Slice.of(spelling).unquoted().text();
    return inside.contains(FingerprintKey.TOKEN_PREFIX) ? inside : spelling;
  }

  private static String decoded(String spelling) {
    return PhpIniValue.decoded(Slice.of(spelling)).text();
  }
}
