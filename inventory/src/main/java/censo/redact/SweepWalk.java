package censo.redact;

import censo.inventory.Origin;
import java.util.List;

/** Puts tokens wherever a known secret stands that no rule found there. */
final class SweepWalk extends Walk {
  private final Sweep sweep;
  private final List<Place> places;

  SweepWalk(Sweep sweep, List<Place> places) {
    this.sweep = sweep;
    this.places = places;
  }

  @Override
  String value(At at, String text) {
    return ItemValues.tidy(at, replaced(at, text));
  }

  @Override
  String content(At at, String text) {
    return replaced(at, text);
  }

  @Override
  String name(At at, String text) {
    String clean = sweep.replace(text, (_, token) -> places.add(place(at, 0, token)));
    if (!clean.equals(text)) {
      String path = at.origin().file();
      add(RuleWalk.secretInName(at.source(), Origin.of(sweep.replace(path), at.origin().line())));
    }
    return clean;
  }

  @Override
  String words(At at, String text) {
    return replaced(at, text);
  }

  private String replaced(At at, String text) {
    LineCount lines = new LineCount(text);
    return sweep.replace(text, (from, token) -> places.add(place(at, lines.at(from), token)));
  }

  private static Place place(At at, int line, String token) {
    return at.place(line, Rule.SWEEP.id(), token);
  }
}
