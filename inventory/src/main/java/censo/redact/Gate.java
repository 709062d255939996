package censo.redact;

import censo.inventory.Item;
import censo.inventory.Snapshot;
import censo.inventory.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.SequencedMap;

/**
 * The same rules once more, over a snapshot that arrived: what they still find there was left by an
 * agent that is too old or broken.
 */
public final class Gate {
  private final FingerprintKey key;
  private final Options options;

  public Gate(FingerprintKey key, Options options) {
    this.key = key;
    this.options = options;
  }

  /** Where secrets are left; none in a snapshot that may be kept. */
  public List<Place> leaks(Snapshot snapshot) {
    List<Place> places = new ArrayList<>();
    snapshot.items().forEach(item -> leaks(item, places));
    snapshot.problems().forEach(p -> p.wouldBe().forEach(item -> leaks(item, places)));
    snapshot
        .files()
        .forEach(
            file ->
                file.content()
                    .ifPresent(
                        c -> {
                          String text = c.latin1();
                          Hits hits = new Hits(text, options);
                          Dialect.of(file.path(), text).find(Slice.of(text), hits);
                          note(At.file("", file.path()), text, hits, places);
                        }));
    return places;
  }

  private void leaks(Item item, List<Place> places) {
    At at = new At("", item.origin(), item.key(), "", "");
    item.settings().forEach((setting, value) -> leaks(at, setting, value, places));
    item.written().forEach((setting, value) -> leaks(at, setting, value, places));
  }

  private void leaks(At at, String setting, Value value, List<Place> places) {
    switch (value) {
      case Value.Text(String text) -> leaks(at.of(setting, ""), text, places);
      case Value.TextList(List<String> texts) ->
          texts.forEach(text -> leaks(at.of(setting, ""), text, places));
      case Value.TextMap(SequencedMap<String, String> texts) ->
          texts.forEach((k, text) -> leaks(at.of(setting, k), text, places));
    }
  }

  private void leaks(At at, String text, List<Place> places) {
    Hits hits = new Hits(text, options);
    ItemValues.find(at.item().kind(), at.setting(), at.key(), Slice.of(text), hits);
    note(at, text, hits, places);
  }

  private void note(At at, String text, Hits hits, List<Place> places) {
    LineCount lines = new LineCount(text);
    for (Hit hit : hits.inOrder()) {
      String token = key.token(hit.value());
      if (!options.allows(at.origin().file(), token)) {
        places.add(at.place(lines.at(hit.from()), hit.rule().id(), token));
      }
    }
  }
}
