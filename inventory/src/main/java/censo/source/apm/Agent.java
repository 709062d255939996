package censo.source.apm;

import censo.inventory.Code;
import censo.inventory.Item;
import censo.inventory.Origin;
import censo.inventory.Problem.Severity;
import censo.inventory.Utf8;
import censo.inventory.Value;
import censo.source.Draft;
import censo.source.Opened;
import censo.source.Paths;
import censo.source.unit.Assignment;
import censo.source.unit.Unit;
import censo.source.unit.Units;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What the files of one product say together; a setting is named by file and key. */
final class Agent {
  private final Draft draft;
  private final Product product;
  private final Map<String, Value> settings = new HashMap<>();
  private final List<Origin> origins = new ArrayList<>();

  /** Labels, and labels with the content they stand for. */
  private final Set<String> taken = new HashSet<>();

  Agent(Draft draft, Product product) {
    this.draft = draft;
    this.product = product;
  }

  /** Empty where there is no file of it. */
  Optional<Item> read(Units units) {
    product.files(draft.root()).forEach(this::file);
    units.unit(product.unit()).ifPresent(this::dropIns);
    if (origins.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        item(settings, origins.getFirst()).withAlso(origins.subList(1, origins.size())));
  }

  private void file(String path) {
    switch (draft.open(path)) {
      case Opened.Missing() -> {}
      case Opened.Read read -> {
        draft.doubtOddBytes(path, read.bytes());
        take(path, read.bytes().latin1());
      }
      case Opened.Refused refused -> draft.lost(path, refused);
    }
  }

  private void take(String path, String text) {
    Entry.Entries entries = Formats.read(path, text);
    String label = product.label(path);
    Map<String, Value> found = new HashMap<>();
    // The same file is often there for each program of PHP.
    if (taken.add(label + ": " + text)) {
      String name = taken.add(label) ? label : path;
      for (Entry entry : entries.entries()) {
        Value value =
            entry.isList() ? Value.of(entry.values()) : Value.of(entry.values().getFirst());
        found.put(name + ": " + entry.key(), value);
      }
    }
    entries.over().ifPresent(code -> over(path, code));
    entries.brokenAt().ifPresent(line -> broken(Origin.of(path, line), found));
    if (entries.brokenAt().isEmpty() || product.isMain(path)) {
      origins.add(Origin.of(path));
      settings.putAll(found);
    }
  }

  private void over(String path, Code code) {
    draft.add(
        draft.problem(
            Severity.LOST,
            code,
            Origin.of(path),
            "is deeper or longer than is followed; the rest was not read",
            "make it smaller"));
  }

  /** The agent takes nothing of such a file, and does not start with one as its main file. */
  private void broken(Origin at, Map<String, Value> found) {
    boolean isMain = product.isMain(at.file());
    draft.add(
        draft
            .problem(
                isMain ? Severity.FATAL : Severity.IGNORED,
                Code.APM_BAD_FILE,
                at,
                "can't be read from here on; the agent takes nothing of the file",
                "correct the line")
            .withWouldBe(isMain ? List.of() : List.of(item(found, Origin.of(at.file())))));
  }

  private Item item(Map<String, Value> all, Origin at) {
    return Item.of("apm_agent", product.name(), all, at);
  }

  /** Variables each by itself; other directives by their section and name. */
  private void dropIns(Unit unit) {
    for (String path : unit.dropIns()) {
      if (draft.open(path) instanceof Opened.Read) {
        origins.add(Origin.of(path));
        String label = Paths.name(Paths.folder(path)) + "/" + Paths.name(path) + ": ";
        List<Assignment> own =
            unit.assignments().stream().filter(a -> a.at().file().equals(path)).toList();
        Unit alone = new Unit(unit.name(), Optional.empty(), List.of(path), false, own);
        alone
            .environment()
            .forEach((name, value) -> settings.put(label + "Environment." + name, Value.of(value)));
        Set<String> seen = new HashSet<>(Set.of("Service Environment"));
        for (Assignment a : own) {
          if (seen.add(a.section() + " " + a.key())) {
            List<String> values =
                alone.all(a.section(), a.key()).stream()
                    .map(other -> Utf8.decode(other.value()))
                    .toList();
            settings.put(
                label + Utf8.decode(a.section() + "." + a.key()),
                values.size() == 1 ? Value.of(values.getFirst()) : Value.of(values));
          }
        }
      }
    }
    settings.values().removeIf(Value::isEmpty);
  }
}
