package censo.source.limits;

import censo.inventory.Code;
import censo.inventory.Item;
import censo.inventory.Origin;
import censo.inventory.Value;
import censo.source.Draft;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What all files together say. Of two lines for one domain and item the later counts, for soft and
 * hard apart; between domains it depends on the user, so both stay.
 */
final class Table {
  private record Entry(Line.Limit limit, Origin at) {}

  private record Subject(Domain domain, String item) {}

  private final Draft draft;
  private final Map<Subject, List<Entry>> entries = new LinkedHashMap<>();
  private final Map<Domain, List<Origin>> exemptions = new LinkedHashMap<>();

  Table(Draft draft) {
    this.draft = draft;
  }

  void add(Line.Limit limit, Origin at) {
    entries
        .computeIfAbsent(new Subject(limit.domain(), limit.item()), _ -> new ArrayList<>())
        .add(new Entry(limit, at));
  }

  void add(Line.Exemption exemption, Origin at) {
    exemptions.computeIfAbsent(exemption.domain(), _ -> new ArrayList<>()).add(at);
  }

  /** Adds the items, and what is doubtful about them. */
  void take() {
    entries.values().forEach(this::take);
    exemptions.forEach(
        (domain, places) -> {
          draft.add(
              Item.of("limit", domain.text() + " -", Map.of(), places.getFirst())
                  .withAlso(places.subList(1, places.size())));
          entries.forEach((subject, all) -> exempt(subject, domain, all, places.getFirst()));
        });
  }

  private void take(List<Entry> all) {
    Entry lastSoft = null;
    Entry lastHard = null;
    for (Entry entry : all) {
      lastSoft = entry.limit().isSoft() ? entry : lastSoft;
      lastHard = entry.limit().isHard() ? entry : lastHard;
    }
    Entry soft = lastSoft;
    Entry hard = lastHard;
    List<Entry> lasting = all.stream().filter(e -> e.equals(soft) || e.equals(hard)).toList();
    List<Origin> beaten = all.stream().filter(e -> !lasting.contains(e)).map(Entry::at).toList();
    lasting.forEach(entry -> draft.add(item(entry).withAlso(beaten)));
    all.forEach(entry -> doubt(entry, lasting));
  }

  private static Item item(Entry entry) {
    Line.Limit limit = entry.limit();
    Item item =
        Item.of(
            "limit",
            String.join(" ", limit.domain().text(), limit.type(), limit.item()),
            Map.of("value", Value.of(limit.value())),
            entry.at());
    return limit.value().equals(limit.written())
        ? item
        : item.withWritten(Map.of("value", Value.of(limit.written())));
  }

  private void doubt(Entry entry, List<Entry> lasting) {
    if (!lasting.contains(entry)) {
      Optional<Entry> other =
          lasting.stream().filter(l -> !l.limit().value().equals(entry.limit().value())).findAny();
      other.ifPresent(
          o ->
              draft.doubt(
                  Code.LIMITS_PRECEDENCE,
                  entry.at(),
                  "has no effect: " + o.at() + " is read behind it and sets it otherwise",
                  "keep one of them"));
    }
    if (entry.limit().hasRest()) {
      draft.doubt(
          Code.LIMITS_ODD_VALUE,
          entry.at(),
          "what stands behind the digits is not looked at, a unit neither",
          "write the number alone, in the unit of limits.conf(5)");
    }
    if (entry.limit().domain().isMistakenPattern()) {
      draft.doubt(
          Code.LIMITS_NEVER,
          entry.at(),
          "no pattern is known but * alone: this is taken for the very name of a user",
          "write one line for each user, or put them into a group");
    }
  }

  private void exempt(Subject subject, Domain domain, List<Entry> all, Origin exemption) {
    if (subject.domain().equals(domain)) {
      draft.doubt(
          Code.LIMITS_NEVER,
          all.getLast().at(),
          "has no effect: " + exemption + " exempts the same from every limit",
          "keep one of them");
    }
  }
}
