package censo.source.php;

import censo.inventory.Code;
import censo.inventory.Origin;
import censo.inventory.Problem;
import censo.inventory.Problem.Severity;
import censo.source.Draft;
import censo.source.Opened;
import censo.source.SpareName;
import censo.source.Stat;
import censo.source.zend.PhpVersion;
import censo.source.zend.ZendIni;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads the files of one program in PHP's order: php.ini, then the folder's, by their names. */
final class Reader {
  /**
   * A file, or the rest of one, that PHP does not take.
   *
   * @param fromLine first line of it
   */
  record Rest(String file, int fromLine, String text, Problem problem) {}

  private final Draft draft;
  private final PhpVersion version;
  private final Config config;
  private final Shipped packages;
  private final Set<String> shipped = new HashSet<>();
  private final List<Rest> rests = new ArrayList<>();

  Reader(Draft draft, PhpVersion version, Config config, Shipped packages) {
    this.draft = draft;
    this.version = version;
    this.config = config;
    this.packages = packages;
  }

  /** Files that are as their package shipped them. */
  Set<String> shipped() {
    return shipped;
  }

  /** What was not, of them and beside them. */
  List<Rest> rests() {
    return rests;
  }

  /** The first of these files that is there; PHP does without any. */
  Optional<String> main(List<String> candidates) {
    for (String path : candidates) {
      Optional<Stat> at = draft.root().lstat(path);
      boolean dangling = draft.root().stat(path).isEmpty();
      if (at.isPresent() && !(at.get().isLink() && dangling)) {
        file(path, true);
        return Optional.of(path);
      }
    }
    return Optional.empty();
  }

  /** All {@code .ini} of a folder, dotfiles too. */
  void folder(String folder) {
    for (String name : draft.root().list(folder).orElse(List.of())) {
      String path = folder + "/" + name;
      if (name.endsWith(".ini")) {
        file(path, false);
      } else if (!SpareName.is(name) && draft.root().stat(path).filter(Stat::isFile).isPresent()) {
        unread(path);
      }
    }
  }

  private void unread(String path) {
    if (draft.open(path) instanceof Opened.Read read) {
      Problem problem =
          draft.problem(
              Severity.IGNORED,
              Code.PHP_UNREAD,
              Origin.of(path),
              "does not end in .ini; PHP does not read it",
              "rename it, or remove it");
      rests.add(new Rest(path, 1, read.bytes().latin1(), problem));
    }
  }

  private void file(String path, boolean main) {
    switch (draft.open(path)) {
      case Opened.Read(var file, var bytes, _, _) -> {
        if (packages.has(file, bytes)) {
          shipped.add(path);
        }
        draft.doubtOddBytes(path, bytes);
        statements(path, bytes.latin1());
      }
      case Opened.Missing() -> {}
      case Opened.Refused why -> refused(path, why, main);
    }
  }

  private void refused(String path, Opened.Refused why, boolean main) {
    switch (why.code()) {
      case LINK_DANGLING, NOT_REGULAR -> {
        boolean folder = draft.root().stat(path).filter(Stat::isFolder).isPresent();
        if (!folder) {
          draft.add(
              draft.problem(
                  main ? Severity.FATAL : Severity.IGNORED,
                  why.code(),
                  Origin.of(path),
                  why.message() + (main ? "; PHP waits for it" : "; PHP passes over it"),
                  "put a regular file there or take it away"));
        }
      }
      default -> draft.lost(path, why);
    }
  }

  private void statements(String path, String text) {
    config.beginFile();
    ZendIni ini = ZendIni.ofFile(text, path, version, config.names());
    fill(config, ini);
    for (ZendIni.Fault fault : ini.faults()) {
      if (fault.kind() == ZendIni.Kinds.SYNTAX) {
        Problem problem =
            draft.problem(
                Severity.IGNORED,
                Code.INI_REST_IGNORED,
                Origin.of(path, fault.line()),
                "is no assignment by PHP's rules; the file is not read from line "
                    + fault.at().line()
                    + " on",
                "put that value in double quotes");
        rests.add(new Rest(path, fault.at().line() + 1, text, problem));
      }
    }
  }

  /** Adds what a text says. */
  static void fill(Config config, ZendIni ini) {
    for (var section : ini.sections()) {
      config.section(section.name());
      section.options().forEach(o -> config.add(o.key(), o.value(), o.at()));
    }
  }
}
