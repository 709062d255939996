package censo.inventory;

import java.util.Comparator;
import java.util.List;

/**
 * What could not be read or understood, or what the daemon does not take, or not as meant.
 *
 * @param source the source that says it
 * @param code a {@link Code#id}; text, so that a collector keeps the codes of a newer agent
 * @param file path, empty where no file is meant
 * @param line where the daemon reports it, from 1; 0 for the whole file
 * @param message what is so; never a value
 * @param mend what to do
 * @param wouldBe the items it would be if the daemon took it
 */
public record Problem(
    String source,
    Severity severity,
    String code,
    String file,
    int line,
    String message,
    String mend,
    List<Item> wouldBe) {
  public static final Comparator<Problem> ORDER =
      Comparator.comparing(Problem::source, Utf8.ORDER)
          .thenComparing(Problem::file, Utf8.ORDER)
          .thenComparingInt(Problem::line)
          .thenComparing(Problem::code, Utf8.ORDER)
          .thenComparing(Problem::message, Utf8.ORDER);

  /** How bad it is, and what becomes of the source. */
  public enum Severity {
    /** Not read or not understood: the source becomes partial. */
    LOST,
    /** Understood, and the daemon does not take it: no item. */
    IGNORED,
    /** The daemon would not start or reload with it; what is readable is an item all the same. */
    FATAL,
    /** Taken, but probably not as meant: a person should look. */
    DOUBT;

    /** As the snapshot spells it. */
    public String id() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }
  }

  public Problem {
    wouldBe = List.copyOf(wouldBe);
  }

  public static Problem of(
      String source, Severity severity, Code code, Origin at, String message, String mend) {
    return new Problem(source, severity, code.id(), at.file(), at.line(), message, mend, List.of());
  }

  public Problem withWouldBe(List<Item> items) {
    return new Problem(source, severity, code, file, line, message, mend, items);
  }
}
