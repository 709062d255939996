package censo.collector.application;

import static censo.collector.GivenHost.host;
import static org.junit.jupiter.api.Assertions.assertEquals;

import censo.collector.GivenHost;
import censo.collector.store.Decision;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;

/** The answers of the rules for bob and alice, for a test. */
final class Answers {

  private static final String RULES =
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
            tag: {Application: bob}
        - name: alice
          profiles: [asg]
          match:
            path: ['/shop/alice/**']
            user: [alice]
            program: ['alice-*']
            server_name: ['*.alice.example.com']
      ignore:
        - {kind: cron_job, file: /etc/cron.d/sysstat, reason: 'package default', author: ana, until: 2027-06-30}
      """;

  static Rules rules() {
    try {
      return Rules.parse("censo.yaml", RULES.getBytes(StandardCharsets.UTF_8));
    } catch (Rules.Refused e) {
      throw new AssertionError(e);
    }
  }

  static Attributed only(GivenHost host, String name, Decision... decisions) {
    List<Attributed> found =
        Applications.of(List.of(host.snapshot()), rules(), List.of(decisions)).stream()
            .filter(a -> a.item().name().equals(name))
            .toList();
    assertEquals(1, found.size(), "items named " + name);
    return found.getFirst();
  }

  static Decision decision(Decision.Kind kind, String application, String key, String value) {
    String[] kindAndName = key.split(" ", 2);
    return new Decision(
        1,
        kind,
        application,
        "",
        "",
        kindAndName[0],
        kindAndName[1],
        "",
        value,
        "ana",
        "because",
        Instant.EPOCH);
  }

  private Answers() {}
}
