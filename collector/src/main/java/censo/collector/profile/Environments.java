package censo.collector.profile;

import java.util.Comparator;

/** Environments in the order in which their values count. */
final class Environments {
  private static final String PRODUCTION = "production";

  /** Production first, since its values are what a profile is about; unknown ones last. */
  static final Comparator<Held> ORDER =
      Comparator.comparing((Held h) -> !h.environment().equals(PRODUCTION))
          .thenComparing(h -> h.environment().isEmpty())
          .thenComparing(Held::environment);

  private Environments() {}
}
