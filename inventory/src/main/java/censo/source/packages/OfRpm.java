package censo.source.packages;

import censo.inventory.Code;
import censo.inventory.Origin;
import censo.inventory.Problem.Severity;
import censo.source.Draft;
import censo.source.rpm.Rpm;
import censo.source.rpm.RpmPackage;
import censo.source.rpm.Yumdb;
import java.util.Comparator;
import java.util.Optional;
import java.util.Set;

/** Packages that rpm installed. It does not know who asked for them: yum does, and dnf. */
final class OfRpm {
  private OfRpm() {}

  static void read(Draft draft, String database) {
    switch (draft.root().rpm()) {
      case Rpm.Silent(String message, String mend) ->
          lost(
              draft,
              database,
              message + "; packages, and which files are as shipped, are not told",
              mend);
      case Rpm.Told told -> {
        add(draft, database, told);
        if (told.strange() > 0) {
          lost(
              draft,
              database,
              told.strange() + " lines of what rpm prints are no answer to what it was asked",
              "look what rpm -qa prints; rpm --rebuilddb makes its database anew");
        }
      }
    }
  }

  private static void add(Draft draft, String database, Rpm.Told told) {
    Optional<Set<String>> askedFor = Yumdb.askedFor(draft.root());
    Selection selection = new Selection(draft, database);
    told.packages().stream()
        .sorted(
            Comparator.comparing(RpmPackage::name)
                .thenComparing(RpmPackage::version)
                .thenComparing(RpmPackage::arch))
        .forEach(
            p -> {
              boolean manual = askedFor.filter(names -> names.contains(p.name())).isPresent();
              selection.offer(p.name(), p.version(), manual, manual);
            });
    if (askedFor.isEmpty()) {
      draft.doubt(
          Code.PACKAGE_REASONS_UNREAD,
          Origin.of(database),
          "does not say who asked for a package, and what dnf knows is not read: only packages of"
              + " the daemons and of PHP are told",
          "look what dnf repoquery --userinstalled prints, and add what the new host needs");
    }
  }

  private static void lost(Draft draft, String database, String message, String mend) {
    draft.add(draft.problem(Severity.LOST, Code.RPM_UNREAD, Origin.of(database), message, mend));
  }
}
