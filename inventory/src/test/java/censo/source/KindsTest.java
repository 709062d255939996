package censo.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import censo.inventory.Item;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KindsTest {
  @ParameterizedTest
  @ValueSource(strings = {"shop-01", "shop-02", "shop-03"})
  void what_a_source_tells_of_is_known_to_be_of_that_source(String host) throws IOException {
    MemoryRoot root = MemoryRoot.of(Path.of("../examples/hosts").resolve(host));
    List<Item> before = new ArrayList<>();
    for (Source source : Sources.ALL) {
      List<Item> items = source.read(root, before).items();
      for (Item item : items) {
        assertTrue(
            Kinds.sources(item.kind()).contains(source.name()),
            () -> source.name() + " tells of " + item.kind());
      }
      before.addAll(items);
    }
  }

  @Test
  void a_kind_of_a_newer_agent_is_of_no_known_source() {
    assertEquals(Set.of(), Kinds.sources("motd"));
  }
}
