package censo.inventory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import org.junit.jupiter.api.Test;

class SortedTest {
  private static final String WIDE_TILDE = "\uff5e";
  private static final String FACE = "\ud83d\ude00";

  private final SequencedMap<String, String> sorted =
      Sorted.copyOf(Map.of("b", "2", "a", "1", "é", "4", WIDE_TILDE, "5", FACE, "6", "", "0"));

  @Test
  void goes_by_the_bytes_of_utf_8_and_not_by_javas_characters() {
    assertEquals(List.of("", "a", "b", "é", WIDE_TILDE, FACE), List.copyOf(sorted.keySet()));
    assertEquals(List.of("0", "1", "2", "4", "5", "6"), List.copyOf(sorted.values()));
    assertEquals(
        List.of("6", "5", "4", "2", "1", "0"), List.copyOf(sorted.reversed().sequencedValues()));
    assertEquals("0", sorted.firstEntry().getValue());
    assertEquals("6", sorted.lastEntry().getValue());
  }

  @Test
  void finds_each_key_and_no_other() {
    assertEquals(6, sorted.size());
    sorted.forEach((key, value) -> assertEquals(value, sorted.get(key)));
    for (String other : List.of("aa", "A", "c", "\uffff", "\ud83d")) {
      assertNull(sorted.get(other));
    }
  }

  @Test
  void equals_every_map_of_the_same_entries() {
    Map<String, String> other = new HashMap<>(sorted);
    assertEquals(other, sorted);
    assertEquals(sorted, other);
    assertEquals(sorted, Sorted.copyOf(other));
    assertEquals(other.hashCode(), sorted.hashCode());
    other.put("b", "3");
    assertNotEquals(other, sorted);
    assertNotEquals(sorted, Sorted.copyOf(other));
  }

  @Test
  void can_not_be_changed_and_is_not_copied_again() {
    assertSame(sorted, Sorted.copyOf(sorted));
    assertThrows(UnsupportedOperationException.class, () -> sorted.put("c", "3"));
    assertThrows(UnsupportedOperationException.class, () -> sorted.remove("a"));
    assertThrows(UnsupportedOperationException.class, sorted::clear);
    Map.Entry<String, String> entry = sorted.entrySet().iterator().next();
    assertThrows(UnsupportedOperationException.class, () -> entry.setValue("x"));
    Map<String, String> source = new HashMap<>(Map.of("a", "1"));
    SequencedMap<String, String> copy = Sorted.copyOf(source);
    source.put("b", "2");
    assertEquals(Map.of("a", "1"), copy);
  }
}
