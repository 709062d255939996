package censo.collector.finding;

import censo.collector.application.Attributed;
import censo.collector.application.Kinds;
import censo.collector.finding.Finding.Evidence;
import censo.collector.finding.Finding.Severity;
import censo.inventory.HostFile;
import censo.inventory.Origin;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Program files that no Puppet catalog wrote. */
final class SupervisorByHand {
  private static final Pattern MARK =
      Pattern.compile("(?i)managed by puppet|gerenciado pelo puppet|censo-body:");
  private static final int HEAD = 5;

  private SupervisorByHand() {}

  static Group find(Sight sight) {
    Group group = new Group("supervisor-by-hand", "puppet");
    sight
        .items(Kinds.SUPERVISED)
        .forEach(
            a ->
                Stream.concat(Stream.of(a.item().origin()), a.item().also().stream())
                    .map(Origin::file)
                    .filter(path -> isByHand(sight, a.host(), path))
                    .forEach(path -> add(group, sight, a, path)));
    return group;
  }

  private static boolean isByHand(Sight sight, String host, String path) {
    if (sight.file(host, path).filter(HostFile::pristine).isPresent()) {
      return false;
    }
    List<String> lines = sight.lines(host, path);
    return lines.stream().limit(HEAD).noneMatch(line -> MARK.matcher(line).find());
  }

  private static void add(Group group, Sight sight, Attributed a, String path) {
    group.add(
        Group.About.of("", "program files of " + sight.fleet().hostName(a.host())),
        Severity.NOTES,
        "the control repository takes these programs over",
        Optional.of(a.item().key()),
        new Evidence(a.host(), path, 0, "no mark of Puppet in its first lines"));
  }
}
