package censo.collector.render;

import censo.collector.profile.ProfileItem;
import censo.collector.render.ClassDraft.Spelling;
import censo.inventory.Item;
import censo.inventory.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;

/** Pools of php-fpm: a hash of directives for each. */
final class Pools implements Part {
  private static final String PARAMETER = "php_pools";

  private static final List<String> FIRST =
      List.of("user", "group", "listen", "listen.owner", "listen.group", "listen.mode", "pm");

  private static final Set<String> MAPS = Set.of("env", "php_value", "php_admin_value");

  @Override
  public Set<String> kinds() {
    return Set.of("php_fpm_pool");
  }

  @Override
  public void render(List<ProfileItem> items, ClassDraft draft) {
    items.forEach(i -> render(i, draft));
    items.forEach(i -> removePackaged(i.item(), draft));
  }

  private static void render(ProfileItem item, ClassDraft draft) {
    Item pool = item.item();
    if (!pool.name().matches("[0-9]+\\.[0-9]+/[A-Za-z0-9_.-]+")) {
      draft.omit(item, "its name can't be that of a file");
      return;
    }
    SequencedMap<String, String> settings = new LinkedHashMap<>();
    for (String directive : order(pool)) {
      for (Map.Entry<String, String> one : lines(pool, directive).entrySet()) {
        boolean map = MAPS.contains(directive);
        Optional<String> text =
            literal(
                item, map ? directive + "." + one.getKey() : directive, one.getValue(), map, draft);
        if (text.isEmpty()) {
          draft.omit(item, "php-fpm has no quotes for the value of " + directive);
          return;
        }
        boolean flag = map && !directive.equals("env") && isFlag(one.getValue());
        String key = flag ? directive.replace("value", "flag") : directive;
        settings.put(map ? key + "[" + one.getKey() + "]" : key, text.get());
      }
    }
    draft.put(
        PARAMETER, pool.name(), new LinkedHashMap<>(Map.of("settings", settings)), List.of(item));
  }

  private static List<String> order(Item pool) {
    List<String> order = new ArrayList<>(FIRST);
    order.retainAll(pool.settings().keySet());
    pool.settings().keySet().stream()
        .filter(d -> !FIRST.contains(d) && !MAPS.contains(d))
        .forEach(order::add);
    pool.settings().keySet().stream().filter(MAPS::contains).forEach(order::add);
    return order;
  }

  private static Map<String, String> lines(Item pool, String directive) {
    return switch (pool.settings().get(directive)) {
      case Value.Text(String text) ->
          Map.of(directive, plain(pool.written().get(directive)).orElse(text));
      case Value.TextList(List<String> texts) -> Map.of(directive, String.join(",", texts));
      case Value.TextMap(SequencedMap<String, String> texts) ->
          spelled(texts, pool.written().get(directive));
    };
  }

  private static Map<String, String> spelled(SequencedMap<String, String> texts, Value written) {
    SequencedMap<String, String> spelled = new LinkedHashMap<>(texts);
    if (written instanceof Value.TextMap(SequencedMap<String, String> own)) {
      spelled.replaceAll((key, text) -> plain(Value.of(own.getOrDefault(key, ""))).orElse(text));
    }
    return spelled;
  }

  /** The host's own spelling of a number with its unit. */
  static Optional<String> plain(Value written) {
    return written instanceof Value.Text(String text) && text.matches("[0-9]+[A-Za-z]?")
        ? Optional.of(text)
        : Optional.empty();
  }

  private static Optional<String> literal(
      ProfileItem item, String setting, String value, boolean map, ClassDraft draft) {
    if (isFlag(value) && !setting.startsWith("env.")) {
      // Its own booleans php-fpm takes only from the scanner's words.
      return Optional.of(value.equals("true") ? (map ? "on" : "yes") : map ? "off" : "no");
    }
    String text = draft.text(item, setting, value, Spelling.QUOTED);
    return ClassDraft.hasSecret(value) ? Zend.withSecret(text) : Zend.text(text);
  }

  private static boolean isFlag(String value) {
    return value.equals("true") || value.equals("false");
  }

  /** The package's own pool, where it would answer on the same socket. */
  private static void removePackaged(Item pool, ClassDraft draft) {
    int slash = pool.name().indexOf('/');
    String version = pool.name().substring(0, Math.max(0, slash));
    String www = version + "/www";
    String socket = "/run/php/php" + version + "-fpm.sock";
    if (draft.has(PARAMETER, pool.name())
        && !draft.has(PARAMETER, www)
        && pool.text("listen").filter(socket::equals).isPresent()) {
      draft.put(PARAMETER, www, new LinkedHashMap<>(Map.of("ensure", "absent")), List.of());
    }
  }
}
