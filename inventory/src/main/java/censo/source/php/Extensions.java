package censo.source.php;

import censo.inventory.Item;
import censo.inventory.ItemKey;
import censo.inventory.Origin;
import censo.inventory.Sorted;
import censo.inventory.Utf8;
import censo.inventory.Value;
import censo.source.zend.PhpVersion;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The modules of one PHP: which programs load them, and where in the order. */
final class Extensions {
  private static final Pattern PRIORITY = Pattern.compile("([0-9]+)-[^/]*");

  private record Use(String sapi, Config.Load load) {
    Optional<String> priority() {
      String file = load.at().file();
      Matcher m = PRIORITY.matcher(file.substring(file.lastIndexOf('/') + 1));
      return m.matches() ? Optional.of(m.group(1)) : Optional.empty();
    }
  }

  private final SequencedMap<String, List<Use>> uses = new TreeMap<>(Utf8.ORDER);

  void add(String sapi, List<Config.Load> loads) {
    for (Config.Load load : loads) {
      uses.computeIfAbsent(name(load.library()), _ -> new ArrayList<>()).add(new Use(sapi, load));
    }
  }

  /** {@code redis} of {@code redis.so}, or of a path to it. */
  private static String name(String library) {
    String file = Utf8.decode(library.substring(library.lastIndexOf('/') + 1));
    return file.endsWith(".so") ? file.substring(0, file.length() - 3) : file;
  }

  List<Item> items(PhpVersion version) {
    List<Item> items = new ArrayList<>();
    uses.forEach((name, all) -> items.add(item(version + "/" + name, all)));
    return items;
  }

  private static Item item(String name, List<Use> uses) {
    Map<String, Value> settings = new HashMap<>();
    settings.put("sapis", Value.of(uses.stream().map(Use::sapi).distinct().sorted().toList()));
    Map<String, String> priorities = new HashMap<>();
    uses.forEach(use -> use.priority().ifPresent(p -> priorities.putIfAbsent(use.sapi(), p)));
    if (new HashSet<>(priorities.values()).size() == 1) {
      settings.put("priority", Value.of(priorities.values().iterator().next()));
    } else if (!priorities.isEmpty()) {
      settings.put("priority", Value.of(priorities));
    }
    String library = Utf8.decode(uses.getFirst().load().library());
    if (library.startsWith("/")) {
      settings.put("path", Value.of(library));
    }
    List<Origin> places = uses.stream().map(use -> use.load().at()).distinct().toList();
    return new Item(
        new ItemKey("php_extension", name),
        Sorted.copyOf(settings),
        Sorted.copyOf(Map.of()),
        places.getFirst(),
        places.subList(1, places.size()));
  }
}
