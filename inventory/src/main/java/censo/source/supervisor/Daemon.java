package censo.source.supervisor;

import censo.inventory.Item;
import censo.inventory.ItemKey;
import censo.inventory.Origin;
import censo.inventory.Sorted;
import censo.inventory.Value;
import censo.source.Paths;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * supervisord itself: its own section, the servers it is asked through, what it includes and the
 * interfaces it offers. What {@code supervisorctl} reads in the same file is counted to it.
 */
final class Daemon {
  private static final String SECTION = "supervisord";

  private final Context context;
  private final Config config;
  private final String main;
  private final Map<String, Value> canonical = new LinkedHashMap<>();
  private final Map<String, Value> written = new LinkedHashMap<>();
  private final Set<Origin> places = new HashSet<>();
  private Map<String, Optional<String>> environment = Map.of();

  Daemon(Context context, Config config, String main) {
    this.context = context;
    this.config = config;
    this.main = main;
  }

  Item read() {
    readSupervisord();
    Context within = context.withEnvironment(environment);
    readServers(within, "unix_http_server", "http_server", "file", Key.UNIX_HTTP_SERVER);
    readServers(within, "inet_http_server", "inet_http_server", "port", Key.INET_HTTP_SERVER);
    readInterfaces(within);
    config
        .section("include")
        .ifPresent(
            section -> {
              places.addAll(section.places(List.of()));
              List<String> files =
                  section.get("files").map(o -> Python.words(o.value())).orElse(List.of());
              if (!files.isEmpty()) {
                canonical.put("include", Value.of(files));
              }
            });
    config.section("supervisorctl").ifPresent(s -> places.addAll(s.places(List.of())));
    config.sections("ctlplugin:").forEach(s -> places.addAll(s.places(List.of())));
    Origin origin = config.section(SECTION).map(Config.Merged::at).orElse(Origin.of(main));
    places.remove(origin);
    return new Item(
        new ItemKey(SECTION, SECTION),
        Sorted.copyOf(canonical),
        Sorted.copyOf(written),
        origin,
        config.inOrder(places));
  }

  /** Variables that {@code [supervisord]} sets for all. */
  Map<String, Optional<String>> environment() {
    return environment;
  }

  private void readSupervisord() {
    Optional<Config.Merged> section = config.section(SECTION);
    if (section.isEmpty()) {
      context.fatal(Origin.of(main), "has no [supervisord] section", "add the section");
      return;
    }
    Names names = Names.NONE.with("here", Paths.folder(main));
    Settings settings = new Settings(context, section.get());
    for (Key key : Key.SUPERVISORD.values()) {
      if (key.name().equals("environment")) {
        environment = settings.takeEnvironment(key, names);
      } else {
        settings.take(key, names);
      }
    }
    settings.keepOthers(Key.SUPERVISORD.keySet());
    add(settings, section.get(), "");
  }

  private void readServers(
      Context within, String prefix, String name, String address, Map<String, Key> keys) {
    for (Config.Merged section : config.sections(prefix)) {
      Settings settings = new Settings(within, section);
      Names environmentOnly = Names.NONE.withEnvironment(environment);
      Names folder = environmentOnly.with("here", Paths.folder(main));
      for (Key key : keys.values()) {
        settings.take(key, key.scope() == Key.Scope.FOLDER ? folder : environmentOnly);
      }
      settings.keepOthers(keys.keySet());
      if (settings.option(address).isEmpty()) {
        settings.fatal(section.at(), "has no " + address, "write " + address + "=");
      }
      if (settings.option("username").isPresent() != settings.option("password").isPresent()) {
        settings.fatal(section.at(), "has one of username and password", "write both, or neither");
      }
      // Never told: it is of no use to a census, and the file has it.
      settings.drop("password");
      settings.rename(address, "");
      add(settings, section, name + section.name().substring(prefix.length()));
    }
  }

  private void readInterfaces(Context within) {
    List<String> names = new ArrayList<>();
    for (Config.Merged section : config.sections("rpcinterface:")) {
      Settings settings = new Settings(within, section);
      if (settings.option("supervisor.rpcinterface_factory").isEmpty()) {
        settings.fatal(
            section.at(),
            "has no supervisor.rpcinterface_factory",
            "write which function makes the interface");
      }
      names.add(section.title());
      places.addAll(section.places(List.of()));
    }
    if (!names.isEmpty()) {
      canonical.put("rpcinterface", Value.of(names));
    }
  }

  /** Takes over settings, under the name of their server. */
  private void add(Settings settings, Config.Merged section, String name) {
    settings.canonical().forEach((key, value) -> canonical.put(prefixed(name, key), value));
    settings.written().forEach((key, value) -> written.put(prefixed(name, key), value));
    places.addAll(section.places(settings.canonical().keySet()));
  }

  private static String prefixed(String name, String key) {
    return name.isEmpty() ? key : key.isEmpty() ? name : name + "." + key;
  }
}
