package censo.packaging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import censo.collector.command.Commands;
import censo.inventory.Bytes;
import censo.inventory.HostFile;
import censo.inventory.Item;
import censo.inventory.Json;
import censo.inventory.Secret;
import censo.inventory.Snapshot;
import censo.inventory.SnapshotParser;
import censo.redact.FingerprintKey;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A host with a secret in every kind of place, the installed agent, a real collector: no secret is
 * in anything that leaves the agent or the collector, and the daemons take the redacted files as
 * they took those of the host. One story, in order.
 */
@ParameterizedClass
@MethodSource("seeds")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
final class CanaryIT {
  private static final Path CANARY =
      Built.CHECKOUT.resolve("packaging/src/test/resources/censo/packaging/canary");
  private static final long SEED = Long.getLong("censo.seed", 1);
  private static final int SEEDS = Boolean.getBoolean("censo.soak") ? 5 : 1;

  /** Where a secret may have gone: what the test kept, and what both programs write to. */
  private static final String SEEN =
      "/srv/seen /var/lib/censo-agent /var/lib/collector /etc/censo-agent /tmp /var/tmp /var/crash"
          + " /var/lib/systemd/coredump";

  /** The daemons' own judgement of their files, each its words on its exit. */
  private static final List<String> DAEMONS =
      List.of(
          "nginx -t",
          "php-fpm8.2 -t",
          "python3 -c 'from supervisor.options import ServerOptions as O; o = O();"
              + " o.realize([\"-c\", \"/etc/supervisor/supervisord.conf\"]);"
              + " print([p.name for g in o.process_group_configs for p in g.process_configs])'",
          "sed -E '/^[0-9*]/s/^(([^ ]+ ){5})[^ ]+ /\\1/' /etc/cron.d/bob | crontab -n -",
          "crontab -n /var/spool/cron/crontabs/bob",
          "sh -n /etc/cron.daily/bob-report",
          "logrotate -d /etc/logrotate.d/bob",
          "getent hosts db.local",
          "systemd-analyze verify bob-feed.service",
          "sysctl --dry-run -p /etc/sysctl.d/60-bob.conf");

  @TempDir static Path folder;

  private static List<Canary> secrets;
  private static Machine machine;
  private static Snapshot census;

  private static Path temp;

  /** Of the secrets. */
  private final long seed;

  CanaryIT(long seed) {
    this.seed = seed;
  }

  /** {@code -Dcenso.seed}, else 1; with {@code script/test --soak} more behind it. */
  static LongStream seeds() {
    return LongStream.range(SEED, SEED + SEEDS);
  }

  @BeforeParameterizedClassInvocation
  static void aHostWithSecretsAndACollector(long seed) throws Exception {
    Random random = new Random(seed);
    temp = Files.createDirectory(folder.resolve("seed-" + seed));
    secrets =
        Files.readAllLines(CANARY.resolve("places.tsv")).stream()
            .filter(line -> !line.startsWith("#"))
            .map(line -> Canary.of(line, random))
            .toList();
    Canary.plant(CANARY.resolve("host"), temp.resolve("host"), secrets);
    Files.write(
        temp.resolve("forms"),
        secrets.stream().flatMap(s -> s.forms().stream()).distinct().toList());
    Map<String, Path> folders = new HashMap<>(Rollout.folders());
    folders.put("/opt/script", Built.CHECKOUT.resolve("script"));
    folders.put("/opt/canary", CANARY);
    folders.put("/opt/temp", temp);
    machine = Machine.start("CENSO_IMAGE_HOST_BOOKWORM", folders);
    // What the daemons themselves would print of their files is no matter of Censo's.
    machine.must("systemctl stop cron supervisor nginx 'php*-fpm' '*.timer'");
    machine.must("useradd -u 1001 -m bob && mkdir -p /srv/seen/{wire,pages,git} /var/log/bob");
    machine.must("/opt/script/tree --over /opt/temp/host /");
    machine.must(
        "systemd-run --unit forward python3 /opt/canary/forward.py 8484 8485 /srv/seen/wire");
    Rollout.startCollector(machine, 8485);
  }

  @AfterParameterizedClassInvocation
  static void remove() {
    if (machine != null) {
      machine.close();
    }
  }

  @Test
  @Order(1)
  void theInstalledAgentSendsFromItsSandbox() throws Exception {
    Rollout.putSecret(machine);
    machine.must(Rollout.INSTALL + " > /srv/seen/install 2>&1 && systemctl stop censo-agent.timer");
    machine.must(
        "systemctl start censo-agent.service || { journalctl -u censo-agent.service; exit 1; }");
    machine.must("ls /srv/seen/wire/*.sent");
    machine.must("censo-agent census --out /srv/seen/census.json > /srv/seen/census.out 2>&1");
    machine.must("censo-agent census --explain-secrets > /srv/seen/explain 2>&1");
    machine.must("censo-agent census --format text > /srv/seen/text 2>&1");
    census = census("/srv/seen/census.json");
    // With the collector away it tries for a while: the story goes on beside it.
    machine.must("systemctl stop forward; echo 'once 10.0.0.8' >> /etc/hosts");
    machine.must("systemctl start --no-block censo-agent.service");
  }

