package censo.collector.profile;

import censo.inventory.Value;
import java.util.List;
import java.util.Optional;

/** One setting of a profile's item, over all its hosts. */
public sealed interface Merged {
  /** What is rendered; empty where the daemon's default is. */
  Optional<Value> value();

  /** All hosts agree. */
  record Same(Optional<Value> value) implements Merged {}

  /**
   * Hosts disagree and nobody has decided.
   *
   * @param value what is rendered until then
   * @param why how that value was taken, for the pull request
   */
  record Conflict(Optional<Value> value, List<Variant> variants, String why) implements Merged {
    public Conflict {
      variants = List.copyOf(variants);
    }
  }

  /** Hosts disagree and a person chose. */
  record Decided(Optional<Value> value, List<Variant> variants, String author, String reason)
      implements Merged {
    public Decided {
      variants = List.copyOf(variants);
    }
  }
}
