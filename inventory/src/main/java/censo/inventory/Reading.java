package censo.inventory;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a source returns: whatever it understood, and its problems.
 *
 * @param source name of the source
 * @param status whether it can prove that something is absent
 * @param reason why it failed; empty otherwise
 */
public record Reading(
    String source,
    Status status,
    Optional<String> reason,
    List<Item> items,
    List<HostFile> files,
    List<Problem> problems) {
  /** How much of the source was read. */
  public enum Status {
    COMPLETE,
    PARTIAL,
    FAILED,
    /** Neither main file nor any folder of the daemon exists. */
    ABSENT;

    /** As the snapshot spells it. */
    public String id() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }
  }

  public Reading {
    items = List.copyOf(items);
    files = List.copyOf(files);
    problems = List.copyOf(problems);
  }

  /** Complete, or partial where a problem says that something is lost. */
  public static Reading of(
      String source, List<Item> items, List<HostFile> files, List<Problem> problems) {
    Status status = isLost(problems) ? Status.PARTIAL : Status.COMPLETE;
    return new Reading(source, status, Optional.empty(), items, files, problems);
  }

  public static Reading absent(String source) {
    return new Reading(source, Status.ABSENT, Optional.empty(), List.of(), List.of(), List.of());
  }

  /** A source that broke: a bug, told as a problem so that the others go on. */
  public static Reading failed(String source, Problem why) {
    return new Reading(
        source, Status.FAILED, Optional.of(why.message()), List.of(), List.of(), List.of(why));
  }

  public Reading withFiles(List<HostFile> newFiles) {
    return new Reading(source, status, reason, items, newFiles, problems);
  }

  /** With more problems, before the others; where something is lost it can prove no absence. */
  public Reading withProblems(List<Problem> more) {
    List<Problem> all = Stream.concat(more.stream(), problems.stream()).toList();
    boolean partial = status != Status.FAILED && isLost(more);
    return new Reading(source, partial ? Status.PARTIAL : status, reason, items, files, all);
  }

  private static boolean isLost(List<Problem> problems) {
    return problems.stream().anyMatch(p -> p.severity() == Problem.Severity.LOST);
  }

  /** Whether the daemon would start with what was read. */
  public boolean wouldStart() {
    return problems.stream().noneMatch(p -> p.severity() == Problem.Severity.FATAL);
  }
}
