package censo.collector.profile;

import static censo.collector.GivenHost.host;

import censo.collector.GivenHost;
import censo.collector.application.Rules;
import censo.collector.store.Decision;
import censo.inventory.ItemKey;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;

/** Fleets of a few hosts under the rules for bob and alice, for a test. */
final class Fleets {

  static final ItemKey MAILER = new ItemKey("supervisor_program", "bob-mailer");

  private static Rules rules() {
    String yaml =
        """
        schema: 1
        applications:
          - name: bob
            profiles: [asg, no-asg]
            match:
              path: ['/shop/bob/**']
              user: [bob]
              program: ['bob-*']
              server_name: ['*.bob.example.com']
              pool: [bob]
              file: ['/etc/nginx/conf.d/bob*']
          - name: alice
            profiles: [asg]
            match: {program: ['alice-*'], server_name: ['*.alice.example.com'], file: ['/etc/nginx/conf.d/alice*']}
        hosts:
          - {match: 'staging-*', environment: staging}
          - {match: 'unknown-*'}
          - {match: '*-?', environment: production}
        """;
    try {
      return Rules.parse("censo.yaml", yaml.getBytes(StandardCharsets.UTF_8));
    } catch (Rules.Refused e) {
      throw new AssertionError(e);
    }
  }

  static Fleet fleet(List<Decision> decisions, GivenHost... hosts) {
    return Fleet.of(Arrays.stream(hosts).map(GivenHost::snapshot).toList(), rules(), decisions);
  }

  static Profile profile(String name, GivenHost... hosts) {
    return fleet(List.of(), hosts).profile("bob", name).orElseThrow();
  }

  static Decision settle(ItemKey key, String setting, String value) {
    return new Decision(
        1,
        Decision.Kind.SETTLE,
        "bob",
        "",
        "",
        key.kind(),
        key.name(),
        setting,
        value,
        "ana",
        "measured",
        Instant.EPOCH);
  }

  static GivenHost mailers(String name, String numprocs) {
    return host(name).program("bob-mailer", "command", "php m", "numprocs", numprocs);
  }

  private Fleets() {}
}
