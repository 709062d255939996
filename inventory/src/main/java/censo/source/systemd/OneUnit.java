package censo.source.systemd;

import censo.inventory.Bytes;
import censo.inventory.Code;
import censo.inventory.Item;
import censo.inventory.Origin;
import censo.inventory.Problem.Severity;
import censo.source.Draft;
import censo.source.Opened;
import censo.source.unit.Assignment;
import censo.source.unit.Unit;
import censo.source.unit.UnitFile;
import censo.source.unit.UnitName;
import censo.source.unit.Units;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Reads the units one by one: those of people become items, their faults problems. */
final class OneUnit {
  /** Types whose units are files; others systemd also makes by itself. */
  private static final Set<String> WITH_FILES = Set.of("service", "timer", "path");

  private final Draft draft;
  private final Units units;
  private final Wants wants;
  private final Keys keys;
  private final Hand hand;
  private final Set<String> read = new HashSet<>();

  OneUnit(Draft draft, Units units, Wants wants, Keys keys) {
    this.draft = draft;
    this.units = units;
    this.wants = wants;
    this.keys = keys;
    this.hand = Hand.of(draft.root(), units);
  }

  Hand hand() {
    return hand;
  }

  /** Whether a file went into any unit. */
  boolean hasRead(String path) {
    return read.contains(path);
  }

  void read(String name) {
    Optional<String> file = hand.fragment(units, name);
    Optional<String> template = UnitName.template(name).flatMap(t -> hand.fragment(units, t));
    boolean alias = !units.named(name).equals(name);
    if (alias && file.isPresent()) {
      alias(name, file.get());
    } else if (file.filter(units::isMask).isPresent()) {
      mask(name, file.get());
    } else if (!alias && (file.isPresent() || hand.addedTo(name))) {
      unit(name);
    } else if (template.isPresent() && !wants.links(name).isEmpty()) {
      instance(name);
    }
  }

  /** A link that enabling the unit makes, by its Alias=, says nothing else. */
  private void alias(String name, String path) {
    String target = units.named(name);
    boolean enabled =
        units.unit(target).map(unit -> unit.all("Install", "Alias")).orElse(List.of()).stream()
            .flatMap(line -> Stream.of(line.value().split("\\s+")))
            .anyMatch(name::equals);
    read.add(path);
    if (!enabled && units.file(target).isPresent()) {
      link(path);
      draft.add(new UnitItem(name, keys).set("alias_of", target).item(List.of(Origin.of(path))));
    }
  }

  private void mask(String name, String path) {
    read.add(path);
    link(path);
    draft.add(new UnitItem(name, keys).set("masked", "true").item(List.of(Origin.of(path))));
  }

  /** A link counts by where it leads; what stands there is another unit's, or nothing. */
  private void link(String path) {
    draft.root().lstat(path).ifPresent(stat -> draft.collectUnread(path, stat));
  }

  private void instance(String name) {
    List<Origin> places = new ArrayList<>();
    for (String link : wants.links(name)) {
      link(link);
      places.add(Origin.of(link));
    }
    draft.add(
        new UnitItem(name, keys)
            .set("template", UnitName.template(name).orElseThrow())
            .set("enabled", "true")
            .item(places));
  }

  private void unit(String name) {
    Optional<Unit> found = units.unit(name);
    if (found.isEmpty()) {
      return;
    }
    Unit unit = found.get();
    List<String> files = new ArrayList<>(unit.fragment().stream().toList());
    files.addAll(unit.dropIns());
    List<Assignment> all = new ArrayList<>();
    List<Assignment> own = new ArrayList<>();
    List<Origin> places = new ArrayList<>();
    Optional<Refusal> refusal = Optional.empty();
    for (String path : unit.isMasked() ? List.<String>of() : files) {
      Optional<UnitFile> parsed = units.parse(path);
      boolean fragment = unit.fragment().filter(path::equals).isPresent();
      Optional<Refusal> stop = parsed.flatMap(file -> stop(name, file));
      // A unit that is lost with its line is told as it would be with it.
      Optional<Refusal> end = fragment ? Optional.empty() : stop;
      List<Assignment> lines = parsed.map(file -> before(file, end)).orElse(List.of());
      all.addAll(lines);
      refusal = refusal.or(() -> stop.filter(_ -> fragment));
      if (hand.wrote(path) && draft.open(path) instanceof Opened.Read opened) {
        own.addAll(lines);
        place(path, parsed.orElseThrow(), opened.bytes()).ifPresent(places::add);
        if (read.add(path)) {
          faults(name, parsed.orElseThrow());
          stop.filter(_ -> !fragment).ifPresent(this::rest);
        }
      } else if (hand.wrote(path)) {
        unreadable(path);
      }
    }
    if (!places.isEmpty()) {
      Settings settings = Settings.of(name, all, keys);
      Optional<Refusal> stopped = refusal;
      Optional<Refusal> why =
          unit.fragment().isEmpty() || !UnitName.isValid(name)
              ? Optional.empty()
              : stopped.or(() -> Refusal.of(name, places.getFirst().file(), settings));
      add(name, unit, settings, own, places, why);
    }
  }

  /** Where the file says something; a file of comments alone says it nowhere. */
  private static Optional<Origin> place(String path, UnitFile file, Bytes bytes) {
    List<Origin> lines = new ArrayList<>();
    file.sections().forEach(head -> lines.add(head.at()));
    file.assignments().forEach(line -> lines.add(line.at()));
    return bytes.size() == 0
        ? Optional.empty()
        : UnitItem.place(lines).or(() -> Optional.of(Origin.of(path)));
  }

