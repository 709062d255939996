package censo.packaging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import censo.collector.profile.Fleet;
import censo.collector.profile.Profile;
import censo.collector.profile.ProfileItem;
import censo.collector.render.NeededSecret;
import censo.collector.render.Omitted;
import censo.collector.render.RenderedFile;
import censo.collector.render.Renderer;
import censo.collector.render.Rendering;
import censo.inventory.Item;
import censo.inventory.ItemKey;
import censo.inventory.Snapshot;
import censo.inventory.SnapshotParser;
import censo.inventory.Value;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The proof: what is rendered for bob is applied by real Puppet to a clean machine with the real
 * daemons, and a census taken there equals the profile, secrets aside.
 */
final class ProofIT {
  private static final Set<String> WORKER_KINDS =
      Set.of(
          "supervisor_program",
          "supervisor_group",
          "supervisor_eventlistener",
          "supervisor_fcgi_program",
          "cron_job",
          "host_alias",
          "user",
          "directory");
  private static final Set<String> WEB_KINDS =
      Set.of("nginx_server", "nginx_upstream", "php_fpm_pool", "host_alias", "user", "directory");

  private static Fleet fleet;
  private static Rendering rendering;

  @TempDir static Path temp;

  @BeforeAll
  static void render() throws Exception {
    fleet = ExampleHosts.fleet();
    List<Profile> profiles = List.of(profile("asg"), profile("no-asg"));
    rendering = new Renderer(Optional.empty()).render("bob", profiles, Map.of());
    copy(Built.CHECKOUT.resolve("examples/control-repo"), temp.resolve("repo"));
    for (RenderedFile file : rendering.files()) {
      Path path = temp.resolve("repo").resolve(file.path());
      Files.createDirectories(path.getParent());
      Files.write(path, file.content().toArray());
    }
    Files.writeString(temp.resolve("secrets.yaml"), secrets());
    Files.writeString(temp.resolve("hiera.yaml"), HIERA);
  }

  @Test
  void workersAndCronOfBobComeBackAsTheyWere() throws Exception {
    try (Machine machine = applied("no_asg")) {
      machine.must("supervisorctl reread");
      machine.must(
          "for f in /etc/cron.d/bob*; do sed -E '/^[^#@A-Z]/s/^(([^ ]+ ){5})[^ ]+ /\\1/; s/^(@[a-z]+) [^ ]+ /\\1 /' $f | crontab -n - || exit 1; done");
      equal(profile("no-asg"), machine, WORKER_KINDS);
    }
  }

  @Test
  void theWebTierOfBobComesBackAsItWas() throws Exception {
    try (Machine machine = applied("asg")) {
      machine.must("nginx -t");
      machine.must("php-fpm8.2 -t");
      equal(profile("asg"), machine, WEB_KINDS);
    }
  }

  /** A clean machine after Puppet, which the second time changed nothing. */
  private static Machine applied(String role) {
    Machine machine =
        Machine.start(
            "CENSO_IMAGE_PUPPET_BOOKWORM", Map.of("/opt/proof", temp, "/opt/agent", Built.agent()));
    machine.must("mount -o remount,rw /proc/sys");
    String modules = "--modulepath /opt/proof/repo/site-modules:/usr/share/puppet/modules";
    machine.must("cd /opt/proof/repo && puppet parser validate manifests site-modules");
    machine.must("cd /opt/proof/repo && puppet-lint --fail-on-warnings --relative site-modules");
    String apply =
        "puppet apply --detailed-exitcodes --hiera_config /opt/proof/hiera.yaml "
            + modules
            + " -e 'include role::bob::"
            + role
            + "' 2>&1";
    var first = machine.run(apply);
    assertEquals(2, first.getExitCode(), first.getStdout());
    var second = machine.run(apply);
    assertEquals(0, second.getExitCode(), second.getStdout());
    return machine;
  }

  private static void equal(Profile profile, Machine machine, Set<String> kinds) throws Exception {
    String json = machine.must("/opt/agent/bin/censo-agent census 2>/dev/null");
    Snapshot census = SnapshotParser.parse(json.strip().getBytes(StandardCharsets.UTF_8));
    Set<ItemKey> omitted =
        rendering.omitted().stream()
            .filter(o -> o.profile().equals(profile.name()))
            .map(Omitted::item)
            .collect(Collectors.toSet());
    Masked masked = new Masked(rendering.secrets().stream().map(s -> value(s.name())).toList());
    List<String> differences = new ArrayList<>();
    int compared = 0;
    for (ProfileItem wanted : profile.items()) {
      ItemKey key = wanted.key();
      if (kinds.contains(key.kind()) && wanted.isRendered() && !omitted.contains(key)) {
        compared++;
        Optional<Item> found = census.item(key);
        if (key.kind().equals("directory") && found.isEmpty()) {
          // Only its workers name it: nothing here refers to it, so the census does not list it.
          differences.addAll(folder(machine, wanted.item()));
        } else if (found.isEmpty()) {
          differences.add("missing: " + key);
        } else {
          differences.addAll(differences(key, masked, wanted.item(), found.get()));
        }
      }
    }
    assertEquals(List.of(), differences);
    assertTrue(compared > 10, "only " + compared + " items were compared");
    assertEquals(Set.of(), beyond(profile, census, kinds));
    System.out.println(
        "proof of "
            + profile.id()
            + ": "
            + compared
            + " items equal, "
            + omitted.size()
            + " omitted with a reason");
  }

