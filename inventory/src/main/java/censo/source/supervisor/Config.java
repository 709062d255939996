package censo.source.supervisor;

import censo.inventory.Origin;
import censo.source.ini.Option;
import censo.source.ini.Section;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedCollection;
import java.util.SequencedMap;

/**
 * All files as one: sections of one name are one section, and of a key that is written again the
 * last value holds, in whatever file. What stands under {@code [DEFAULT]} holds in every section
 * that does not say otherwise.
 */
final class Config {
  private final SequencedMap<String, Merged> sections = new LinkedHashMap<>();
  private final Merged defaults = new Merged(ConfigParser.DEFAULT, Optional.empty());

  /** Headers and their lines, as read. */
  private final List<Origin> places = new ArrayList<>();

  /** A section as it is in force. */
  static final class Merged {
    private final String name;
    private final Optional<Merged> defaults;
    private final Map<String, Option> own = new LinkedHashMap<>();
    private final SequencedCollection<Origin> places = new LinkedHashSet<>();

    private Merged(String name, Optional<Merged> defaults) {
      this.name = name;
      this.defaults = defaults;
    }

    String name() {
      return name;
    }

    /** What follows the first colon of the name, as written. */
    String title() {
      return name.substring(name.indexOf(':') + 1);
    }

    /** Its own value, else that of {@code [DEFAULT]}. */
    Optional<Option> get(String key) {
      Option option = own.get(key);
      return option == null && defaults.isPresent()
          ? defaults.get().get(key)
          : Optional.ofNullable(option);
    }

    /** Keys written in the section itself. */
    Collection<Option> own() {
      return own.values();
    }

    /** Where its header first stands. */
    Origin at() {
      return places.getFirst();
    }

    /**
     * Each place it stands in, once, in the order of reading; then those of {@code [DEFAULT]} if
     * one of these keys comes from there.
     */
    List<Origin> places(Collection<String> keys) {
      List<Origin> all = new ArrayList<>(places);
      defaults
          .filter(d -> keys.stream().anyMatch(k -> d.own.containsKey(k) && !own.containsKey(k)))
          .ifPresent(d -> all.addAll(d.places));
      return all;
    }
  }

  static Config of(List<Section> read) {
    Config config = new Config();
    read.forEach(config::add);
    return config;
  }

  private void add(Section section) {
    Merged merged =
        section.name().equals(ConfigParser.DEFAULT)
            ? defaults
            : sections.computeIfAbsent(
                section.name(), name -> new Merged(name, Optional.of(defaults)));
    int end = section.at().line();
    for (Option option : section.options()) {
      merged.own.put(option.key(), option);
      end = Math.max(end, option.at().endLine());
    }
    Origin place = new Origin(section.at().file(), section.at().line(), end);
    merged.places.add(place);
    places.add(place);
  }

  /** In the order of reading, without {@code [DEFAULT]}. */
  List<Merged> sections() {
    return List.copyOf(sections.values());
  }

  /** Those whose name begins so. */
  List<Merged> sections(String prefix) {
    List<Merged> found = new ArrayList<>(sections.values());
    found.removeIf(section -> !section.name.startsWith(prefix));
    return found;
  }

  /** These places, each once, in the order of reading. */
  List<Origin> inOrder(Collection<Origin> some) {
    return places.stream().filter(new HashSet<>(some)::contains).distinct().toList();
  }

  Optional<Merged> section(String name) {
    return Optional.ofNullable(sections.get(name));
  }
}
