package censo.source.phpfpm;

import censo.inventory.Item;
import censo.inventory.ItemKey;
import censo.inventory.Origin;
import censo.inventory.Sorted;
import censo.inventory.Value;
import censo.source.zend.Directives;
import censo.source.zend.PhpVersion;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Sections as items: without what is the default, values canonical, spelling beside. */
final class BlockItem {
  private static final Set<String> SPARE =
      Set.of("pm.start_servers", "pm.min_spare_servers", "pm.max_spare_servers");

  private final PhpVersion version;
  private final Directives directives;

  BlockItem(PhpVersion version, Directives directives) {
    this.version = version;
    this.directives = directives;
  }

  Item global(Block block, String main) {
    List<Origin> also =
        block.places().stream().filter(place -> !place.file().equals(main)).toList();
    return item("php_fpm", version.text(), block, Origin.of(main), also);
  }

  Item pool(Block block) {
    List<Origin> places = block.places();
    return item(
        "php_fpm_pool",
        version + "/" + block.name(),
        block,
        places.getFirst(),
        places.subList(1, places.size()));
  }

  private Item item(String kind, String name, Block block, Origin origin, List<Origin> also) {
    Map<String, Value> settings = new HashMap<>();
    Map<String, Value> written = new HashMap<>();
    block
        .settings()
        .forEach(
            (directive, setting) -> {
              if (!isDefault(block, directive, setting.canonical())) {
                settings.put(directive, Value.of(setting.canonical()));
                if (!setting.written().equals(setting.canonical())) {
                  written.put(directive, Value.of(setting.written()));
                }
              }
            });
    block.arrays().forEach((array, entries) -> array(array, entries, settings, written));
    if (!block.suppressedPaths().isEmpty()) {
      settings.put(
          "access.suppress_path",
          Value.of(block.suppressedPaths().stream().map(Setting::canonical).toList()));
    }
    return new Item(
        new ItemKey(kind, name), Sorted.copyOf(settings), Sorted.copyOf(written), origin, also);
  }

  private void array(
      String array,
      Map<String, Setting> entries,
      Map<String, Value> settings,
      Map<String, Value> written) {
    Map<String, String> canonical = new HashMap<>();
    Map<String, String> spelled = new HashMap<>();
    entries.forEach(
        (key, setting) -> {
          String text = setting.canonical();
          boolean ini = !array.equals("env") && !text.contains("${");
          canonical.put(key, ini ? directives.canonical(key, text, false) : text);
          spelled.put(key, setting.written());
        });
    settings.put(array, Value.of(canonical));
    if (!spelled.equals(canonical)) {
      written.put(array, Value.of(spelled));
    }
  }

  private boolean isDefault(Block block, String directive, String canonical) {
    String manager = block.text("pm").orElse("");
    if (manager.equals("ondemand")) {
      // Set to their defaults, whatever is written.
      long least = version.isAtLeast(8, 0) ? -1 : 511;
      boolean raised = directive.equals("listen.backlog") && block.number("listen.backlog") < least;
      if (raised || SPARE.contains(directive)) {
        return true;
      }
    }
    if (directive.equals("pm.start_servers") && manager.equals("dynamic")) {
      long low = block.number("pm.min_spare_servers");
      long deduced = low + (block.number("pm.max_spare_servers") - low) / 2;
      return block.number("pm.start_servers") <= 0 || canonical.equals(String.valueOf(deduced));
    }
    if (directive.equals("ping.response") && block.text("ping.path").isEmpty()) {
      return true;
    }
    return Directive.of(directive, block.name().equals("global"), version)
        .filter(d -> d.isStandard(canonical, version))
        .isPresent();
  }
}
