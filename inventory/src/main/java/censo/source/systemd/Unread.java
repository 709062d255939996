package censo.source.systemd;

import censo.inventory.Code;
import censo.inventory.Origin;
import censo.inventory.Problem.Severity;
import censo.source.Draft;
import censo.source.SpareName;
import censo.source.Stat;
import censo.source.unit.UnitName;
import censo.source.unit.Units;
import java.util.List;
import java.util.regex.Pattern;

/** Files that people put where units are, and that systemd does not read. */
final class Unread {
  private static final List<String> FOLDERS =
      List.of("/etc/systemd/system", "/usr/local/lib/systemd/system");
  private static final Pattern LINKS = Pattern.compile(".*\\.(wants|requires|upholds)");

  private final Draft draft;
  private final Units units;
  private final OneUnit one;

  Unread(Draft draft, Units units, OneUnit one) {
    this.draft = draft;
    this.units = units;
    this.one = one;
  }

  void tell() {
    for (String folder : FOLDERS) {
      for (String name : draft.list(folder)) {
        String path = folder + "/" + name;
        if (draft.root().lstat(path).filter(Stat::isFolder).isPresent()) {
          folder(path, name);
        } else if (!SpareName.is(name)) {
          file(path, name);
        }
      }
    }
  }

  private void file(String path, String name) {
    if (!UnitName.isValid(name)) {
      tell(path, "is no name of a unit; systemd does not read it", "name it as a unit, or move it");
    } else if (units.file(name).filter(path::equals).isEmpty()) {
      String other = units.file(name).orElseThrow();
      tell(path, "is hidden by " + other, "remove one of them");
    }
  }

  private void folder(String path, String name) {
    if (LINKS.matcher(name).matches() || !name.endsWith(".d")) {
      return;
    }
    String unit = name.substring(0, name.length() - 2);
    boolean read = UnitName.isValid(unit) || UnitName.isType(unit);
    for (String file : draft.list(path)) {
      String at = path + "/" + file;
      if (SpareName.is(file) || one.hasRead(at) || !one.hand().wrote(at) || units.isMask(at)) {
        continue;
      }
      if (!read) {
        tell(at, "the folder has no unit's name", "name the folder as the unit, with .d behind");
      } else if (!file.endsWith(".conf")) {
        tell(at, "does not end with .conf; systemd does not read it", "name it so, or remove it");
      } else {
        tell(at, "is hidden by a drop-in of the same name", "give it a name of its own");
      }
    }
  }

  private void tell(String path, String message, String mend) {
    draft.add(draft.problem(Severity.IGNORED, Code.SYSTEMD_UNREAD, Origin.of(path), message, mend));
  }
}
