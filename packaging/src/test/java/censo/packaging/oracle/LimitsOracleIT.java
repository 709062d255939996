package censo.packaging.oracle;

import censo.inventory.Item;
import censo.inventory.Problem;
import censo.inventory.Reading;
import censo.source.MemoryRoot;
import censo.source.limits.Limits;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The limits of real sessions of a few users, against those that follow from Censo's items. A
 * container forbids to raise a limit, so nice and rtprio are not judged.
 */
final class LimitsOracleIT {
  private static final String MAIN = "/etc/security/limits.conf";

  /** The driver makes the same. */
  private static final List<Session> USERS =
      List.of(
          new Session("root", 0, Map.of(0, "root", 500, "shop")),
          new Session("bob", 1001, Map.of(1001, "bob", 500, "shop", 600, "ops")),
          new Session("alice", 1002, Map.of(1002, "alice", 500, "shop")),
          new Session("carol", 1003, Map.of(1003, "carol")));

  private static final List<Known> KNOWN =
      List.of(
          new Known(
              "where there is nothing of pam_limits Censo says nothing of sessions",
              d -> d.tree().root().lstat("/etc/security").isEmpty()),
          new Known(
              "a file with a NUL byte is not read: Censo says that it is lost",
              d ->
                  d.tree().root().paths().stream()
                      .anyMatch(path -> d.tree().root().bytes(path).isBinary())));

  /** Resources and their soft and hard limit. */
  private record Baseline(Map<String, List<String>> empty, Map<String, List<String>> exempt) {}

  @ParameterizedTest
  @ValueSource(
      strings = {
        "CENSO_IMAGE_HOST_BULLSEYE",
        "CENSO_IMAGE_HOST_BOOKWORM",
        "CENSO_IMAGE_HOST_TRIXIE"
      })
  void sessionsHaveTheLimitsThatCensoReads(String image) throws Exception {
    Baseline baseline = baseline(image);
    try (Daemon pam = daemon(image)) {
      Below below = Below.of(pam);
      new Comparison(new Limits(), pam, KNOWN)
          .check(
              Tree.all(new Limits(), image, random -> new LimitsTexts(random).tree()),
              "limits.py",
              tree -> ours(below.under(tree.root(), true), pam.version(), baseline),
              answer -> theirs(answer, baseline));
    }
  }

  private static Daemon daemon(String image) {
    return Daemon.of(image, "pam_limits", "dpkg-query -W -f '${Version}' libpam-modules");
  }

  /** What sessions have where nothing is set, and where nothing is to be set. */
  private static Baseline baseline(String image) throws Exception {
    try (Daemon pam = daemon(image)) {
      List<Map<String, Object>> answers =
          pam.ask("limits.py", List.of(tree("# nothing\n"), tree("carol -\n")));
      return new Baseline(limits(answers.getFirst(), "carol"), limits(answers.getLast(), "carol"));
    }
  }

  private static Tree tree(String text) {
    MemoryRoot root = new MemoryRoot().file(MAIN, text).folder("/etc/security/limits.d");
    return new Tree(Tree.Kind.CASE, text, root);
  }

  private static String ours(MemoryRoot root, String version, Baseline baseline) {
    root.file(
        "/var/lib/dpkg/status",
        "Package: libpam-modules\nStatus: install ok installed\nVersion: " + version + "\n");
    Reading reading = new Limits().read(root, List.of());
    Optional<String> stop =
        reading.problems().stream()
            .filter(problem -> problem.severity() == Problem.Severity.FATAL)
            .map(Problem::file)
            .min(String::compareTo);
    // The main file comes before the folder by its name too.
    List<Item> read =
        reading.items().stream()
            .filter(item -> stop.isEmpty() || item.origin().file().compareTo(stop.get()) < 0)
            .toList();
    List<String> lines = new ArrayList<>();
    for (Session user : USERS) {
      boolean opens = stop.isEmpty() || user.isExempt(read);
      lines.add(
          user.user()
              + (opens
                  ? user.limits(
                      read, baseline.empty(), baseline.exempt(), version.matches("1\\.[45]\\..*"))
                  : " refused"));
    }
    return String.join("\n", lines);
  }

  private static String theirs(Map<String, Object> answer, Baseline baseline) {
    List<String> lines = new ArrayList<>();
    for (Session user : USERS) {
      Map<String, List<String>> limits = limits(answer, user.user());
      String told = limits.isEmpty() ? " refused" : Session.told(limits, baseline.empty());
      lines.add(user.user() + told);
    }
    return String.join("\n", lines);
  }

  /** None where the session was refused. */
  private static Map<String, List<String>> limits(Map<String, Object> answer, String user) {
    Map<String, List<String>> limits = new TreeMap<>();
    if (((Map<?, ?>) answer.get("users")).get(user) instanceof Map<?, ?> found) {
      found.forEach(
          (name, values) ->
              limits.put(
                  (String) name, ((List<?>) values).stream().map(Object::toString).toList()));
    }
    return limits;
  }
}
