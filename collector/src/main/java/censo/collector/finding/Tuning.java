package censo.collector.finding;

import censo.collector.application.Attributed;
import censo.collector.finding.Finding.Severity;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Values other than the baseline of the rules. */
final class Tuning {
  /** Kinds that are one value under a name. */
  private static final Set<String> NAMED = Set.of("sysctl", "limit");

  private Tuning() {}

  static Group find(Sight sight) {
    Group group = new Group("tuning", "puppet");
    var baseline = sight.fleet().rules().baseline();
    sight
        .items(baseline.keySet())
        .forEach(
            a -> {
              Map<String, String> wanted = baseline.get(a.item().kind());
              if (NAMED.contains(a.item().kind())) {
                String value = wanted.get(a.item().name());
                if (value != null) {
                  check(group, sight, a, "value", value);
                }
              } else {
                wanted.forEach((setting, value) -> check(group, sight, a, setting, value));
              }
            });
    return group;
  }

  private static void check(Group group, Sight sight, Attributed a, String setting, String wanted) {
    String value = a.item().text(setting).orElse("the default");
    if (!value.equals(wanted)) {
      String label = setting.equals("value") ? "" : " " + setting;
      group.add(
          Group.About.of(Sight.owner(a), a.item().key() + label),
          Severity.NOTES,
          "the baseline is " + wanted,
          Optional.of(a.item().key()),
          sight.at(a, setting.equals("value") ? a.item().name() : setting, value));
    }
  }
}
