package censo.source.limits;

import censo.inventory.Code;
import censo.inventory.Item;
import censo.inventory.Origin;
import censo.inventory.Problem.Severity;
import censo.inventory.Reading;
import censo.source.Draft;
import censo.source.Glob;
import censo.source.Opened;
import censo.source.Root;
import censo.source.Source;
import censo.source.SpareName;
import censo.source.Stat;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;

/** Limits of sessions, of {@code /etc/security/limits.conf} and {@code limits.d}. */
public final class Limits implements Source {
  private static final String NAME = "limits";
  private static final String MAIN = "/etc/security/limits.conf";
  private static final String FOLDER = "/etc/security/limits.d";

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Reading read(Root root, List<Item> before) {
    if (root.lstat(MAIN).isEmpty() && root.stat(FOLDER).isEmpty()) {
      return Reading.absent(NAME);
    }
    Draft draft = new Draft(NAME, root);
    Pam pam = Pam.of(root);
    Table table = new Table(draft);
    List<String> names = draft.list(FOLDER);
    read(draft, MAIN, pam, table);
    for (String name : names) {
      if (Glob.matches("*.conf", name)) {
        read(draft, FOLDER + "/" + name, pam, table);
      }
    }
    table.take();
    for (String name : names) {
      if (!Glob.matches("*.conf", name) && !SpareName.is(name)) {
        unread(draft, FOLDER + "/" + name, pam);
      }
    }
    return draft.reading();
  }

  private static void read(Draft draft, String path, Pam pam, Table table) {
    switch (draft.open(path)) {
      case Opened.Read read -> {
        lines(
            read,
            pam,
            (line, number) -> {
              Origin at = Origin.of(path, number);
              switch (line) {
                case Line.Limit limit -> table.add(limit, at);
                case Line.Exemption exemption -> table.add(exemption, at);
                case Line.Skipped(String message, String mend) ->
                    draft.add(
                        draft.problem(
                            Severity.IGNORED,
                            Code.LIMITS_LINE_IGNORED,
                            at,
                            message + "; the line is skipped",
                            mend));
              }
            });
        draft.doubtOddBytes(path, read.bytes());
      }
      case Opened.Refused refused -> refused(draft, path, refused, pam);
      case Opened.Missing() -> missing(draft, path, pam);
    }
  }

  private static void missing(Draft draft, String path, Pam pam) {
    if (!pam.modern()) {
      draft.add(
          draft.problem(
              Severity.FATAL,
              Code.LIMITS_FATAL,
              Origin.of(path),
              "is not there; pam_limits opens no session without it",
              "put the file of the package back"));
    }
  }

  private static void lines(Opened.Read read, Pam pam, BiConsumer<Line, Integer> take) {
    String[] lines = read.bytes().latin1().split("\n");
    for (int i = 0; i < lines.length; i++) {
      int number = i + 1;
      Line.parse(lines[i], pam).ifPresent(line -> take.accept(line, number));
    }
  }

  private static void refused(Draft draft, String path, Opened.Refused why, Pam pam) {
    Optional<Stat> stat = draft.root().stat(path);
    boolean fifo = stat.filter(s -> s.kind() == Stat.Kind.FIFO).isPresent();
    switch (why.code()) {
      case NOT_REGULAR ->
          draft.add(
              draft.problem(
                  fifo ? Severity.FATAL : Severity.IGNORED,
                  Code.NOT_REGULAR,
                  Origin.of(path),
                  why.message() + (fifo ? "; sessions wait for it" : "; nothing is read of it"),
                  "remove it"));
      case LINK_DANGLING ->
          draft.add(
              draft.problem(
                  pam.modern() ? Severity.IGNORED : Severity.FATAL,
                  Code.LINK_DANGLING,
                  Origin.of(path),
                  why.message()
                      + (pam.modern() ? "; nothing is set by it" : "; no session can be opened"),
                  "let it lead to a file, or remove it"));
      default -> draft.lost(path, why);
    }
  }

  private static void unread(Draft draft, String path, Pam pam) {
    if (draft.open(path) instanceof Opened.Read read) {
      Draft alone = new Draft(NAME, draft.root());
      Table table = new Table(alone);
      lines(
          read,
          pam,
          (line, number) -> {
            if (line instanceof Line.Limit limit) {
              table.add(limit, Origin.of(path, number));
            }
          });
      table.take();
      draft.add(
          draft
              .problem(
                  Severity.IGNORED,
                  Code.LIMITS_UNREAD,
                  Origin.of(path),
                  "its name does not end in .conf; it is not read",
                  "rename it, or remove it")
              .withWouldBe(alone.reading().items()));
    }
  }
}
