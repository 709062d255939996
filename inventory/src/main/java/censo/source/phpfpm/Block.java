package censo.source.phpfpm;

import censo.inventory.Origin;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The {@code [global]} section or a pool, gathered from all places where it stands: of a directive
 * that stands twice the last counts, of an array's key the first ({@code fpm_conf.c} puts each
 * before the others and applies them in that order).
 */
final class Block {
  private final String name;
  private final List<Origin> places = new ArrayList<>();
  private final Map<String, Setting> settings = new LinkedHashMap<>();
  private final Map<String, Map<String, Setting>> arrays = new LinkedHashMap<>();
  private final List<Setting> suppressedPaths = new ArrayList<>();

  Block(String name) {
    this.name = name;
  }

  String name() {
    return name;
  }

  /** Where it stands: a header and what is under it, each. */
  List<Origin> places() {
    return places;
  }

  void begin(Origin at) {
    places.add(at);
  }

  /** Adds a line to the place begun last; behind an include that is another. */
  void extend(Origin at) {
    Optional<Origin> last = places.isEmpty() ? Optional.empty() : Optional.of(places.getLast());
    if (last.filter(p -> p.file().equals(at.file()) && p.line() <= at.line()).isPresent()) {
      places.set(places.size() - 1, new Origin(at.file(), places.getLast().line(), at.endLine()));
    } else {
      places.add(at);
    }
  }

  void set(String directive, Setting setting) {
    settings.put(directive, setting);
  }

  /** The setting that counts, if another was there before. */
  Optional<Setting> setFirst(String array, String key, Setting setting) {
    return Optional.ofNullable(
        arrays.computeIfAbsent(array, _ -> new LinkedHashMap<>()).putIfAbsent(key, setting));
  }

  void suppress(Setting path) {
    suppressedPaths.add(path);
  }

  Map<String, Setting> settings() {
    return settings;
  }

  /** Canonical value of a directive; empty where it is not set, or set to nothing. */
  Optional<String> text(String directive) {
    return Optional.ofNullable(settings.get(directive))
        .map(Setting::canonical)
        .filter(text -> !text.isEmpty());
  }

  /** Number of a directive, 0 where it is not set. */
  long number(String directive) {
    return text(directive).filter(t -> t.matches("-?[0-9]{1,18}")).map(Long::parseLong).orElse(0L);
  }

  Map<String, Map<String, Setting>> arrays() {
    return arrays;
  }

  List<Setting> suppressedPaths() {
    return suppressedPaths;
  }
}