  @Test
  @Order(2)
  void everyLineThatHeldASecretHoldsAToken() throws Exception {
    List<String> wrong = new ArrayList<>();
    for (Canary secret : secrets) {
      boolean read = false;
      for (HostFile file : census.files()) {
        Path template = CANARY.resolve("host" + file.path());
        if (file.content().isEmpty() || !Files.isRegularFile(template)) {
          continue;
        }
        List<String> written = Files.readAllLines(template);
        List<String> sent = file.content().orElseThrow().utf8().lines().toList();
        for (int i = 0; i < written.size(); i++) {
          if (secret.isIn(written.get(i))) {
            read = true;
            if (sent.size() != written.size() || !sent.get(i).contains("CENSO_SECRET_")) {
              wrong.add(secret.number() + ": " + file.path() + ":" + (i + 1) + " has no token");
            }
          }
        }
      }
      if (read == (secret.fate() == Canary.Fate.NEVER_READ)) {
        wrong.add(secret.number() + " (" + secret.place() + ") read: " + read);
      }
    }
    assertEquals(List.of(), wrong, "seed " + seed);
  }

  @Test
  @Order(3)
  void noSecretIsInAnythingThatLeaves() throws Exception {
    String pages =
        machine.must(
            "python3 /opt/canary/crawl.py http://127.0.0.1:8485 /srv/seen/pages /opt/temp/host");
    for (String page : List.of("/hosts/", "/file?path=", "/changes/", "/profiles/bob/", "/tree")) {
      assertTrue(pages.contains(page), page + " was looked at: " + pages);
    }
    machine.must("systemctl stop collector");
    machine.must("tar -C /var/lib -cf /srv/data.tar collector");
    Files.write(temp.resolve("data.tar"), machine.fetch("/srv/data.tar"));
    host("tar", "-C", temp.toString(), "-xf", temp.resolve("data.tar").toString());
    commands();
    machine.copy(temp.resolve("out"), "/srv/seen/out");
    machine.must(
        "until systemctl show -P ActiveState censo-agent | grep -qE 'failed|inactive'; do sleep 0.2; done");
    machine.must("ls /var/lib/censo-agent/* > /srv/seen/spool && grep -q pending /srv/seen/spool");
    machine.must("journalctl -o export -u censo-agent -u collector > /srv/seen/journal");
    machine.must("python3 /opt/canary/unpack.py /srv/seen/wire /var/lib/collector/censo.db");
    machine.must(
        "grep -q bob-mailer /srv/seen/wire/*.sent.unpacked /srv/seen/wire/database.unpacked");
    machine.must("ls -d /core* /hs_err* 2> /dev/null | tee /srv/seen/cores | wc -l");
    assertEquals(
        numbers(secrets.stream()), numbers(leaks("/opt/temp/host").stream()), "the search finds");
    assertEquals(List.of(), leaks(SEEN), "seed " + seed);
  }

  /**
   * At the moment when it holds every value: the census is done, and waits for who reads it. By
   * hand, without the unit's limits.
   */
  @Test
  @Order(4)
  void anAgentThatDiesLeavesNothingOfItsMemory() throws Exception {
    machine.must("mkdir -p /srv/dies /srv/proof && touch /srv/began");
    for (String signal : List.of("SEGV", "ABRT", "BUS", "KILL")) {
      dies(signal, "");
    }
    dies("SEGV", "CENSO_JAVA_OPTIONS=-XX:ErrorFile=/srv/proof/hs_err ");
    machine.must("grep -q 'SI_USER' /srv/proof/hs_err && rm /srv/proof/hs_err");
    String written =
        machine.must(
            "find / /run /tmp /dev/shm -xdev -newer /srv/began -type f -not -path '/proc/*'"
                + " | tee /srv/written");
    assertTrue(written.contains("/srv/dies/"), "the search finds what was written: " + written);
    assertFalse(written.contains("hs_err"), written);
    assertFalse(written.matches("(?s).*/core[.0-9]*\\n.*"), written);
    assertEquals(List.of(), leaks("$(cat /srv/written) /usr/lib/censo-agent"), "seed " + seed);
  }

  /** Starts a census, waits until it only waits, and ends it. */
  private static void dies(String signal, String environment) {
    machine.must(
        """
        cd /srv/dies && rm -f out && mkfifo out && ulimit -c unlimited
        %2$s censo-agent census --out out > said-%1$s 2>&1 & p=$!
        until t=$(cut -d' ' -f14,15 /proc/$p/stat) && [ "$t" = "$before" ] && [ "${t%%%% *}" -gt 10 ]; do
          before=$t; kill -0 $p || break; sleep 0.5
        done
        kill -%1$s $p; wait $p
        [ $? -gt 128 ] || grep 'sent by kill' said-%1$s || { cat said-%1$s; exit 1; }"""
            .formatted(signal, environment));
  }

