package censo.packaging.oracle;

import censo.packaging.Built;
import censo.redact.RedactedTrees;
import censo.source.MemoryRoot;
import censo.source.nginx.Nginx;
import censo.source.phpfpm.PhpFpm;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Redacted files, read by the daemons themselves: tokens are words to them, and what they take is
 * what Censo reads of the same files. That Censo reads of them the items it sends, with their
 * tokens, is the matter of the tests of {@code censo.redact}.
 */
final class RedactedOracleIT {
  private static final String IMAGE = "CENSO_IMAGE_HOST_BOOKWORM";
  private static final int PLANTED = Integer.getInteger("censo.variants", 500);
  private static final long SEED = Long.getLong("censo.seed", 1);

  @Test
  void nginxReadsRedactedFilesAsCensoDoes() throws Exception {
    List<Tree> trees = redacted();
    trees.forEach(NginxOracleIT::start);
    try (Daemon nginx = Daemon.of(IMAGE, "nginx-redacted", NginxOracleIT.VERSION)) {
      Below below = Below.of(nginx);
      new Comparison(new Nginx(), nginx, List.of())
          .check(
              trees,
              "nginx.py",
              tree -> NginxOracleIT.ours(below.under(tree.root(), true)),
              NginxOracleIT::theirs,
              Refusal::alike);
    }
  }

  @Test
  void phpFpmReadsRedactedFilesAsCensoDoes() throws Exception {
    PhpFpmOracleIT.check(IMAGE, "php-fpm-redacted", new PhpFpm(), redacted());
  }

  @Test
  void phpReadsRedactedFilesAsCensoDoes() throws Exception {
    PhpOracleIT.check(IMAGE, "php-redacted", redacted());
  }

  @Test
  void supervisordReadsRedactedFilesAsCensoDoes() throws Exception {
    try (Daemon supervisord = SupervisorOracleIT.daemon(IMAGE, "supervisord-redacted")) {
      SupervisorOracleIT.check(supervisord, redacted());
    }
  }

  @Test
  void cronReadsRedactedFilesAsCensoDoes() throws Exception {
    try (Daemon cron = CronOracleIT.daemon("CENSO_IMAGE_CRON_BOOKWORM", "cron-redacted", "cron")) {
      CronOracleIT.check(cron, redacted(), false);
    }
  }

  private static List<Tree> redacted() throws Exception {
    List<Tree> trees = new ArrayList<>();
    for (String host : List.of("shop-01", "shop-02", "shop-03")) {
      MemoryRoot clear = MemoryRoot.of(Built.CHECKOUT.resolve("examples/hosts").resolve(host));
      trees.add(new Tree(Tree.Kind.EXAMPLE, host, RedactedTrees.of(clear)));
    }
    for (int i = 0; i < PLANTED; i++) {
      long seed = SEED * 1_000_003 + i;
      MemoryRoot root = RedactedTrees.planted(seed);
      add(root, "/etc/passwd", "nobody:x:65534:65534::/nonexistent:/usr/sbin/nologin\n");
      add(root, "/etc/group", "nogroup:x:65534:\n");
      trees.add(new Tree(Tree.Kind.VARIANT, "planting of seed " + seed, root));
    }
    return trees;
  }

  /** The host has accounts of its own, and nginx runs as nobody where no line says otherwise. */
  private static void add(MemoryRoot root, String path, String line) {
    root.file(path, root.bytes(path).latin1() + line);
  }
}
