package censo.source.rpm;

import censo.source.Original;
import censo.source.Os;
import censo.source.Paths;
import censo.source.Root;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What rpm said when it was asked once for every package and every file it installed. Its database
 * has a form of each release's own (Berkeley DB, ndb, SQLite), which only rpm reads; the sums in it
 * are compared here, so that rpm opens no file of the host (rpm(8), {@code --queryformat}).
 */
public sealed interface Rpm {
  /**
   * All that rpm is ever run with. Each record begins with its kind; a package without files ends
   * in {@code (none)}. Signatures of headers are not checked anew: that reads keys, and takes as
   * long again.
   */
  List<String> ARGUMENTS =
      List.of(
          "-qa",
          "--nodigest",
          "--nosignature",
          "--queryformat",
          "package\\t%{NAME}\\t%{EPOCHNUM}\\t%{VERSION}\\t%{RELEASE}\\t%{ARCH}\\t%{FILEDIGESTALGO}\\t"
              + "[\\nfile\\t%{FILEDIGESTS}\\t%{FILEFLAGS}\\t%{FILEMODES:octal}\\t%{FILESTATES}\\t%{FILENAMES}]\\n");

  /**
   * It answered.
   *
   * @param packages in no order
   * @param files those a daemon might read, by path as {@link Paths#unmerged} writes it
   * @param strange how many lines were no answer to what it was asked
   */
  record Told(List<RpmPackage> packages, Map<String, Original> files, int strange) implements Rpm {
    public Told {
      packages = List.copyOf(packages);
      files = Map.copyOf(files);
    }
  }

  /**
   * It was not asked, or its answer is of no use.
   *
   * @param message why, as {@code rpm gave no answer within 10 s}
   * @param mend what to do
   */
  record Silent(String message, String mend) implements Rpm {}

  /** For a tree it is not run: with {@code --root} it would change into it, as root only. */
  Silent OF_A_TREE =
      new Silent(
          "rpm is asked on the running machine only, never for a tree",
          "take the census on the machine itself, or lay what rpm prints there beside the tree");

  /** Reads what rpm printed, up to a bound of bytes, packages and files. */
  static Rpm read(InputStream printed) throws IOException {
    return new Listing().read(printed);
  }

  /**
   * Where rpm keeps its database, if rpm is what installs packages here: on Amazon Linux, Red Hat
   * and their kin, and wherever dpkg is not.
   */
  static Optional<String> database(Root root) {
    boolean dpkg = root.lstat("/var/lib/dpkg/status").isPresent();
    return List.of("/var/lib/rpm", "/usr/lib/sysimage/rpm").stream()
        .filter(folder -> root.stat(folder).isPresent())
        .findFirst()
        .filter(_ -> !dpkg || Os.of(root).isRedHat());
  }

  /** What rpm told, where it is what installs packages here and did tell. */
  static Optional<Told> of(Root root) {
    return database(root).isPresent() && root.rpm() instanceof Told told
        ? Optional.of(told)
        : Optional.empty();
  }
}
