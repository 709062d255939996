package censo.collector.finding;

import censo.collector.GivenHost;
import censo.collector.application.Rules;
import censo.collector.profile.Fleet;
import censo.collector.store.Decision;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** What is found on hosts, for a test. */
final class Found {
  private static final String RULES =
      """
      schema: 1
      dns: '{application}-ssc-{role}.co.{environment}.example.local'
      applications:
        - name: bob
          profiles: [asg, no-asg]
          match:
            path: ['/shop/bob/**']
            user: [bob]
            program: ['bob-*']
            pool: [bob]
            server_name: [bob.example.com, '*.bob.example.com']
        - name: alice
          profiles: [asg]
          match:
            path: ['/shop/alice/**']
            user: [alice]
            program: ['alice-*']
            pool: [alice]
            server_name: ['*.alice.example.com']
      hosts:
        - {match: 'qa-*', environment: qa}
        - {match: 'to-asg', becomes: asg}
        - {match: '*', environment: production}
      baseline:
        sysctl: {net.core.somaxconn: '65535'}
        php_fpm_pool: {pm: static}
      """;

  private Found() {}

  static Rules rules() {
    try {
      return Rules.parse("censo.yaml", RULES.getBytes(StandardCharsets.UTF_8));
    } catch (Rules.Refused e) {
      throw new AssertionError(e);
    }
  }

  /** Findings of one premise. */
  static List<Finding> of(String id, GivenHost... hosts) {
    return of(id, List.of(), hosts);
  }

  static List<Finding> of(String id, List<Decision> decisions, GivenHost... hosts) {
    Fleet fleet =
        Fleet.of(Arrays.stream(hosts).map(GivenHost::snapshot).toList(), rules(), decisions);
    return Finder.find(fleet).stream().filter(f -> f.id().equals(id)).toList();
  }

  /** Application and subject of each. */
  static List<String> subjects(String id, GivenHost... hosts) {
    return of(id, hosts).stream()
        .map(f -> (f.application().isEmpty() ? "-" : f.application()) + " " + f.subject())
        .toList();
  }

  /** What stands where, of all findings of one premise. */
  static List<String> values(String id, GivenHost... hosts) {
    return of(id, hosts).stream()
        .flatMap(f -> f.evidence().stream())
        .map(Finding.Evidence::value)
        .toList();
  }
}
