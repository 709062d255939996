package censo.collector.profile;

import censo.inventory.Value;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/** One setting of a profile's item, over all its hosts. */
public sealed interface Merged {
  /** What is rendered; empty where the daemon's default is. */
  Optional<Value> value();

  /** Whether hosts of one environment disagree and nobody has decided. */
  default boolean isOpen() {
    return switch (this) {
      case Same _, Decided _ -> false;
      case Conflict _ -> true;
      case PerEnvironment(_, SequencedMap<String, Merged> environments) ->
          environments.values().stream().anyMatch(Merged::isOpen);
    };
  }

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

  /**
   * Environments differ, which is no conflict.
   *
   * @param value that of the first environment, which is production where there is one
   * @param environments what each has, none of them {@code PerEnvironment} again
   */
  record PerEnvironment(Optional<Value> value, SequencedMap<String, Merged> environments)
      implements Merged {
    public PerEnvironment {
      environments = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(environments));
    }
  }
}
