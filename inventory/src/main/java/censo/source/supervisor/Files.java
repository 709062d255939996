package censo.source.supervisor;

import censo.inventory.Bytes;
import censo.inventory.Code;
import censo.inventory.Origin;
import censo.inventory.Problem.Severity;
import censo.inventory.Utf8;
import censo.source.Draft;
import censo.source.Glob;
import censo.source.Opened;
import censo.source.Paths;
import censo.source.Stat;
import censo.source.ini.Option;
import censo.source.ini.Section;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.Set;

/** The main file and those it includes: {@code read_config}. An included file includes nothing. */
final class Files {
  /** More are not read, whatever a pattern matches. */
  private static final int MOST = 4096;

  private static final Set<String> MAIN_ONLY = Set.of("include", "supervisorctl");

  private final Draft draft;
  private final Machine machine;
  private final String main;
  private final List<Section> sections = new ArrayList<>();
  private final SequencedSet<String> read = new LinkedHashSet<>();
  private final SequencedSet<String> patterns = new LinkedHashSet<>();

  Files(Draft draft, Machine machine, String main) {
    this.draft = draft;
    this.machine = machine;
    this.main = main;
  }

  void read() {
    open(main, true);
    Optional<Config.Merged> include = Config.of(sections).section("include");
    if (include.isEmpty()) {
      return;
    }
    Optional<Option> files = include.get().get("files");
    if (files.isEmpty()) {
      fatal(include.get().at(), "has no files", "write files=, or remove the section");
      return;
    }
    expand(files.get()).ifPresent(text -> include(files.get().at(), Python.words(text)));
  }

  /** The patterns as text; one that needs the daemon's environment can't be followed. */
  private Optional<String> expand(Option files) {
    Names names = machine.withName(Names.NONE.with("here", Paths.folder(main)));
    Percent.Expansion expansion =
        Percent.expand(Template.of(files.value(), Paths.folder(main)), names);
    if (expansion.fault().isPresent()) {
      fatal(files.at(), "files " + expansion.fault().get(), "write %% for a percent sign");
    } else if (expansion.template().value().isEmpty()) {
      draft.add(
          draft.problem(
              Severity.LOST,
              Code.SUPERVISOR_NEEDS_ENV,
              files.at(),
              "files needs what only the running supervisord has in its environment",
              "write the paths out"));
    }
    return expansion.fault().isPresent() ? Optional.empty() : expansion.template().value();
  }

  private void include(Origin at, List<String> words) {
    for (String word : words) {
      String pattern = Paths.absolute(word, Paths.folder(main));
      patterns.add(pattern);
      List<String> paths = new ArrayList<>(Glob.expand(draft.root(), pattern));
      paths.sort(Utf8.ORDER);
      for (String path : paths) {
        if (read.size() == MOST) {
          draft.add(
              draft.problem(
                  Severity.LOST,
                  Code.TOO_MANY,
                  at,
                  "files matches more than " + MOST + " files; the rest was not read",
                  "include fewer files"));
          return;
        }
        open(path, false);
      }
    }
  }

  private void open(String path, boolean isMain) {
    switch (draft.open(path)) {
      case Opened.Read file -> {
        read.add(path);
        List<Section> parsed = parse(draft, path, file.bytes());
        sections.addAll(isMain ? parsed : withoutMainOnes(parsed));
      }
      case Opened.Missing() when isMain ->
          fatal(Origin.of(path), "does not exist", "create it, or start supervisord with another");
      case Opened.Missing() -> {}
      case Opened.Refused why -> refused(path, why, isMain);
    }
  }

  /** What supervisord, and supervisorctl, look for in the main file alone. */
  private List<Section> withoutMainOnes(List<Section> included) {
    List<Section> rest = new ArrayList<>(included);
    for (Section section : included) {
      if (MAIN_ONLY.contains(section.name()) && rest.remove(section)) {
        draft.add(
            draft.problem(
                Severity.IGNORED,
                Code.SUPERVISOR_UNREAD,
                section.at(),
                "is a section that counts in the main file only",
                "move it to the main file"));
      }
    }
    return rest;
  }

  private void refused(String path, Opened.Refused why, boolean isMain) {
    Optional<Stat.Kind> kind = draft.root().stat(path).map(Stat::kind);
    boolean skipped =
        switch (why.code()) {
          case NOT_REGULAR, LINK_DANGLING, TOO_DEEP -> true;
          default -> false;
        };
    if (!skipped) {
      draft.lost(path, why);
    } else if (isMain || kind.equals(Optional.of(Stat.Kind.FIFO))) {
      String blocks = isMain ? "" : ": supervisord waits for it for ever";
      draft.add(
          draft.problem(
              Severity.FATAL,
              why.code(),
              Origin.of(path),
              why.message() + blocks,
              "put a regular file there, or remove it"));
    } else {
      draft.add(
          draft.problem(
              Severity.IGNORED,
              why.code(),
              Origin.of(path),
              why.message() + ": supervisord passes over it",
              "put a regular file there, or remove it"));
    }
  }

  /** Sections of one file; what supervisord refuses in it is a problem. */
  static List<Section> parse(Draft draft, String path, Bytes bytes) {
    String text = bytes.isUtf8() ? bytes.utf8() : Utf8.decode(bytes.latin1());
    if (!bytes.isUtf8()) {
      Origin at = Origin.of(path, lineOfBadByte(bytes));
      fatal(draft, at, "holds bytes that are not UTF-8", "save the file as UTF-8");
    }
    if (text.startsWith("\ufeff")) {
      fatal(draft, Origin.of(path, 1), "begins with a byte order mark", "save it without one");
      text = text.substring(1);
    }
    ConfigParser.Parsed parsed = ConfigParser.parse(path, text);
    parsed.problems().forEach(p -> fatal(draft, p.at(), p.message(), p.mend()));
    return parsed.sections();
  }

  private static int lineOfBadByte(Bytes bytes) {
    ByteBuffer in = ByteBuffer.wrap(bytes.toArray());
    var _ = StandardCharsets.UTF_8.newDecoder().decode(in, CharBuffer.allocate(bytes.size()), true);
    String before = bytes.latin1().substring(0, in.position());
    return 1 + (int) before.chars().filter(c -> c == '\n').count();
  }

  private void fatal(Origin at, String message, String mend) {
    fatal(draft, at, message, mend);
  }

  private static void fatal(Draft draft, Origin at, String message, String mend) {
    draft.add(draft.problem(Severity.FATAL, Code.SUPERVISOR_FATAL, at, message, mend));
  }

  List<Section> sections() {
    return sections;
  }

  /** Paths that were read, in that order. */
  SequencedSet<String> paths() {
    return read;
  }

  /** Absolute, as included. */
  SequencedSet<String> patterns() {
    return patterns;
  }
}
