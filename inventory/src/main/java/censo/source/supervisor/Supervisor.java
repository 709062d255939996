package censo.source.supervisor;

import censo.inventory.Item;
import censo.inventory.Reading;
import censo.source.DaemonDefaults;
import censo.source.Draft;
import censo.source.Root;
import censo.source.Source;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** supervisord, its programs, event listeners, FastCGI programs and groups. */
public final class Supervisor implements Source {
  static final String NAME = "supervisor";

  private static final List<String> DEFAULTS =
      List.of("/etc/default/supervisor", "/etc/sysconfig/supervisord");

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Reading read(Root root, List<Item> before) {
    Draft draft = new Draft(NAME, root);
    Optional<String> main = MainFile.find(draft);
    if (main.isEmpty()) {
      return Reading.absent(NAME);
    }
    Machine machine = new Machine(root);
    Files files = new Files(draft, machine, main.get());
    files.read();
    Config config = Config.of(files.sections());
    boolean includes = config.section("include").isPresent();
    Context context = new Context(draft, machine, includes, Map.of());
    if (!files.paths().isEmpty()) {
      context = readAll(context, config, main.get());
    }
    Unread unread = new Unread(context);
    unread.sections(config);
    unread.files(files);
    DEFAULTS.forEach(path -> DaemonDefaults.read(draft, path));
    return draft.reading();
  }

  private static Context readAll(Context context, Config config, String main) {
    Daemon daemon = new Daemon(context, config, main);
    context.draft().add(daemon.read());
    Context within = context.withEnvironment(daemon.environment());
    Groups groups = new Groups(within, config);
    Map<String, Integer> taken = new HashMap<>();
    groups.read().forEach(item -> context.draft().add(unique(item, taken)));
    Programs programs = new Programs(within, groups.groupOf());
    for (Programs.Kind kind : Programs.Kind.values()) {
      for (Config.Merged section : config.sections(kind.prefix)) {
        context.draft().add(unique(programs.read(section, kind), taken));
      }
    }
    return within;
  }

  /** Sections that differ by blanks only are two things of one name. */
  private static Item unique(Item item, Map<String, Integer> taken) {
    int count = taken.merge(item.key().toString(), 1, Integer::sum);
    return count == 1 ? item : item.withName(item.name() + " #" + count);
  }
}