  private void add(
      String name,
      Unit unit,
      Settings settings,
      List<Assignment> own,
      List<Origin> places,
      Optional<Refusal> refusal) {
    List<String> dropIns = unit.dropIns().stream().filter(hand::wrote).toList();
    UnitItem made = new UnitItem(name, keys).add(settings, own).dropIns(dropIns);
    List<String> links = wants.links(name).stream().filter(Wants::isKept).toList();
    if (unit.fragment().filter(hand::wrote).isPresent()) {
      boolean installs = own.stream().anyMatch(line -> line.section().equals("Install"));
      boolean template = UnitName.instance(name).filter(String::isEmpty).isPresent();
      if (!links.isEmpty() || (installs && !template)) {
        made.set("enabled", String.valueOf(!links.isEmpty()));
      }
      links.forEach(this::link);
      links.forEach(link -> places.add(Origin.of(link)));
    }
    Item item = made.item(places);
    if (lacks(name)) {
      unread(
          Code.SYSTEMD_UNREAD,
          Origin.of(places.getFirst().file()),
          "adds to a unit that this host has not",
          "correct the name of the folder, or remove it",
          List.of(item));
    } else if (refusal.isEmpty()) {
      draft.add(item);
    } else {
      draft.add(
          draft
              .problem(
                  Severity.IGNORED,
                  Code.SYSTEMD_REFUSED,
                  refusal.get().at(),
                  "systemd does not load " + name + ": " + refusal.get().why(),
                  refusal.get().mend())
              .withWouldBe(List.of(item)));
    }
  }

  private void unreadable(String path) {
    read.add(path);
    switch (draft.root().open(path)) {
      case Opened.Refused why when why.code() == Code.LINK_DANGLING ->
          unread(Code.LINK_DANGLING, Origin.of(path), why.message(), "remove the link");
      case Opened.Refused why -> draft.lost(path, why);
      default -> {}
    }
  }

  private Optional<Refusal> stop(String name, UnitFile file) {
    return Refusal.stop(typed(name), file.assignments(), keys)
        .or(() -> file.stop().map(f -> new Refusal(f.at(), f.why(), "correct the line")));
  }

  /** The lines that systemd reads of a file. */
  private static List<Assignment> before(UnitFile file, Optional<Refusal> stop) {
    return file.assignments().stream()
        .filter(line -> stop.filter(s -> line.at().line() >= s.at().line()).isEmpty())
        .toList();
  }

  private void rest(Refusal stop) {
    unread(
        Code.INI_REST_IGNORED,
        stop.at(),
        stop.why() + "; systemd reads no further in this file",
        stop.mend());
  }

  private void faults(String name, UnitFile file) {
    for (UnitFile.Fault fault : file.faults()) {
      unread(Code.SYSTEMD_UNREAD, fault.at(), fault.why(), "write Key=value in a section");
    }
    for (UnitFile.Header head : file.sections()) {
      if (!Keys.hasSection(typed(name), head.name()) && !Keys.isForOthers(head.name())) {
        unread(
            Code.SYSTEMD_UNREAD,
            head.at(),
            "is a section that a unit of this type has not",
            "correct its name, or remove it");
      }
    }
    file.assignments().forEach(line -> fault(name, line));
  }

  private void fault(String name, Assignment line) {
    if (!Keys.hasSection(typed(name), line.section()) || Keys.isForOthers(line.key())) {
      return;
    }
    Optional<Keys.Type> type = keys.type(line.section(), line.key());
    if (type.isEmpty()) {
      unread(
          Code.SYSTEMD_UNREAD,
          line.at(),
          "is a key that the systemd of this host does not know in [" + line.section() + "]",
          "correct its name, move it to its section, or remove it");
    } else {
      Values.fault(type.get(), line)
          .ifPresent(
              why ->
                  unread(
                      Code.SYSTEMD_UNREAD,
                      line.at(),
                      why + "; systemd goes on without the line",
                      "correct the value"));
    }
  }

  /** Whether there is no such unit; one that a generator may make at boot counts as there. */
  private boolean lacks(String name) {
    return units.isWhole()
        && WITH_FILES.contains(UnitName.type(name))
        && UnitName.isValid(name)
        && !UnitName.isPrefix(name)
        && !units.exists(name);
  }

  /** A link to a unit that is not there starts nothing. */
  void wanted(String name) {
    if (lacks(name)) {
      for (String link : wants.links(name)) {
        if (link.startsWith("/etc/")) {
          link(link);
          unread(
              Code.LINK_DANGLING,
              Origin.of(link),
              "starts a unit that this host has not",
              "remove the link, or bring the unit back",
              List.of());
        }
      }
    }
  }

  /** The name of a folder of drop-ins for a whole type is that type. */
  private static String typed(String name) {
    return name.contains(".") ? name : "." + name;
  }

  private void unread(Code code, Origin at, String message, String mend) {
    unread(code, at, message, mend, List.of());
  }

  private void unread(Code code, Origin at, String message, String mend, List<Item> wouldBe) {
    draft.add(draft.problem(Severity.IGNORED, code, at, message, mend).withWouldBe(wouldBe));
  }
}
