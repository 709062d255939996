package censo.collector.application;

import censo.inventory.Sorted;
import java.time.Duration;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The schema of {@code censo.yaml}, version 1. */
final class RulesParser {
  private static final List<String> PROFILES = List.of("asg", "no-asg");
  private static final Pattern APPLICATION = Pattern.compile("[a-z][a-z0-9-]{0,62}");
  private static final Pattern ENVIRONMENT = Pattern.compile("[a-z0-9_]{1,63}");
  private static final Pattern PERIOD = Pattern.compile("([1-9][0-9]{0,5})([mhd])");
  private static final Pattern PLACEHOLDER = Pattern.compile("\\{([^}]*)}");
  private static final Set<String> PLACEHOLDERS = Set.of("application", "role", "environment");

  private RulesParser() {}

  static Rules parse(String file, byte[] yaml) throws Rules.Refused {
    Yaml document = Yaml.read(file, yaml);
    Rules rules = rules(document);
    document.refuseIfMistaken();
    return rules;
  }

  private static Rules rules(Yaml top) {
    if (!top.required("schema").equals(Optional.of("1"))) {
      top.mistake("schema", "this collector knows schema 1 only", "write schema: 1");
    }
    Rules rules =
        new Rules(
            top.section("control_repository").flatMap(RulesParser::controlRepository),
            top.text("dns").filter(dns -> placeholdersHold(top, dns)),
            applications(top),
            each(top.sections("hosts"), RulesParser::host),
            each(top.sections("ignore"), RulesParser::ignore),
            baseline(top),
            top.text("stale_after").flatMap(t -> period(top, t)).orElse(Rules.STALE_AFTER));
    top.nothingElse();
    return rules;
  }

  private interface Reader<T> {
    Optional<T> read(Yaml section);
  }

  private static <T> List<T> each(List<Yaml> sections, Reader<T> reader) {
    return sections.stream().flatMap(s -> reader.read(s).stream()).toList();
  }

  private static Optional<Rules.ControlRepository> controlRepository(Yaml section) {
    Optional<String> url = section.required("url");
    Optional<String> base = section.required("base");
    List<String> promotions = section.texts("promotions");
    section.nothingElse();
    return url.flatMap(u -> base.map(b -> new Rules.ControlRepository(u, b, promotions)));
  }

  private static boolean placeholdersHold(Yaml top, String dns) {
    Matcher placeholder = PLACEHOLDER.matcher(dns);
    while (placeholder.find()) {
      if (!PLACEHOLDERS.contains(placeholder.group(1))) {
        top.mistake(
            "dns",
            "unknown placeholder " + placeholder.group(),
            "use {application}, {role} and {environment}");
        return false;
      }
    }
    return true;
  }

  private static List<Rules.Application> applications(Yaml top) {
    Set<String> seen = new HashSet<>();
    List<Rules.Application> applications = new ArrayList<>();
    for (Yaml section : top.sections("applications")) {
      Optional<String> name = section.required("name");
      List<String> profiles = section.texts("profiles");
      Match match = section.section("match").map(RulesParser::match).orElse(noMatch());
      section.nothingElse();
      if (name.isPresent() && applicationHolds(section, name.get(), profiles, seen)) {
        applications.add(new Rules.Application(name.get(), profiles, match));
      }
    }
    return applications;
  }

  private static boolean applicationHolds(
      Yaml section, String name, List<String> profiles, Set<String> seen) {
    if (!APPLICATION.matcher(name).matches() || name.equals(Attribution.BASE)) {
      section.mistake(
          "name",
          "\"" + name + "\" can't be the name of an application",
          "use small letters, digits and hyphens, beginning with a letter, and not base");
      return false;
    }
    if (!seen.add(name)) {
      section.mistake("name", "a second application " + name, "join the two");
    }
    if (profiles.isEmpty() || !PROFILES.containsAll(profiles)) {
      section.mistake(
          "profiles", "the profiles of " + name + " are not of asg and no-asg", "name one or both");
    }
    return true;
  }

  private static Match noMatch() {
    return new Match(new LinkedHashMap<>(), new LinkedHashMap<>());
  }

  private static Match match(Yaml section) {
    SequencedMap<String, List<TextPattern>> patterns = new LinkedHashMap<>();
    for (String key : Match.KEYS) {
      List<TextPattern> list = section.patterns(key);
      if (!list.isEmpty()) {
        patterns.put(key, list);
      }
    }
    SequencedMap<String, TextPattern> tags = section.patternPairs("tag");
    section.nothingElse();
    return new Match(patterns, tags);
  }

  private static Optional<Rules.HostRule> host(Yaml section) {
    Optional<TextPattern> match = section.required("match").flatMap(_ -> section.pattern("match"));
    Optional<String> environment = section.text("environment");
    Optional<String> becomes = section.text("becomes");
    if (environment.filter(e -> !ENVIRONMENT.matcher(e).matches()).isPresent()) {
      section.mistake(
          "environment",
          "not a name that Puppet takes for an environment",
          "use small letters, digits and underscores");
    }
    if (becomes.filter(b -> !b.equals("asg")).isPresent()) {
      section.mistake("becomes", "a host can only be told to become asg", "write becomes: asg");
    }
    section.nothingElse();
    return match.map(m -> new Rules.HostRule(m, environment, becomes.isPresent()));
  }

  private static Optional<Rules.Ignore> ignore(Yaml section) {
    Optional<String> kind = section.text("kind");
    Optional<TextPattern> name = section.pattern("name");
    Optional<TextPattern> file = section.pattern("file");
    Optional<TextPattern> host = section.pattern("host");
    Optional<String> reason = section.required("reason");
    Optional<String> author = section.required("author");
    Optional<LocalDate> until = section.text("until").flatMap(text -> date(section, text));
    section.nothingElse();
    if (kind.isEmpty() && name.isEmpty() && file.isEmpty()) {
      section.mistake("reason", "this would ignore everything", "add a kind, name or file");
    }
    return reason.flatMap(
        r -> author.map(a -> new Rules.Ignore(kind, name, file, host, r, a, until)));
  }

  private static Optional<LocalDate> date(Yaml section, String text) {
    try {
      return Optional.of(LocalDate.parse(text));
    } catch (DateTimeParseException e) {
      section.mistake("until", "\"" + text + "\" is not a day", "write it as 2027-06-30");
      return Optional.empty();
    }
  }

  private static Optional<Duration> period(Yaml top, String text) {
    Matcher period = PERIOD.matcher(text);
    if (!period.matches()) {
      top.mistake("stale_after", "\"" + text + "\" is not a time", "write it as 26h, 90m or 2d");
      return Optional.empty();
    }
    long number = Long.parseLong(period.group(1));
    return Optional.of(
        switch (period.group(2)) {
          case "m" -> Duration.ofMinutes(number);
          case "h" -> Duration.ofHours(number);
          default -> Duration.ofDays(number);
        });
  }

  private static SequencedMap<String, SequencedMap<String, String>> baseline(Yaml top) {
    Map<String, SequencedMap<String, String>> baseline = new LinkedHashMap<>();
    top.section("baseline")
        .ifPresent(
            section -> {
              for (String kind : section.keys()) {
                baseline.put(kind, section.pairs(kind));
              }
            });
    return Sorted.copyOf(baseline);
  }
}
