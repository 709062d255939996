package censo.collector.application;

import java.util.List;
import java.util.Optional;

/** To which application an item belongs, and why. */
public sealed interface Attribution {
  /** Name of the application of what every machine has. */
  String BASE = "base";

  /** Why, for a person. */
  String reason();

  /** The application; empty while nobody has decided, and for what is ignored. */
  default Optional<String> owner() {
    return switch (this) {
      case ByPerson(String application, String _, String _) -> Optional.of(application);
      case ByRule(String application, String _, String _) -> Optional.of(application);
      case ByTie(String application, String _) -> Optional.of(application);
      case Base(String _) -> Optional.of(BASE);
      case Ignored(String _) -> Optional.empty();
      case Undecided(List<Candidate> _, String _) -> Optional.empty();
    };
  }

  /** A person's decision. */
  record ByPerson(String application, String author, String reason) implements Attribution {}

  /**
   * A line of {@code match} that holds for the item itself.
   *
   * @param rule as {@code program: bob-*}
   */
  record ByRule(String application, String rule, String reason) implements Attribution {}

  /** Something attributed that this belongs to. */
  record ByTie(String application, String reason) implements Attribution {}

  /** The machine's own. */
  record Base(String reason) implements Attribution {}

  /** Left out by a rule of {@code ignore}, or because it is as its package shipped it. */
  record Ignored(String reason) implements Attribution {}

  /** Waits in the inbox, with what speaks for whom; often nothing. */
  record Undecided(List<Candidate> candidates, String reason) implements Attribution {
    public Undecided {
      candidates = List.copyOf(candidates);
    }
  }

  /** One application that evidence speaks for. */
  record Candidate(String application, String reason) {}
}
