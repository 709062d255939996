package censo.source.php;

import censo.source.Opened;
import censo.source.Root;
import censo.source.zend.Constants;
import censo.source.zend.Directives;
import censo.source.zend.PhpVersion;
import censo.source.zend.ZendIni;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a program has before anybody changes a file: the php.ini its package ships, else the
 * defaults PHP is compiled with.
 *
 * @param packaged canonical values by name
 */
record Baseline(Directives directives, boolean cli, Map<String, String> packaged) {
  /** What the cli sets behind all files, whatever they say: {@code sapi/cli/php_cli.c}. */
  private static final Map<String, String> FIXED_FOR_CLI =
      Map.of(
          "html_errors", "false",
          "register_argc_argv", "true",
          "implicit_flush", "true",
          "output_buffering", "0",
          "max_execution_time", "0",
          "max_input_time", "-1");

  /** What Debian's packages of modules set beside loading them. */
  private static final Map<String, String> SET_BY_MODULE =
      Map.of("opcache.jit", "", "memcached.serializer", "php");

  /**
   * The package's own file where the host still has it, else what the agent carries for Debian.
   *
   * @param debian whether Debian's packages made this PHP
   */
  static Baseline of(
      Root root, PhpVersion version, Directives directives, boolean cli, boolean debian) {
    String suffix = cli ? ".cli" : "";
    List<String> shipped =
        debian
            ? List.of("/usr/lib/php/" + version + "/php.ini-production" + suffix)
            : List.of(
                "/usr/share/doc/php" + version + "-common/php.ini-production",
                "/usr/share/doc/php-common/php.ini-production");
    for (String path : shipped) {
      if (root.open(path) instanceof Opened.Read read) {
        return new Baseline(directives, cli, values(read, path, version, directives, cli));
      }
    }
    return new Baseline(directives, cli, debian ? directives.packaged(cli) : Map.of());
  }

  private static Map<String, String> values(
      Opened.Read read, String path, PhpVersion version, Directives directives, boolean cli) {
    Config config = new Config(version, Constants.ofEngine(version));
    ZendIni ini = ZendIni.ofFile(read.bytes().latin1(), path, version, config.names());
    Reader.fill(config, ini);
    Map<String, String> values = new HashMap<>();
    config
        .entries()
        .forEach((name, e) -> values.put(name, directives.canonical(name, e.value().text(), cli)));
    return values;
  }

  /** What the program always has, whatever its files say. */
  Optional<String> fixed(String name) {
    return cli ? Optional.ofNullable(FIXED_FOR_CLI.get(name)) : Optional.empty();
  }

  /** Whether that is what holds of a directive as long as nobody changes it. */
  boolean isUnchanged(String name, String canonical) {
    return Optional.ofNullable(packaged.get(name))
            .or(() -> directives.compiled(name, cli))
            .filter(canonical::equals)
            .isPresent()
        || canonical.equals(SET_BY_MODULE.get(name));
  }

  /** Whether nothing reads a key: a comment gone wrong, a directive in another case. */
  boolean isUnread(String name) {
    return name.startsWith("#") || directives.isInAnotherCase(name);
  }

  String canonical(String name, String text) {
    return directives.canonical(name, text, cli);
  }
}
