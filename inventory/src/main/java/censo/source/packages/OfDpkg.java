package censo.source.packages;

import censo.source.Draft;
import censo.source.Opened;
import censo.source.dpkg.Dpkg;
import censo.source.dpkg.DpkgPackage;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Packages that dpkg installed; apt knows who asked for them. */
final class OfDpkg {
  private OfDpkg() {}

  static void read(Draft draft) {
    Optional<List<DpkgPackage>> packages = Dpkg.packages(draft.root());
    if (packages.isEmpty()) {
      if (draft.root().open(Dpkg.STATUS) instanceof Opened.Refused refused) {
        draft.lost(Dpkg.STATUS, refused);
      }
      return;
    }
    Optional<Set<String>> automatic = Dpkg.automatic(draft.root());
    Selection selection = new Selection(draft, Dpkg.STATUS);
    for (DpkgPackage p : packages.get()) {
      if (p.installed()) {
        boolean manual = automatic.filter(names -> !names.contains(p.name())).isPresent();
        selection.offer(p.name(), p.version(), manual, manual && p.ordinary() && !p.library());
      }
    }
  }
}
