package censo.source.sysctl;

import censo.inventory.Code;
import censo.inventory.HostFile;
import censo.inventory.Item;
import censo.inventory.Origin;
import censo.inventory.Problem.Severity;
import censo.inventory.Reading;
import censo.source.Draft;
import censo.source.Opened;
import censo.source.Root;
import censo.source.Source;
import censo.source.Stat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Kernel parameters of {@code /etc/sysctl.d} and its like. */
public final class Sysctl implements Source {
  private static final String NAME = "sysctl";

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Reading read(Root root, List<Item> before) {
    Draft draft = new Draft(NAME, root);
    if (!Folders.any(draft) && root.lstat(Unread.OLD).isEmpty()) {
      return Reading.absent(NAME);
    }
    Folders folders = Folders.of(draft);
    Map<String, Opened.Read> read = open(draft, folders.read());
    List<HostFile> files = read.values().stream().map(Opened.Read::file).toList();
    Vendor vendor = new Vendor(root, files);
    Parameters parameters = new Parameters();
    read.forEach(
        (path, opened) -> {
          ConfFile file = ConfFile.parse(path, opened);
          boolean shipped = Vendor.owns(root, path) || vendor.mark(opened.file()).pristine();
          file.assignments().forEach(a -> parameters.add(a, shipped));
          file.notes().forEach(note -> tell(draft, note));
          draft.doubtOddBytes(path, opened.bytes());
        });
    parameters.items().forEach(draft::add);
    parameters.doubts().forEach(d -> draft.doubt(d.code(), d.at(), d.message(), d.mend()));
    new Unread(draft).tell(folders, files);
    Reading reading = draft.reading();
    return reading.withFiles(reading.files().stream().map(vendor::mark).toList());
  }

  private static Map<String, Opened.Read> open(Draft draft, List<String> paths) {
    Map<String, Opened.Read> read = new LinkedHashMap<>();
    for (String path : paths) {
      if (!isMask(draft.root(), path)) {
        switch (Vendor.owns(draft.root(), path) ? draft.root().open(path) : draft.open(path)) {
          case Opened.Read file -> read.put(path, file);
          case Opened.Refused refused -> refused(draft, path, refused);
          case Opened.Missing() -> {}
        }
      }
    }
    return read;
  }

  /** A link to the empty device: how a file of that name in a folder behind is turned off. */
  private static boolean isMask(Root root, String path) {
    return root.lstat(path).flatMap(Stat::target).filter("/dev/null"::equals).isPresent();
  }

  private static void refused(Draft draft, String path, Opened.Refused why) {
    boolean fifo =
        draft.root().stat(path).filter(stat -> stat.kind() == Stat.Kind.FIFO).isPresent();
    switch (why.code()) {
      case NOT_REGULAR ->
          draft.add(
              draft.problem(
                  fifo ? Severity.FATAL : Severity.IGNORED,
                  Code.NOT_REGULAR,
                  Origin.of(path),
                  why.message() + (fifo ? "; the boot waits for it" : "; nothing is read of it"),
                  "remove it"));
      case LINK_DANGLING ->
          draft.add(
              draft.problem(
                  Severity.IGNORED,
                  Code.LINK_DANGLING,
                  Origin.of(path),
                  why.message() + "; nothing is set by it",
                  "let it lead to a file, or remove it"));
      default -> draft.lost(path, why);
    }
  }

  private static void tell(Draft draft, ConfFile.Note note) {
    draft.add(
        draft.problem(
            note.taken() ? Severity.DOUBT : Severity.IGNORED,
            note.taken() ? Code.SYSCTL_ODD_VALUE : Code.SYSCTL_LINE_IGNORED,
            note.at(),
            note.message(),
            note.mend()));
  }
}
