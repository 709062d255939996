package censo.source.sysctl;

import censo.inventory.Code;
import censo.inventory.HostFile;
import censo.inventory.Item;
import censo.inventory.Origin;
import censo.inventory.Problem.Severity;
import censo.source.Draft;
import censo.source.Opened;
import censo.source.Stat;
import java.util.Collection;
import java.util.List;

/** Files that lie where people put such settings, and that nothing reads at boot. */
final class Unread {
  /** procps reads it by itself; systemd only where a link in its folders leads to it. */
  static final String OLD = "/etc/sysctl.conf";

  private final Draft draft;

  Unread(Draft draft) {
    this.draft = draft;
  }

  void tell(Folders folders, Collection<HostFile> read) {
    for (String path : folders.misnamed()) {
      tell(path, "its name does not end in .conf; it is not read", "rename it, or remove it", true);
    }
    folders
        .hidden()
        .forEach(
            (path, other) ->
                tell(path, other + " of the same name is read in its place", "keep one", false));
    if (read.stream().noneMatch(file -> file.target().filter(OLD::equals).isPresent())) {
      tell(
          OLD,
          "no link in /etc/sysctl.d leads to it; it is not read at boot",
          "move what it sets to a file of /etc/sysctl.d",
          false);
    }
  }

  /**
   * @param always also where it sets nothing
   */
  private void tell(String path, String message, String mend, boolean always) {
    if (draft.root().stat(path).filter(Stat::isFile).isEmpty()
        || !(draft.root().open(path) instanceof Opened.Read read)) {
      return;
    }
    List<Item> wouldBe = alone(path, read);
    boolean shipped =
        Vendor.owns(draft.root(), path)
            || new Vendor(draft.root(), List.of(read.file())).mark(read.file()).pristine();
    if (!shipped && (always || !wouldBe.isEmpty())) {
      draft.open(path);
      draft.add(
          draft
              .problem(Severity.IGNORED, Code.SYSCTL_UNREAD, Origin.of(path), message, mend)
              .withWouldBe(wouldBe));
    }
  }

  private static List<Item> alone(String path, Opened.Read read) {
    Parameters parameters = new Parameters();
    ConfFile.parse(path, read).assignments().forEach(a -> parameters.add(a, false));
    return parameters.items();
  }
}
