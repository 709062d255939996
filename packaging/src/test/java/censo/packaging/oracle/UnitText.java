package censo.packaging.oracle;

import java.util.Map;
import java.util.TreeMap;

/** A unit as text, of both sides the same: its properties that are not as if nothing were set. */
final class UnitText {
  private static final Map<String, String> USUAL =
      Map.of(
          "Nice", "0",
          "Type", "simple",
          "Restart", "no",
          "PrivateTmp", "no",
          "RemainAfterExit", "no",
          "RestartSec", "0.1",
          "TimeoutStopSec", "90",
          "Persistent", "no",
          "RandomizedDelaySec", "0",
          "LimitNOFILE", "");

  private final Map<String, String> lines = new TreeMap<>();

  void put(String property, String value) {
    if (!value.isEmpty() && !value.equals(USUAL.get(property))) {
      lines.put(property, value);
    }
  }

  static String flag(String text) {
    return text.equals("true") ? "yes" : text.equals("false") ? "no" : text;
  }

  @Override
  public String toString() {
    return String.join(
        "\n", lines.entrySet().stream().map(e -> "  " + e.getKey() + "=" + e.getValue()).toList());
  }
}
