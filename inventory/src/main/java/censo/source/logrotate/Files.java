package censo.source.logrotate;

import censo.inventory.Code;
import censo.inventory.Origin;
import censo.inventory.Problem.Severity;
import censo.inventory.Utf8;
import censo.source.Draft;
import censo.source.Opened;
import censo.source.Paths;
import censo.source.SpareName;
import censo.source.Stat;
import java.util.Optional;

/** Main files and what they include: {@code readConfigPath}, {@code readConfigFile}. */
final class Files {
  /** {@code MAX_NESTING}. */
  private static final int DEEPEST = 16;

  /** More are not read, since files may include each other. */
  private static final int MOST = 4096;

  /** How an include went. */
  enum Outcome {
    FINE,
    /** There was nothing to read. */
    NOTHING_READ,
    /** Something was read that has a mistake. */
    MISTAKEN
  }

  private final Run run;
  private final Draft draft;

  /** From which relative paths count: {@code /}, and a folder while it is included. */
  private String folder = "/";

  private int depth;
  private int count;

  /** Whether what is read is included by a block. */
  private boolean inBlock;

  Files(Run run) {
    this.run = run;
    this.draft = run.draft();
  }

  /**
   * Reads what a command names.
   *
   * @param settings in force before and after
   * @return what was in force at its end, even where a mistake undoes it
   */
  Settings readMain(String path, Settings settings) {
    Optional<Stat> stat = draft.root().stat(path);
    if (stat.isEmpty()) {
      draft.add(
          draft.problem(
              Severity.FATAL,
              Code.LINK_DANGLING,
              Origin.of(path),
              "logrotate is started with this file, but it is not there",
              "create it, or start logrotate with another"));
    } else if (stat.get().isFolder()) {
      var _ = readFolder(path, settings);
    } else {
      Settings before = settings.copy();
      boolean fine = readFile(path, settings);
      Settings last = settings.copy();
      if (!fine) {
        settings.become(before);
      }
      return last;
    }
    return settings.copy();
  }

  /**
   * Reads a file, or all files of a folder.
   *
   * @param settings of the block or, outside of blocks, of all; what stands outside of blocks in
   *     the included file goes there too, but for a file with a mistake
   * @param byBlock whether the line stands in a block
   * @return how that went
   */
  Outcome include(String written, Origin at, Settings settings, boolean byBlock) {
    if (run.isAttempt()) {
      return Outcome.FINE;
    }
    String named = Utf8.decode(written);
    String path =
        Paths.absolute(named.startsWith("~/") ? run.home() + named.substring(1) : named, folder);
    if (!byBlock && !inBlock) {
      run.globals().addInclude(at, path);
    }
    Optional<Stat> stat = draft.root().stat(path);
    if (depth == DEEPEST || stat.isEmpty()) {
      run.ignoreLine(
          at,
          depth == DEEPEST
              ? Fault.line("files include each other too deep", "include fewer")
              : Fault.line("include names nothing that is there", "create it, or remove it"));
      return Outcome.NOTHING_READ;
    }
    boolean outer = inBlock;
    inBlock |= byBlock;
    depth++;
    boolean fine = stat.get().isFolder() ? readFolder(path, settings) : readAlone(path, settings);
    depth--;
    inBlock = outer;
    return fine ? Outcome.FINE : Outcome.MISTAKEN;
  }

  /** Takes down a directive that stands outside of blocks. */
  void noteGlobal(Origin at) {
    if (!inBlock) {
      run.globals().add(at);
    }
  }

  private boolean readFolder(String path, Settings settings) {
    boolean fine = true;
    String outer = folder;
    folder = path;
    for (String name : draft.list(path)) {
      String file = path + "/" + name;
      if (run.taboo().has(name)) {
        passOver(file, name);
      } else if (draft.root().stat(file).filter(Stat::isFolder).isPresent()) {
        skip(file, Code.NOT_REGULAR, "is a folder");
      } else {
        fine &= readAlone(file, settings);
      }
    }
    folder = outer;
    return fine;
  }

  /** Where a file has a mistake, what it sets outside of blocks is undone behind it. */
  private boolean readAlone(String path, Settings settings) {
    Settings before = settings.copy();
    boolean fine = readFile(path, settings);
    if (!fine) {
      settings.become(before);
    }
    return fine;
  }

  private void passOver(String path, String name) {
    if (!SpareName.is(name) && draft.open(path) instanceof Opened.Read read) {
      ignore(
          read,
          Code.LOGROTATE_TABOO,
          "logrotate reads no file of such a name",
          "give it a name of its own, or remove it");
    }
  }

  private boolean readFile(String path, Settings settings) {
    if (count++ >= MOST) {
      draft.add(
          draft.problem(
              Severity.LOST,
              Code.TOO_MANY,
              Origin.of(path),
              "logrotate reads more than " + MOST + " files; this one was not read",
              "include fewer files"));
      return true;
    }
    return switch (draft.open(path)) {
      case Opened.Missing() -> false;
      case Opened.Refused refused -> refused(path, refused);
      case Opened.Read read -> readText(read, settings);
    };
  }

  private boolean readText(Opened.Read read, Settings settings) {
    String path = read.file().path();
    if (read.stat().isWritableByOthers()) {
      ignore(
          read,
          Code.INSECURE_PERMISSIONS,
          "not only its owner may write to it, so logrotate ignores it",
          "give it the mode 0644");
      return true;
    }
    if (read.stat().uid() != 0) {
      ignore(
          read,
          Code.INSECURE_PERMISSIONS,
          "it does not belong to root, so logrotate ignores it",
          "give it to root");
      return true;
    }
    String text = read.bytes().latin1();
    draft.doubtOddBytes(path, read.bytes());
    if (SpareName.is(Paths.name(path)) && !text.isBlank()) {
      draft.doubt(
          Code.LOGROTATE_READS_BACKUP,
          Origin.of(path),
          "looks like a copy that was left behind, but logrotate reads it",
          "remove it, or give it a name of its own");
    }
    return new Parser(run, path, text, 1, settings).parse();
  }

  private void ignore(Opened.Read read, Code code, String message, String mend) {
    String path = read.file().path();
    draft.add(
        draft
            .problem(Severity.IGNORED, code, Origin.of(path), message, mend)
            .withWouldBe(run.wouldBe(path, read.bytes().latin1(), 1, new Settings())));
  }

  /** Whether logrotate takes it for no mistake. */
  private boolean refused(String path, Opened.Refused why) {
    boolean isFifo =
        draft.root().stat(path).filter(stat -> stat.kind() == Stat.Kind.FIFO).isPresent();
    switch (why.code()) {
      case NOT_REGULAR, LINK_DANGLING, TOO_DEEP -> {
        if (isFifo) {
          draft.add(
              draft.problem(
                  Severity.FATAL,
                  why.code(),
                  Origin.of(path),
                  why.message() + ": logrotate waits for it for ever",
                  "remove it"));
        } else {
          skip(path, why.code(), why.message());
        }
      }
      default -> draft.lost(path, why);
    }
    return why.code() == Code.NOT_REGULAR;
  }

  private void skip(String path, Code code, String message) {
    draft.add(
        draft.problem(
            Severity.IGNORED,
            code,
            Origin.of(path),
            message + ": logrotate passes over it",
            "remove it, or put a regular file there"));
  }
}
