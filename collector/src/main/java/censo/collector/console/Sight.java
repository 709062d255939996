package censo.collector.console;

import censo.collector.application.Rules;
import censo.collector.finding.Finder;
import censo.collector.finding.Finding;
import censo.collector.profile.Fleet;
import censo.collector.render.Renderer;
import censo.collector.store.Decision;
import censo.collector.store.Store;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What the pages look at. The fleet is worked out anew when something was received or decided, and
 * kept until then.
 */
public final class Sight {
  private final Store store;
  private final Supplier<Rules> rules;
  private final Renderer renderer;
  private volatile Seen seen;

  private record Seen(Object state, Fleet fleet, List<Finding> findings) {}

  public Sight(Store store, Supplier<Rules> rules, Renderer renderer) {
    this.store = store;
    this.rules = rules;
    this.renderer = renderer;
  }

  Store store() {
    return store;
  }

  Renderer renderer() {
    return renderer;
  }

  Fleet fleet() {
    return look().fleet();
  }

  List<Finding> findings() {
    return look().findings();
  }

  private synchronized Seen look() {
    Rules now = rules.get();
    List<Decision> decisions = store.decisions().inForce();
    // Any newer arrival is a change, also one that only differs in a comment.
    Object state = List.of(store.changes(Optional.empty(), Instant.EPOCH, 0, 1), decisions, now);
    Seen known = seen;
    if (known == null || !known.state().equals(state)) {
      Fleet fleet = Fleet.of(store.currentAll(), now, decisions);
      known = new Seen(state, fleet, Finder.find(fleet));
      seen = known;
    }
    return known;
  }
}
