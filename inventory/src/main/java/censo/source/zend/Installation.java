package censo.source.zend;

import censo.source.Os;
import censo.source.Root;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A PHP of a host, and where its programs look for their configuration.
 *
 * @param fpmConfig main file of php-fpm; empty where it is not there
 * @param sapis the programs that have a configuration
 */
public record Installation(PhpVersion version, Optional<String> fpmConfig, List<Sapi> sapis) {
  /**
   * A program of PHP.
   *
   * @param name {@code fpm}, {@code cli}, {@code apache2}…
   * @param files php.ini and its forerunners, the first that exists is read
   * @param scanFolder whose {@code *.ini} are read behind it
   */
  public record Sapi(String name, List<String> files, String scanFolder) {
    boolean exists(Root root) {
      return root.stat(scanFolder).isPresent()
          || files.stream().anyMatch(f -> root.lstat(f).isPresent());
    }
  }

  /** Whether it is laid out as Debian does, a folder for each version and program. */
  public boolean isDebian() {
    return sapis.stream().anyMatch(s -> s.scanFolder().startsWith(DEBIAN + "/"));
  }

  /** Where relative paths of php-fpm start: what PHP was compiled with. */
  public String prefix() {
    boolean scl = fpmConfig.filter(c -> c.startsWith(SCL)).isPresent();
    return scl ? "/opt/remi/php" + version.major() + version.minor() + "/root/usr" : "/usr";
  }

  private static final String DEBIAN = "/etc/php";
  private static final String SCL = "/etc/opt/remi";
  private static final Pattern SCL_NAME = Pattern.compile("php([5-9])([0-9]{1,2})");
  private static final Pattern PACKAGE =
      Pattern.compile("php([5-9]\\.[0-9]{1,2})?-common(?:-([5-9]\\.[0-9]{1,2})\\..*)?");

  /** All of a host, by version: Debian's, one for all (Amazon Linux, RHEL), and remi's. */
  public static List<Installation> of(Root root) {
    List<Installation> all = new ArrayList<>();
    for (String name : root.list(DEBIAN).orElse(List.of())) {
      PhpVersion.of(name).ifPresent(v -> all.add(debian(root, v)));
    }
    if (all.isEmpty() && (Os.of(root).isRedHat() || root.lstat("/etc/php-fpm.conf").isPresent())) {
      all.add(flat(root, "/etc", version(root)));
    }
    for (String name : root.list(SCL).orElse(List.of())) {
      Matcher m = SCL_NAME.matcher(name);
      if (m.matches()) {
        PhpVersion.of(m.group(1) + "." + m.group(2))
            .ifPresent(v -> all.add(flat(root, SCL + "/" + name, v)));
      }
    }
    return all.stream().filter(i -> i.fpmConfig().isPresent() || !i.sapis().isEmpty()).toList();
  }

  private static Installation debian(Root root, PhpVersion version) {
    String home = DEBIAN + "/" + version;
    List<Sapi> sapis = new ArrayList<>();
    for (String name : root.list(home).orElse(List.of())) {
      String folder = home + "/" + name;
      Sapi sapi = new Sapi(name, files(folder, name), folder + "/conf.d");
      if (!name.equals("mods-available") && sapi.exists(root)) {
        sapis.add(sapi);
      }
    }
    return new Installation(version, existing(root, home + "/fpm/php-fpm.conf"), sapis);
  }

  /** One php.ini and php.d for all programs. */
  private static Installation flat(Root root, String home, PhpVersion version) {
    Optional<String> fpm = existing(root, home + "/php-fpm.conf");
    List<Sapi> sapis = new ArrayList<>();
    for (String name : fpm.isPresent() ? List.of("cli", "fpm") : List.of("cli")) {
      Sapi sapi = new Sapi(name, files(home, name), home + "/php.d");
      if (sapi.exists(root)) {
        sapis.add(sapi);
      }
    }
    return new Installation(version, fpm, sapis);
  }

  /** main/php_ini.c: {@code php-<name of the program>.ini} comes before php.ini. */
  private static List<String> files(String folder, String sapi) {
    String name =
        sapi.equals("fpm") ? "fpm-fcgi" : sapi.equals("apache2") ? "apache2handler" : sapi;
    return List.of(folder + "/php-" + name + ".ini", folder + "/php.ini");
  }

  private static Optional<String> existing(Root root, String path) {
    return root.lstat(path).map(_ -> path);
  }

  /** From the folder that the package leaves its documents in: the files themselves don't tell. */
  private static PhpVersion version(Root root) {
    for (String folder : List.of("/usr/share/licenses", "/usr/share/doc")) {
      for (String name : root.list(folder).orElse(List.of())) {
        Matcher m = PACKAGE.matcher(name);
        if (m.matches()) {
          Optional<PhpVersion> version =
              Optional.ofNullable(m.group(1) == null ? m.group(2) : m.group(1))
                  .flatMap(PhpVersion::of);
          if (version.isPresent()) {
            return version.get();
          }
        }
      }
    }
    return PhpVersion.UNKNOWN;
  }
}