  private static List<String> folder(Machine machine, Item wanted) {
    String there =
        machine
            .run("stat -c '%U %G %a' '" + wanted.name() + "' | sed -E 's/ ([0-7]{3})$/ 0\\1/'")
            .getStdout()
            .strip();
    String told =
        wanted.text("owner").orElse("")
            + " "
            + wanted.text("group").orElse("")
            + " "
            + wanted.text("mode").orElse("");
    return there.equals(told)
        ? List.of()
        : List.of(wanted.key() + ": wanted " + told + ", found " + there);
  }

  /** Things of the new machine that the profile has not, and its packages neither. */
  private static Set<String> beyond(Profile profile, Snapshot census, Set<String> kinds) {
    Set<String> packaged = Set.of("user", "directory", "host_alias");
    return census.items().stream()
        .filter(i -> kinds.contains(i.kind()) && !packaged.contains(i.kind()))
        .filter(i -> profile.item(i.key()).isEmpty())
        .filter(i -> !census.file(i.origin().file()).map(f -> f.pristine()).orElse(false))
        .map(i -> i.key().toString())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static List<String> differences(ItemKey key, Masked masked, Item wanted, Item found) {
    Map<String, Value> before = masked.settings(wanted);
    Map<String, Value> after = secretInCommand(before, masked.settings(found));
    Set<String> names = new TreeSet<>(before.keySet());
    names.addAll(after.keySet());
    return names.stream()
        .filter(name -> !java.util.Objects.equals(before.get(name), after.get(name)))
        .map(
            name ->
                key + " " + name + ": wanted " + before.get(name) + ", found " + after.get(name))
        .toList();
  }

  /**
   * The named equivalence {@code secret-moved-to-environment}: a secret of a cron command stands in
   * the file's environment instead, where not every process list shows it.
   */
  private static Map<String, Value> secretInCommand(
      Map<String, Value> wanted, Map<String, Value> found) {
    if (!(found.get("environment") instanceof Value.TextMap(var variables))
        || !(found.get("command") instanceof Value.Text(String command))) {
      return found;
    }
    Map<String, String> known =
        wanted.get("environment") instanceof Value.TextMap(var texts) ? texts : Map.of();
    Map<String, String> kept = new TreeMap<>();
    String plain = command;
    for (var variable : variables.entrySet()) {
      String name = variable.getKey();
      if (variable.getValue().equals(Masked.WORD) && !known.containsKey(name)) {
        plain =
            plain.replace("\"$" + name + "\"", Masked.WORD).replace("${" + name + "}", Masked.WORD);
      } else {
        kept.put(name, variable.getValue());
      }
    }
    Map<String, Value> equivalent = new TreeMap<>(found);
    equivalent.put("command", Value.of(plain));
    equivalent.put("environment", Value.of(kept));
    return equivalent;
  }

  private static Profile profile(String name) {
    return fleet.profile("bob", name).orElseThrow();
  }

  private static String secrets() {
    Map<String, Map<String, String>> byParameter = new TreeMap<>();
    for (NeededSecret secret : rendering.secrets()) {
      byParameter
          .computeIfAbsent(secret.parameter(), _ -> new TreeMap<>())
          .put(secret.name(), value(secret.name()));
    }
    StringBuilder yaml = new StringBuilder("---\n");
    byParameter.forEach(
        (parameter, values) -> {
          yaml.append(parameter).append(":\n");
          values.forEach(
              (name, value) ->
                  yaml.append("  ").append(name).append(": '").append(value).append("'\n"));
        });
    return yaml.toString();
  }

  /** What a person would define for a name. */
  private static String value(String name) {
    return "Proof-7Qz-" + name;
  }

  private static void copy(Path from, Path to) throws Exception {
    try (var paths = Files.walk(from)) {
      for (Path path : (Iterable<Path>) paths::iterator) {
        Path target = to.resolve(from.relativize(path).toString());
        if (Files.isDirectory(path)) {
          Files.createDirectories(target);
        } else {
          Files.copy(path, target);
        }
      }
    }
  }

  private static final String HIERA =
      """
      ---
      version: 5
      defaults:
        data_hash: 'yaml_data'
      hierarchy:
        - name: 'Secrets of this proof'
          datadir: '/opt/proof'
          path: 'secrets.yaml'
        - name: 'Applications'
          datadir: '/opt/proof/repo/data'
          globs:
            - 'apps/*/*.yaml'
      """;
}
