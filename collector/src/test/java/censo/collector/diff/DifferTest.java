package censo.collector.diff;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import censo.collector.Census;
import censo.inventory.Item;
import censo.inventory.Origin;
import censo.inventory.Secret;
import censo.inventory.Value;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DifferTest {
  private static final Secret REKEYED =
      new Secret("CENSO_SECRET_bbbb", "k2", "key", 1, Optional.of("CENSO_SECRET_aaaa"));

  private static Item item(Map<String, Value> settings) {
    return Item.of("supervisor_program", "bob", settings, Origin.of("/etc/bob.conf", 4));
  }

  private static List<String> settings(Diff diff) {
    return diff.changes().stream()
        .flatMap(c -> c instanceof Change.Changed changed ? changed.settings().stream() : null)
        .map(
            s ->
                s.setting()
                    + " "
                    + s.before().map(Value::inline).orElse("-")
                    + " "
                    + s.after().map(Value::inline).orElse("-"))
        .toList();
  }

  @Test
  void items_of_one_side_only_are_added_or_removed() {
    Diff diff = Differ.diff(List.of(Census.job("a")), List.of(Census.job("b")));
    assertEquals(
        List.of(new Change.Removed(Census.job("a")), new Change.Added(Census.job("b"))),
        diff.changes());
  }

  @Test
  void a_map_is_compared_key_by_key() {
    Diff diff =
        Differ.diff(
            List.of(item(Map.of("environment", Value.of(Map.of("A", "1", "B", "2", "C", "3"))))),
            List.of(item(Map.of("environment", Value.of(Map.of("A", "1", "B", "4", "D", "5"))))));
    assertEquals(
        List.of("environment.B 2 4", "environment.C 3 -", "environment.D - 5"), settings(diff));
  }

  @Test
  void a_setting_that_goes_back_to_the_default_has_no_value_after() {
    Diff diff =
        Differ.diff(List.of(item(Map.of("numprocs", Value.of("2")))), List.of(item(Map.of())));
    assertEquals(List.of("numprocs 2 -"), settings(diff));
  }

  @Test
  void the_order_of_a_list_matters() {
    Diff diff =
        Differ.diff(
            List.of(item(Map.of("events", Value.of(List.of("a", "b"))))),
            List.of(item(Map.of("events", Value.of(List.of("b", "a"))))));
    assertEquals(List.of("events a, b b, a"), settings(diff));
  }

  @Test
  void an_item_that_stands_elsewhere_is_moved_and_not_changed() {
    Item before = Census.program("bob", "2", 4);
    Item after = Census.program("bob", "2", 9);
    Diff diff = Differ.diff(List.of(before), List.of(after));
    assertTrue(diff.isEmpty());
    assertEquals(List.of(new Diff.Moved(before, after)), diff.moved());
  }

  @Test
  void a_secret_whose_key_was_rotated_is_no_change_and_is_named() {
    Diff diff =
        Differ.diff(
            List.of(item(Map.of("command", Value.of("x --dsn mysql://b:CENSO_SECRET_aaaa@db")))),
            List.of(item(Map.of("command", Value.of("x --dsn mysql://b:CENSO_SECRET_bbbb@db")))),
            List.of(REKEYED));
    assertTrue(diff.isEmpty());
    assertEquals(Diff.Equivalence.SECRET_REKEYED, diff.hidden().getFirst().why());
    assertEquals("command", diff.hidden().getFirst().setting());
  }

  @Test
  void a_secret_that_changed_while_keys_rotated_is_a_change() {
    Diff diff =
        Differ.diff(
            List.of(item(Map.of("command", Value.of("x CENSO_SECRET_cccc")))),
            List.of(item(Map.of("command", Value.of("x CENSO_SECRET_bbbb")))),
            List.of(REKEYED));
    assertEquals(1, diff.changes().size());
  }

  @Test
  void another_spelling_of_one_value_is_no_change_and_is_named() {
    Map<String, Value> size = Map.of("stdout_logfile_maxbytes", Value.of("10485760"));
    Item before = item(size).withWritten(Map.of("stdout_logfile_maxbytes", Value.of("10MB")));
    Diff diff = Differ.diff(List.of(before), List.of(item(size)));
    assertTrue(diff.isEmpty());
    assertEquals(Diff.Equivalence.SPELLING, diff.hidden().getFirst().why());
  }
}
