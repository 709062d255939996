package censo.collector.application;

import censo.collector.store.Decision;
import censo.inventory.HostFile;
import censo.inventory.Item;
import censo.inventory.Origin;
import censo.inventory.Snapshot;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * To whom each item of one host belongs. Strongest first: a person, what is ignored by a rule, a
 * rule that matches the item itself, what is as shipped, a rule that matches the whole host, ties.
 * Nearness gives nothing to nobody.
 */
final class Attributor {
  /** Ties of ties; more than the longest chain (pool, upstream, server) needs. */
  private static final int ROUNDS = 6;

  private final Snapshot snapshot;
  private final Rules rules;
  private final Decisions decisions;
  private final LocalDate today;
  private final Map<String, HostFile> files;

  private final Function<Item, Subject> read;

  /**
   * @param today for what is ignored until a day
   * @param read finds out what an item speaks of
   */
  Attributor(
      Snapshot snapshot,
      Rules rules,
      Decisions decisions,
      LocalDate today,
      Function<Item, Subject> read) {
    this.read = read;
    this.snapshot = snapshot;
    this.rules = rules;
    this.decisions = decisions;
    this.today = today;
    this.files =
        snapshot.files().stream()
            .collect(Collectors.toMap(HostFile::path, Function.identity(), (a, _) -> a));
  }

  /** Every item, in the snapshot's order; a line of {@code /etc/hosts} in parts where it is cut. */
  Map<Subject, Attribution> attribute() {
    HostLines lines = HostLines.of(snapshot.items(), read);
    Map<Subject, Attribution> settled = new LinkedHashMap<>();
    List<Subject> open = new ArrayList<>();
    for (Subject subject : lines.subjects()) {
      direct(subject)
          .ifPresentOrElse(found -> settled.put(subject, found), () -> open.add(subject));
    }
    Map<Subject, Attribution> all = tied(lines.subjects(), settled, open);
    return lines.joined(SharedFiles.undecided(all));
  }

  private Map<Subject, Attribution> tied(
      List<Subject> subjects, Map<Subject, Attribution> settled, List<Subject> open) {
    Neighbours neighbours = new Neighbours(subjects);
    Map<Subject, Attribution> current = settled;
    for (int round = 0; round < ROUNDS; round++) {
      Map<Subject, Attribution> last = current;
      Ties ties =
          new Ties(neighbours, s -> Optional.ofNullable(last.get(s)).flatMap(Attribution::owner));
      Map<Subject, Attribution> next = new LinkedHashMap<>(settled);
      open.forEach(subject -> next.put(subject, byTies(subject, ties.of(subject))));
      if (next.equals(last)) {
        break;
      }
      current = next;
    }
    Map<Subject, Attribution> ordered = new LinkedHashMap<>();
    for (Subject subject : subjects) {
      ordered.put(subject, current.get(subject));
    }
    return ordered;
  }

  private Optional<Attribution> direct(Subject subject) {
    Item item = subject.item();
    return byPerson(item)
        .or(() -> ignored(item))
        .or(() -> byRules(rule -> rule.match().of(item, subject.mentions())))
        .or(() -> asShipped(item))
        .or(() -> Kinds.isMachine(item) ? base("of the machine") : Optional.empty())
        .or(() -> isSystemAccount(item) ? base("system account") : Optional.empty())
        .or(() -> byRules(rule -> rule.match().of(snapshot.host())));
  }

  private Optional<Attribution> byPerson(Item item) {
    return decisions
        .of(Decision.Kind.ATTRIBUTE, snapshot.host().id(), item.key())
        .map(d -> new Attribution.ByPerson(d.application(), d.author(), d.reason()));
  }

  private Optional<Attribution> ignored(Item item) {
    return rules.ignore().stream()
        .filter(rule -> rule.holdsFor(item, snapshot.host(), today))
        .findFirst()
        .map(rule -> new Attribution.Ignored(rule.reason() + " (" + rule.author() + ")"));
  }