  @Test
  @Order(5)
  void theDaemonsTakeTheRedactedFilesAsTheyTookTheHosts() throws Exception {
    List<String> before = DAEMONS.stream().map(CanaryIT::judged).toList();
    List<Item> items = census("/srv/seen/census.json").items();
    for (HostFile file : census.files()) {
      if (file.content().isPresent() && Files.exists(temp.resolve("host" + file.path()))) {
        machine.write(file.content().orElseThrow().toArray(), "/srv/redacted");
        machine.must("cat /srv/redacted > " + file.path());
      }
    }
    assertEquals(before, DAEMONS.stream().map(CanaryIT::judged).toList());
    machine.must("censo-agent census --out /srv/again.json 2> /dev/null");
    assertEquals(words(items, Map.of()), words(census("/srv/again.json").items(), hiddenAgain()));
  }

  private static Snapshot census(String path) throws Exception {
    return SnapshotParser.parse(machine.fetch(path));
  }

  /** What stands for each token where the file it is in is read as a host's own, by that. */
  private static Map<String, String> hiddenAgain() throws Exception {
    Map<?, ?> identity =
        (Map<?, ?>) Json.parse(machine.fetch("/var/lib/censo-agent/identity.json"));
    byte[] bytes = Base64.getUrlDecoder().decode((String) identity.get("key"));
    FingerprintKey key = new FingerprintKey((String) identity.get("keyId"), bytes);
    Map<String, String> tokens = new HashMap<>();
    for (Secret secret : census.secrets()) {
      String literal = secret.token().replace("CENSO_SECRET_", "CENSO_LITERAL_");
      tokens.put(literal, secret.token());
      tokens.put(key.token(literal), secret.token());
    }
    return tokens;
  }

  private static String words(List<Item> items, Map<String, String> tokens) {
    Pattern token = Pattern.compile("CENSO_(SECRET|LITERAL)_[0-9a-f]{16}");
    return items.stream()
        .map(
            item ->
                token.matcher(item + "").replaceAll(t -> tokens.getOrDefault(t.group(), t.group())))
        .sorted()
        .collect(Collectors.joining("\n"));
  }

  private static String judged(String command) {
    var said = machine.run(command + " 2>&1");
    assertEquals(0, said.getExitCode(), command + "\n" + said.getStdout());
    return command.startsWith("python3") ? said.getStdout() : "";
  }

  /** What the collector's commands print and write, and an export's branch. */
  private static void commands() throws Exception {
    Path out = Files.createDirectories(temp.resolve("out"));
    for (String list :
        List.of(
            "hosts",
            "items",
            "inbox",
            "changes",
            "profiles",
            "conflicts",
            "findings",
            "problems",
            "ledger")) {
      for (String format : List.of("json", "text")) {
        run(out.resolve(list + "." + format), list, "--format", format);
      }
    }
    run(out.resolve("render"), "render", "--application", "bob", "--out", out.resolve("tree") + "");
    String clone = temp.resolve("clone").toString();
    host("git", "init", "-q", "-b", "development", clone);
    host(
        "git",
        "-C",
        clone,
        "-c",
        "user.name=Bob",
        "-c",
        "user.email=bob@shop.local",
        "commit",
        "-q",
        "--allow-empty",
        "-m",
        "Begin");
    run(out.resolve("pull-request"), "export", "--application", "bob", "--clone", clone);
    Files.writeString(out.resolve("branches"), host("git", "-C", clone, "log", "-p", "--all"));
    assertTrue(Files.readString(out.resolve("branches")).contains("bob-mailer"));
  }

  private static void run(Path kept, String... words) throws Exception {
    List<String> all = new ArrayList<>(List.of(words));
    all.addAll(List.of("--data", temp.resolve("collector").toString()));
    all.addAll(List.of("--config", CANARY.resolve("censo.yaml").toString()));
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    int code = Commands.run(Clock.systemUTC(), said, said, all.toArray(String[]::new));
    assertEquals(0, code, () -> all + "\n" + said.toString(StandardCharsets.UTF_8));
    Files.write(kept, said.toByteArray());
  }

  private static String host(String... command) throws Exception {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = Bytes.of(process.getInputStream().readAllBytes()).latin1();
    assertEquals(0, process.waitFor(), said);
    return said;
  }

  /** Number, place and output of each secret that is found in the folders. */
  private static List<String> leaks(String folders) {
    String found =
        machine.run("LC_ALL=C grep -raoFf /opt/temp/forms " + folders + " | sort -u").getStdout();
    TreeSet<String> leaks = new TreeSet<>();
    for (String line : found.lines().toList()) {
      String form = line.substring(line.indexOf(':') + 1);
      secrets.stream()
          .filter(secret -> secret.forms().contains(form))
          .map(s -> s.number() + " (" + s.place() + ") in " + line.substring(0, line.indexOf(':')))
          .forEach(leaks::add);
    }
    return List.copyOf(leaks);
  }

  private static List<String> numbers(Stream<?> named) {
    return named
        .map(s -> s instanceof Canary c ? c.number() : s.toString().substring(0, 2))
        .distinct()
        .sorted()
        .toList();
  }
}
