package censo.source.phpfpm;

import censo.inventory.Code;
import censo.inventory.Item;
import censo.inventory.Origin;
import censo.inventory.Problem.Severity;
import censo.inventory.Reading;
import censo.source.Accounts;
import censo.source.Draft;
import censo.source.Root;
import censo.source.Source;
import censo.source.Stat;
import censo.source.zend.Directives;
import censo.source.zend.Installation;
import censo.source.zend.PhpVersion;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** php-fpm of every version, and its pools. */
public final class PhpFpm implements Source {
  private static final String NAME = "php-fpm";

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Reading read(Root root, List<Item> before) {
    Draft draft = new Draft(NAME, root);
    MainFile mainFile = new MainFile(root);
    Accounts accounts = Accounts.of(root);
    boolean any = false;
    for (Installation php : Installation.of(root)) {
      Optional<String> main = mainFile.of(php);
      if (main.isPresent() && (php.fpmConfig().isPresent() || root.lstat(main.get()).isPresent())) {
        any = true;
        read(draft, php, main.get(), accounts);
      }
    }
    return any ? draft.reading() : Reading.absent(NAME);
  }

  private static void read(Draft draft, Installation php, String main, Accounts accounts) {
    Blocks blocks = new Blocks(draft, php.version());
    Reader reader = new Reader(draft, blocks, php.prefix());
    reader.file(main, Origin.of(main));
    checkGlobal(draft, blocks.global());
    if (blocks.pools().isEmpty() && reader.read().contains(main)) {
      fatal(draft, Origin.of(main), "php-fpm has no pool", "add one, or take php-fpm away");
    }
    BlockItem items = new BlockItem(php.version(), Directives.of(php.version()));
    if (reader.read().contains(main)) {
      draft.add(items.global(blocks.global(), main));
    }
    for (Block pool : blocks.pools()) {
      new PoolCheck(draft, pool, accounts).run();
      draft.add(items.pool(pool));
    }
    checkListens(draft, blocks);
    new Unread(draft, reader.read())
        .tell(reader.patterns(), path -> alone(draft.root(), php.version(), path));
  }

  /** The pools of a file as if it were read by itself. */
  private static List<Item> alone(Root root, PhpVersion version, String path) {
    Draft draft = new Draft(NAME, root);
    Blocks blocks = new Blocks(draft, version);
    new Reader(draft, blocks, "/usr").file(path, Origin.of(path));
    BlockItem items = new BlockItem(version, Directives.of(version));
    return blocks.pools().stream().map(items::pool).toList();
  }

  private static void checkGlobal(Draft draft, Block global) {
    PoolCheck.priority(draft, global, "");
    Setting limit = global.settings().get("log_limit");
    if (limit != null && global.number("log_limit") < 512) {
      fatal(draft, limit.at(), "log_limit is 512 or more", "write such a number");
    }
    Setting log = global.settings().get("error_log");
    if (log != null && log.canonical().startsWith("/")) {
      String path = log.canonical();
      String folder = path.substring(0, Math.max(1, path.lastIndexOf('/')));
      if (draft.root().stat(folder).filter(Stat::isFolder).isEmpty()) {
        fatal(draft, log.at(), "the folder of error_log is not there", "make it or mend the path");
      }
    }
  }

  private static void checkListens(Draft draft, Blocks blocks) {
    Map<String, Block> taken = new HashMap<>();
    for (Block pool : blocks.pools()) {
      Optional<String> listen = pool.text("listen").map(l -> l.replace("$pool", pool.name()));
      Block other = listen.map(l -> taken.putIfAbsent(l, pool)).orElse(null);
      if (other != null) {
        fatal(
            draft,
            pool.settings().get("listen").at(),
            "pool " + pool.name() + " listens where pool " + other.name() + " does",
            "give it an address of its own");
      }
    }
  }

  private static void fatal(Draft draft, Origin at, String message, String mend) {
    draft.add(draft.problem(Severity.FATAL, Code.FPM_FATAL, at, message, mend));
  }
}
