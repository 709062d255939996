package censo.collector.finding;

import censo.collector.application.Attributed;
import censo.collector.application.HostNames;
import censo.collector.finding.Finding.Severity;
import censo.inventory.Snapshot;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Names that AWS made up. A dedicated name survives when the thing behind it is replaced. */
final class GeneratedDns {
  /** What a service's dedicated name calls it. */
  private static final Map<String, String> ROLES =
      Map.of(
          "rds", "db",
          "cache", "cache",
          "mq", "mq",
          "elb", "lb",
          "es", "search",
          "efs", "files");

  private static final Pattern INSTANCE =
      Pattern.compile(
          "ip-10(?:-[0-9]{1,3}){3}(?:\\..*)?|ec2-.*\\.compute(?:-1)?\\.amazonaws\\.com");

  private GeneratedDns() {}

  static Group find(Sight sight) {
    Group group = new Group("generated-dns", "dns");
    for (Snapshot snapshot : sight.snapshots()) {
      String own = snapshot.host().name().toLowerCase(Locale.ROOT).split("\\.", 2)[0];
      for (Attributed a : sight.on(snapshot.host().id())) {
        for (String name : names(a)) {
          role(name)
              .filter(_ -> !name.equals(own) && !name.startsWith(own + "."))
              .ifPresent(role -> add(group, sight, a, name, role));
        }
      }
    }
    return group;
  }

  private static Set<String> names(Attributed a) {
    Set<String> names = new HashSet<>(a.subject().mentions().hosts());
    if (a.item().kind().equals("host_alias")) {
      names.addAll(HostNames.of(a.item()));
    }
    return names;
  }

  /** What the name stands for; empty where people chose the name. */
  private static Optional<String> role(String name) {
    if (INSTANCE.matcher(name).matches()) {
      return Optional.of("host");
    }
    if (!name.endsWith(".amazonaws.com") && !name.endsWith(".amazonaws.com.cn")) {
      return Optional.empty();
    }
    for (String label : name.split("\\.")) {
      if (ROLES.containsKey(label)) {
        return Optional.of(ROLES.get(label));
      }
    }
    return Optional.empty();
  }

  private static void add(Group group, Sight sight, Attributed a, String name, String role) {
    String application = Sight.owner(a);
    String environment = sight.fleet().environment(a.host());
    String mend =
        sight
            .fleet()
            .rules()
            .dns()
            .map(pattern -> dedicated(pattern, application, role, environment))
            .map(dedicated -> "name it " + dedicated + " and use that")
            .orElse("give it a dedicated DNS name and use that");
    group.add(
        Group.About.of(application, name),
        Severity.WARNS,
        mend,
        Optional.of(a.item().key()),
        sight.at(a, name, name));
  }

  /** The environment's part of a name falls away in production. */
  static String dedicated(String pattern, String application, String role, String environment) {
    boolean plain = environment.equals("production");
    return pattern
        .replace("{application}", application.isEmpty() ? "{application}" : application)
        .replace("{role}", role)
        .replace("{environment}.", plain ? "" : "{environment}.")
        .replace("{environment}", environment.isEmpty() ? "{environment}" : environment);
  }
}
