package censo.source.phpfpm;

import censo.source.Opened;
import censo.source.Root;
import censo.source.zend.FpmUnit;
import censo.source.zend.Installation;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The main file of each php-fpm: what a running master says of itself, else what its unit starts it
 * with, else where the distribution has it.
 */
final class MainFile {
  /** A master's title in {@code /proc/<pid>/cmdline}: {@code fpm_env.c}. */
  private static final Pattern MASTER =
      Pattern.compile("php-fpm: master process \\((.+)\\)[\\s\\x00]*");

  private static final Pattern NAME = Pattern.compile("(?m)^Name:\\s*php-fpm([0-9.]*)$");

  /** Main file by the version in the program's name, empty for a name without one. */
  private final Map<String, String> running = new HashMap<>();

  private final Root root;

  MainFile(Root root) {
    this.root = root;
    for (String pid : root.list("/proc").orElse(List.of())) {
      if (pid.matches("[0-9]+")) {
        process("/proc/" + pid);
      }
    }
  }

  private void process(String process) {
    Matcher master = MASTER.matcher(text(process + "/cmdline"));
    if (master.matches()) {
      Matcher name = NAME.matcher(text(process + "/status"));
      running.put(name.find() ? name.group(1) : "", master.group(1));
    }
  }

  private String text(String path) {
    return root.open(path) instanceof Opened.Read read ? read.bytes().utf8() : "";
  }

  /** Empty where this PHP has no php-fpm. */
  Optional<String> of(Installation php) {
    Optional<String> found = Optional.ofNullable(running.get(php.version().text()));
    if (found.isEmpty() && !php.isDebian()) {
      found = Optional.ofNullable(running.get(""));
    }
    return found
        .or(() -> FpmUnit.of(root, php.version()).flatMap(FpmUnit::config))
        .or(php::fpmConfig);
  }
}
