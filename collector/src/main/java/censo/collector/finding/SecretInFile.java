package censo.collector.finding;

import censo.collector.application.Attributed;
import censo.collector.application.Kinds;
import censo.collector.finding.Finding.Evidence;
import censo.collector.finding.Finding.Severity;
import censo.inventory.Bytes;
import censo.inventory.Code;
import censo.inventory.HostFile;
import censo.inventory.Problem;
import censo.inventory.Snapshot;
import censo.inventory.Value;
import censo.source.Line;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Secrets in configuration, by their tokens: where each stands, and on which hosts it is equal. */
final class SecretInFile {
  private static final Pattern TOKEN = Pattern.compile("CENSO_SECRET_[0-9a-f]{16}");
  private static final String WHERE = "secrets store";
  private static final String MEND = "put the value into the secrets store under the rendered name";

  private SecretInFile() {}

  static Group find(Sight sight) {
    Group group = new Group("secret-in-file", WHERE);
    for (Snapshot snapshot : sight.snapshots()) {
      String host = snapshot.host().id();
      Set<String> told = new HashSet<>();
      sight.on(host).forEach(a -> add(group, sight, a, told));
      snapshot.files().forEach(file -> addRest(group, sight, host, file, told));
      snapshot.problems().stream()
          .filter(p -> p.code().equals(Code.SECRET_IN_NAME.id()))
          .forEach(p -> addName(group, sight, host, p));
    }
    return group;
  }

  static Set<String> tokens(String text) {
    Set<String> tokens = new LinkedHashSet<>();
    Matcher matcher = TOKEN.matcher(text);
    while (matcher.find()) {
      tokens.add(matcher.group());
    }
    return tokens;
  }

  private static void add(Group group, Sight sight, Attributed a, Set<String> told) {
    flat(a)
        .forEach(
            (setting, text) -> {
              for (String token : tokens(text)) {
                String whyNot = whyNotRendered(sight, a, setting, text, token);
                Evidence evidence = sight.at(a, token, setting + " of " + a.item().key());
                tell(told, sight, a.host(), evidence, token);
                group.add(
                    Group.About.of(Sight.owner(a), token),
                    whyNot.isEmpty() ? Severity.NOTES : Severity.BLOCKS,
                    whyNot.isEmpty() ? MEND : whyNot,
                    Optional.of(a.item().key()),
                    evidence);
              }
            });
  }

  /** A line is told once, whether by its own path or by a link to it. */
  private static void tell(
      Set<String> told, Sight sight, String host, Evidence evidence, String token) {
    String line = ":" + evidence.line() + " " + token;
    told.add(evidence.file() + line);
    sight
        .file(host, evidence.file())
        .flatMap(HostFile::target)
        .ifPresent(target -> told.add(target + line));
  }

  private static Map<String, String> flat(Attributed a) {
    Map<String, String> flat = new TreeMap<>();
    a.item()
        .settings()
        .forEach(
            (name, value) -> {
              if (value instanceof Value.TextMap map) {
                map.texts().forEach((key, text) -> flat.put(name + "." + key, text));
              } else {
                flat.put(name, value.inline());
              }
            });
    return flat;
  }

  /** What keeps it from being filled in by Puppet, with the mend; empty if nothing. */
  private static String whyNotRendered(
      Sight sight, Attributed a, String setting, String text, String token) {
    boolean isJob = a.item().kind().equals("cron_job");
    if (a.item().name().contains(token)) {
      return "a name can't be filled in: rename " + a.item().kind() + " without the secret";
    }
    if (isJob && setting.equals("stdin")) {
      return "what follows % can't be filled in: let the program read it from a file";
    }
    if (isJob && setting.equals("command") && isInSingleQuotes(text, token)) {
      return "inside single quotes it can't be filled in: use double quotes";
    }
    boolean isOddFile =
        Kinds.EXACT.contains(a.item().kind())
            && sight
                .file(a.host(), sight.at(a, token, "").file())
                .flatMap(HostFile::content)
                .filter(content -> !content.isUtf8())
                .isPresent();
    return isOddFile ? "Puppet can't fill in a file that is not UTF-8: convert it" : "";
  }

  private static boolean isInSingleQuotes(String command, String token) {
    boolean single = false;
    boolean twice = false;
    int end = command.indexOf(token);
    for (int i = 0; i < end; i++) {
      char c = command.charAt(i);
      if (c == '\\' && !single) {
        i++;
      } else if (c == '\'' && !twice) {
        single = !single;
      } else if (c == '"' && !single) {
        twice = !twice;
      }
    }
    return single;
  }

  /** Where no item has it: comments, and what daemons pass over. */
  private static void addRest(
      Group group, Sight sight, String host, HostFile file, Set<String> told) {
    String text = file.content().map(Bytes::latin1).orElse("");
    if (file.link().isPresent() || !text.contains("CENSO_SECRET_")) {
      return;
    }
    List<String> lines = List.of(text.split("\n", -1));
    for (int n = 1; n <= lines.size(); n++) {
      for (String token : tokens(lines.get(n - 1))) {
        if (told.add(file.path() + ":" + n + " " + token)) {
          boolean comment = Line.isComment(lines.get(n - 1));
          group.add(
              Group.About.of(sight.ownerOf(host, file.path()), token),
              Severity.NOTES,
              comment ? "remove the comment, and change the secret" : MEND,
              Optional.empty(),
              new Evidence(
                  host, file.path(), n, comment ? "in a comment" : "in a line of no item"));
        }
      }
    }
  }

  private static void addName(Group group, Sight sight, String host, Problem problem) {
    group.add(
        Group.About.of(sight.ownerOf(host, problem.file()), "in a name, " + problem.file()),
        Severity.BLOCKS,
        problem.mend(),
        Optional.empty(),
        new Evidence(host, problem.file(), problem.line(), problem.message()));
  }
}