  private Optional<Attribution> byRules(Function<Rules.Application, Optional<Match.Evidence>> of) {
    Map<String, Match.Evidence> found = new LinkedHashMap<>();
    for (Rules.Application application : rules.applications()) {
      of.apply(application).ifPresent(evidence -> found.put(application.name(), evidence));
    }
    if (found.size() > 1) {
      return Optional.of(
          new Attribution.Undecided(
              found.entrySet().stream()
                  .map(e -> new Attribution.Candidate(e.getKey(), "rule " + e.getValue().rule()))
                  .toList(),
              "rules of " + String.join(" and ", found.keySet()) + " match"));
    }
    return found.entrySet().stream()
        .findFirst()
        .map(e -> new Attribution.ByRule(e.getKey(), e.getValue().rule(), e.getValue().reason()));
  }

  private Optional<Attribution> asShipped(Item item) {
    if (item.kind().equals("host_alias") && HostNames.isStock(item, snapshot.host())) {
      return Optional.of(new Attribution.Ignored("a line of the distribution or the cloud"));
    }
    if (item.kind().equals("mount") && item.text("network").isEmpty()) {
      return Optional.of(new Attribution.Ignored("a disk of the machine's own"));
    }
    if (item.kind().equals("user") && isStockAccount(item)) {
      return Optional.of(new Attribution.Ignored("the distribution's own account"));
    }
    if (item.kind().equals("directory") && isStockFolder(item)) {
      return Optional.of(new Attribution.Ignored("a folder of the distribution"));
    }
    List<Origin> places = Stream.concat(Stream.of(item.origin()), item.also().stream()).toList();
    boolean pristine = places.stream().allMatch(place -> isPristine(place.file()));
    return pristine
        ? Optional.of(
            new Attribution.Ignored(
                "as shipped by package "
                    + files.get(item.origin().file()).owningPackage().orElse("unknown")))
        : Optional.empty();
  }

  private boolean isPristine(String path) {
    HostFile file = files.get(path);
    return file != null && file.pristine();
  }

  /** Folders that stand on every machine before anything is installed, while they are root's. */
  private static boolean isStockFolder(Item folder) {
    return folder
            .name()
            .matches("/(?:etc|home|media|mnt|opt|run|srv|tmp|usr|var(?:/lib|/log|/run|/tmp|/www)?)")
        && folder.text("owner").filter("root"::equals).isPresent();
  }

  /** Debian and Red Hat give numbers below 100 to accounts that every machine has. */
  private static boolean isStockAccount(Item user) {
    return user.list("groups").isEmpty()
        && user.text("uid").filter(uid -> uid.matches("[0-9]{1,2}|65534")).isPresent();
  }

  /** Accounts that packages make; one that only one application runs as is still the machine's. */
  private static boolean isSystemAccount(Item item) {
    return item.kind().equals("user")
        && item.text("uid").filter(uid -> uid.matches("[0-9]{1,3}|65534")).isPresent();
  }

  private static Optional<Attribution> base(String reason) {
    return Optional.of(new Attribution.Base(reason));
  }

  private static Attribution byTies(Subject subject, List<Attribution.Candidate> candidates) {
    boolean shareable = Need.SHAREABLE.contains(subject.kind());
    List<Attribution.Candidate> strong =
        candidates.stream()
            .filter(c -> shareable || !c.application().equals(Attribution.BASE))
            .toList();
    if (strong.isEmpty()) {
      return Fallback.of(subject.item());
    }
    Attribution.Candidate first = strong.getFirst();
    if (strong.size() == 1 && !first.application().equals(Attribution.BASE)) {
      return new Attribution.ByTie(first.application(), first.reason());
    }
    String names =
        String.join(" and ", strong.stream().map(Attribution.Candidate::application).toList());
    return shareable
        ? new Attribution.Base("needed by " + names)
        : new Attribution.Undecided(strong, "tied to " + names);
  }
}
