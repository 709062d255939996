package censo.source.phpfpm;

import censo.inventory.Code;
import censo.inventory.Origin;
import censo.inventory.Problem.Severity;
import censo.source.Draft;
import censo.source.Glob;
import censo.source.Opened;
import censo.source.Root;
import censo.source.Stat;
import censo.source.ini.Option;
import censo.source.ini.Section;
import censo.source.zend.ZendIni;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Reads the main file and what it includes, in php-fpm's order. The section opened last goes on
 * over the ends of files, into an included one and out of it again.
 */
final class Reader {
  private static final int MAX_DEPTH = 5;
  private static final int MAX_FILES = 4096;
  private static final int MAX_FAULTS = 100;

  private final Draft draft;
  private final Blocks blocks;

  /** Relative includes start here: the prefix PHP is compiled with, not the file's folder. */
  private final String prefix;

  private final Deque<String> open = new ArrayDeque<>();
  private final Set<String> read = new LinkedHashSet<>();
  private final Set<String> patterns = new LinkedHashSet<>();
  private int opened;

  Reader(Draft draft, Blocks blocks, String prefix) {
    this.draft = draft;
    this.blocks = blocks;
    this.prefix = prefix;
  }

  /** Paths of all files that were read, and the patterns they were found by. */
  Set<String> read() {
    return read;
  }

  Set<String> patterns() {
    return patterns;
  }

  /**
   * Reads a file.
   *
   * @param from the include it is read for; the file itself for the main one
   */
  void file(String path, Origin from) {
    if (open.contains(path) || open.size() >= MAX_DEPTH) {
      fatal(from, "includes more than five files deep, or itself", "take the include out");
      return;
    }
    if (++opened > MAX_FILES) {
      draft.add(
          draft.problem(
              Severity.LOST,
              Code.TOO_MANY,
              from,
              "more than 4,096 files are included; the rest was not read",
              "include fewer files"));
      return;
    }
    switch (draft.open(path)) {
      case Opened.Read(_, var bytes, _, _) -> {
        read.add(path);
        draft.doubtOddBytes(path, bytes);
        open.push(path);
        statements(path, bytes.latin1());
        open.pop();
      }
      case Opened.Missing() -> fatal(Origin.of(path), "is not there", "put it there");
      case Opened.Refused why -> refused(path, why);
    }
  }

  private void refused(String path, Opened.Refused why) {
    switch (why.code()) {
      case LINK_DANGLING, NOT_REGULAR ->
          draft.add(
              draft.problem(
                  Severity.FATAL,
                  why.code(),
                  Origin.of(path),
                  why.message() + "; php-fpm does not start with it",
                  "put a regular file there or take it away"));
      default -> draft.lost(path, why);
    }
  }

  private void statements(String path, String text) {
    ZendIni ini = ZendIni.ofLines(text, path, blocks.version(), blocks.names());
    String[] lines = ini.faults().isEmpty() ? new String[0] : text.split("\n", -1);
    ini.faults().stream()
        .limit(MAX_FAULTS)
        .forEach(fault -> fault(fault, lines[fault.at().line() - 1].strip()));
    if (ini.faults().size() > MAX_FAULTS) {
      fatal(Origin.of(path), "has more such lines than are listed", "mend those first");
    }
    for (Section section : ini.sections()) {
      List<Option> options = section.options();
      boolean goesOn =
          section.name().isEmpty()
              && !options.isEmpty()
              && options.getFirst().at().equals(section.at());
      if (!goesOn) {
        blocks.begin(section.name(), section.at());
      }
      for (Option option : options) {
        if (option.key().equals("include")) {
          include(blocks.text(option), option.at());
        } else {
          blocks.add(option);
        }
      }
    }
  }

  private void fault(ZendIni.Fault fault, String line) {
    if (fault.kind() == ZendIni.Kinds.SYNTAX) {
      fatal(
          fault.at(),
          "is no assignment by PHP's rules",
          "put the value in double quotes; an include or a key begins its line");
    } else if (line.startsWith("#")) {
      fatal(fault.at(), "begins with #, which is no comment here", "write ; instead of #");
    } else {
      fatal(fault.at(), "has no value", "write a value behind =, or take the line out");
    }
  }

  private void include(String pattern, Origin at) {
    if (pattern.isEmpty()) {
      return;
    }
    String absolute = pattern.startsWith("/") ? pattern : prefix + "/" + pattern;
    patterns.add(absolute);
    List<String> found = Glob.expand(draft.root(), absolute);
    if (found.isEmpty() && isBlind(absolute)) {
      fatal(at, "the folder to include from is not there", "make the folder or mend the path");
    }
    for (String path : found) {
      Optional<Stat> stat = draft.root().stat(path);
      if (stat.filter(Stat::isFolder).isEmpty()) {
        file(path, at);
      }
    }
  }

  /** Whether glob(3) can't open the folder that it looks for matches in. */
  private boolean isBlind(String pattern) {
    String folder = pattern.substring(0, pattern.lastIndexOf('/'));
    Root root = draft.root();
    return Glob.isPattern(pattern.substring(folder.length()))
        && !Glob.isPattern(folder)
        && root.list(folder.isEmpty() ? "/" : folder).isEmpty();
  }

  private void fatal(Origin at, String message, String mend) {
    draft.add(draft.problem(Severity.FATAL, Code.FPM_FATAL, at, message, mend));
  }
}
