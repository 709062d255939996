package censo.collector.application;

import censo.inventory.Item;
import censo.inventory.Snapshot;
import censo.inventory.Sorted;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/**
 * What {@code censo.yaml} says.
 *
 * @param dns pattern of a dedicated name, with {@code {application}}, {@code {role}}, {@code
 *     {environment}}
 * @param applications in the order of the file
 * @param hosts the first that matches a host and says a thing decides that thing
 * @param baseline by kind, the values that {@code tuning} compares with
 * @param staleAfter how long a host may be silent
 */
public record Rules(
    Optional<ControlRepository> controlRepository,
    Optional<String> dns,
    List<Application> applications,
    List<HostRule> hosts,
    List<Ignore> ignore,
    SequencedMap<String, SequencedMap<String, String>> baseline,
    Duration staleAfter) {
  static final Duration STALE_AFTER = Duration.ofHours(26);

  public Rules {
    applications = List.copyOf(applications);
    hosts = List.copyOf(hosts);
    ignore = List.copyOf(ignore);
  }

  /** Where pull requests go. */
  public record ControlRepository(String url, String base, List<String> promotions) {
    public ControlRepository {
      promotions = List.copyOf(promotions);
    }
  }

  /**
   * An application.
   *
   * @param profiles those that it will have, of {@code asg} and {@code no-asg}
   */
  public record Application(String name, List<String> profiles, Match match) {
    public Application {
      profiles = List.copyOf(profiles);
    }
  }

  /**
   * What is known of some hosts.
   *
   * @param becomesAsg whether they are told to become {@code asg}
   */
  public record HostRule(TextPattern match, Optional<String> environment, boolean becomesAsg) {
    boolean holdsFor(Snapshot.Host host) {
      return match.matches(host.name()) || match.matches(host.id());
    }
  }

  /**
   * What is left out on purpose; what is empty holds for all.
   *
   * @param until last day on which it holds
   */
  public record Ignore(
      Optional<String> kind,
      Optional<TextPattern> name,
      Optional<TextPattern> file,
      Optional<TextPattern> host,
      String reason,
      String author,
      Optional<LocalDate> until) {
    boolean holdsFor(Item item, Snapshot.Host on, LocalDate today) {
      return kind.filter(k -> !k.equals(item.kind())).isEmpty()
          && name.filter(p -> !p.matches(item.name())).isEmpty()
          && file.filter(p -> !p.matches(item.origin().file())).isEmpty()
          && host.filter(p -> !p.matches(on.name()) && !p.matches(on.id())).isEmpty()
          && until.filter(today::isAfter).isEmpty();
    }
  }

  /** Why a file of rules is refused: everything that is wrong with it. */
  public static final class Refused extends Exception {
    private static final long serialVersionUID = 1;

    private final transient List<Mistake> mistakes;

    Refused(List<Mistake> mistakes) {
      super(String.join("\n", mistakes.stream().map(Mistake::toString).toList()));
      this.mistakes = List.copyOf(mistakes);
    }

    public List<Mistake> mistakes() {
      return mistakes;
    }
  }

  /**
   * One thing that is wrong with a file of rules.
   *
   * @param line from 1
   */
  public record Mistake(String file, int line, String message, String mend) {
    @Override
    public String toString() {
      return file + ":" + line + ": " + message + "; " + mend;
    }
  }

  /** Reads and checks a whole file; either all of it holds or none. */
  public static Rules parse(String file, byte[] yaml) throws Refused {
    return RulesParser.parse(file, yaml);
  }

  /** The rules that hold where there is no file: bob and alice, by the usual places. */
  public static Rules shipped() {
    String name = "censo-default.yaml";
    try (InputStream in = Rules.class.getResourceAsStream(name)) {
      return parse(name, in.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (Refused e) {
      throw new AssertionError("the shipped rules are refused: " + e.getMessage(), e);
    }
  }

  /** No application, no host, nothing ignored. */
  static Rules none() {
    return new Rules(
        Optional.empty(),
        Optional.empty(),
        List.of(),
        List.of(),
        List.of(),
        Sorted.copyOf(Map.of()),
        STALE_AFTER);
  }

  public Optional<Application> application(String name) {
    return applications.stream().filter(a -> a.name().equals(name)).findFirst();
  }

  /** The environment of a host: by rule, else by its tag {@code Environment}; empty if unknown. */
  public Optional<String> environment(Snapshot.Host host) {
    return hosts.stream()
        .filter(r -> r.environment().isPresent() && r.holdsFor(host))
        .findFirst()
        .flatMap(HostRule::environment)
        .or(() -> Optional.ofNullable(Match.tags(host).get("Environment")));
  }

  /** Applications that have a {@code file} line for this path. */
  public List<String> claimantsOf(String path) {
    return applications.stream()
        .filter(
            a ->
                a.match().patterns().getOrDefault("file", List.of()).stream()
                    .anyMatch(p -> p.matches(path)))
        .map(Application::name)
        .toList();
  }

  /** Applications that a rule gives such an item to. */
  public List<String> claimantsOf(Item item) {
    Mentions mentions = Mentions.of(item);
    return applications.stream()
        .filter(a -> a.match().of(item, mentions).isPresent())
        .map(Application::name)
        .toList();
  }

  /** Whether a rule says that a host becomes {@code asg}. */
  public boolean becomesAsg(Snapshot.Host host) {
    return hosts.stream().anyMatch(r -> r.becomesAsg() && r.holdsFor(host));
  }
}
