package censo.source.packages;

import censo.inventory.Code;
import censo.inventory.Item;
import censo.inventory.Origin;
import censo.inventory.Problem.Severity;
import censo.inventory.Reading;
import censo.inventory.Value;
import censo.source.Draft;
import censo.source.Opened;
import censo.source.Root;
import censo.source.Source;
import censo.source.dpkg.Dpkg;
import censo.source.dpkg.DpkgPackage;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The packages of the daemons, and those that somebody asked for: what apt did not install by
 * itself, but for what every Debian has and for libraries.
 */
public final class Packages implements Source {
  private static final Pattern DAEMONS =
      Pattern.compile(
          "supervisor|nginx.*|libnginx-mod-.*|php[0-9.]*|php[0-9.]*-.*"
              + "|cron|cronie|anacron|logrotate");
  private static final List<String> RPM = List.of("/var/lib/rpm", "/usr/lib/sysimage/rpm");

  @Override
  public String name() {
    return "packages";
  }

  @Override
  public Reading read(Root root, List<Item> before) {
    Draft draft = new Draft(name(), root);
    Optional<List<DpkgPackage>> packages = Dpkg.packages(root);
    boolean dpkg = root.lstat(Dpkg.STATUS).isPresent();
    if (packages.isPresent()) {
      add(draft, packages.get(), Dpkg.automatic(root));
    } else if (dpkg) {
      unread(draft, Dpkg.STATUS, root.open(Dpkg.STATUS));
    } else {
      RPM.stream()
          .filter(folder -> root.stat(folder).isPresent())
          .findFirst()
          .ifPresent(folder -> rpm(draft, folder));
    }
    Services.read(draft);
    Reading reading = draft.reading();
    boolean nothing = !dpkg && reading.items().isEmpty() && reading.problems().isEmpty();
    return nothing ? Reading.absent(name()) : reading;
  }

  private static void add(
      Draft draft, List<DpkgPackage> packages, Optional<Set<String>> automatic) {
    Map<String, Integer> uses = new HashMap<>();
    for (DpkgPackage p : packages) {
      boolean daemon = DAEMONS.matcher(p.name()).matches();
      boolean manual = automatic.filter(names -> !names.contains(p.name())).isPresent();
      if (p.installed() && (daemon || (manual && p.ordinary() && !p.library()))) {
        Map<String, Value> settings = new HashMap<>();
        settings.put("version", Value.of(p.version()));
        if (manual) {
          settings.put("manual", Value.of("true"));
        }
        // Of two architectures.
        int use = uses.merge(p.name(), 1, Integer::sum);
        String name = use == 1 ? p.name() : p.name() + " #" + use;
        draft.add(Item.of("package", name, settings, Origin.of(Dpkg.STATUS)));
      }
    }
  }

  private static void unread(Draft draft, String path, Opened opened) {
    if (opened instanceof Opened.Refused refused) {
      draft.lost(path, refused);
    }
  }

  private static void rpm(Draft draft, String folder) {
    draft.add(
        draft.problem(
            Severity.LOST,
            Code.UNREADABLE,
            Origin.of(folder),
            "the database of rpm is not read",
            "nothing; packages of this host are not part of the snapshot"));
  }
}
