package censo.collector.application;

import censo.inventory.Item;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Whether one item of a host needs another: what is carried into a profile, and to whom a user, a
 * directory or an alias is tied.
 */
final class Need {
  /** Kinds that several applications can need without it being anybody's alone. */
  static final Set<String> SHAREABLE =
      Set.of("user", "directory", "host_alias", "logrotate", "package");

  private static final Map<String, Set<String>> PACKAGES =
      Map.of(
          "mail", Set.of("bsd-mailx", "mailutils", "mailx", "s-nail"),
          "mysql", Set.of("default-mysql-client", "mysql-client", "mariadb-client"),
          "mysqldump", Set.of("default-mysql-client", "mysql-client", "mariadb-client"),
          "node", Set.of("nodejs"),
          "convert", Set.of("imagemagick"),
          "mogrify", Set.of("imagemagick"),
          "aws", Set.of("awscli"));

  private Need() {}

  /** Why {@code by} needs {@code thing}; empty where it does not. */
  static Optional<String> why(Subject thing, Subject by) {
    if (thing.equals(by) || !needs(thing.item(), by)) {
      return Optional.empty();
    }
    return Optional.of("needed by " + by.label());
  }

  private static boolean needs(Item thing, Subject by) {
    Mentions mentions = by.mentions();
    String kind = by.kind();
    return switch (thing.kind()) {
      case "user" -> mentions.users().contains(thing.name());
      case "directory" -> isFolderOf(thing.name(), mentions.paths());
      case "host_alias" -> HostNames.of(thing).stream().anyMatch(mentions.hosts()::contains);
      case "logrotate" -> mentions.logs().stream().anyMatch(log -> Rotation.covers(thing, log));
      case "mount" ->
          !thing.name().equals("/")
              && mentions.paths().stream().anyMatch(p -> isWithin(p, thing.name()));
      case "package" -> needsPackage(thing.key().bareName(), by);
      case "supervisord" -> Kinds.SUPERVISED.contains(kind);
      case "nginx_main" -> kind.startsWith("nginx_");
      case "php_fpm" -> isPoolOf(by, thing.name());
      case "php_ini" -> usesPhp(by, thing.name());
      case "php_extension" ->
          thing.list("sapis").stream().anyMatch(s -> usesPhp(by, version(thing) + "/" + s));
      case "limit" -> needsLimit(thing, mentions);
      case "daemon_defaults", "service", "systemd_unit" -> usesDaemon(by, thing);
      case "logrotate_defaults" -> kind.equals("logrotate");
      case "cron_job", "cron_script" -> false;
      default -> Kinds.WORK.contains(kind) || Kinds.WEB.contains(kind);
    };
  }

  private static boolean isFolderOf(String folder, Set<String> paths) {
    return paths.stream()
        .anyMatch(p -> p.equals(folder) || p.substring(0, p.lastIndexOf('/')).equals(folder));
  }

  static boolean isWithin(String path, String folder) {
    return path.equals(folder) || path.startsWith(folder + "/");
  }

  private static String version(Item item) {
    int slash = item.name().indexOf('/');
    return slash < 0 ? item.name() : item.name().substring(0, slash);
  }

  private static boolean isPoolOf(Subject by, String version) {
    return by.kind().equals("php_fpm_pool") && version(by.item()).equals(version);
  }

  /** {@code 8.2/fpm} is used by pools of that version, {@code 8.2/cli} by whatever runs php. */
  private static boolean usesPhp(Subject by, String versionAndSapi) {
    String version = versionAndSapi.substring(0, Math.max(0, versionAndSapi.indexOf('/')));
    if (versionAndSapi.endsWith("/fpm")) {
      return isPoolOf(by, version);
    }
    Set<String> programs = by.mentions().programs();
    return Kinds.WORK.contains(by.kind())
        && (programs.contains("php") || programs.contains("php" + version));
  }

  private static boolean needsLimit(Item limit, Mentions mentions) {
    String domain = limit.name().split(" ", 2)[0];
    return domain.equals("*") || domain.startsWith("@") || mentions.users().contains(domain);
  }

  private static boolean usesDaemon(Subject by, Item thing) {
    return usesDaemon(by, thing.name().substring(thing.name().lastIndexOf('/') + 1));
  }

  private static boolean usesDaemon(Subject by, String name) {
    String kind = by.kind();
    return (name.startsWith("supervisor") && Kinds.SUPERVISED.contains(kind))
        || (name.startsWith("nginx") && kind.startsWith("nginx_"))
        || (name.startsWith("cron") && kind.startsWith("cron_"))
        || (name.startsWith("logrotate") && kind.equals("logrotate"))
        || (name.startsWith("php") && name.contains("fpm") && kind.equals("php_fpm_pool"));
  }

  private static boolean needsPackage(String name, Subject by) {
    if (name.startsWith("php")) {
      boolean pool = by.kind().equals("php_fpm_pool");
      boolean cli = usesPhp(by, phpVersion(name) + "/cli");
      return name.contains("fpm") ? pool : name.endsWith("-cli") ? cli : pool || cli;
    }
    if (Kinds.isOfDaemon(name)) {
      return usesDaemon(by, name);
    }
    return programsOf(name).stream().anyMatch(by.mentions().programs()::contains);
  }

  /** Programs that a package brings, as far as its name or this table tells. */
  static Set<String> programsOf(String name) {
    Set<String> programs = new TreeSet<>(Set.of(name));
    PACKAGES.forEach(
        (program, packages) -> {
          if (packages.contains(name)) {
            programs.add(program);
          }
        });
    return programs;
  }

  /** {@code 8.2} of {@code php8.2-redis}; empty for {@code php-common}. */
  private static String phpVersion(String name) {
    int end = name.indexOf('-');
    return name.substring("php".length(), end < 0 ? name.length() : end);
  }
}
