package censo.redact;

import censo.inventory.HostFile;
import censo.inventory.Item;
import censo.inventory.Reading;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The ordinary words of a host: names of its users, programs, hosts and files, keys, and what
 * people write everywhere. A secret that is one of them is not looked for beyond where a rule finds
 * it.
 */
final class HostWords {
  /** Secrets of fewer characters are let be where no rule finds them. */
  static final int SHORTEST = 8;

  private static final Set<String> EVERYWHERE =
      Set.of(
          "password",
          "password1",
          "passw0rd",
          "changeme",
          "username",
          "database",
          "localhost",
          "127.0.0.1",
          "production",
          "development",
          "homologation",
          "staging",
          "example",
          "example.com",
          "internal",
          "anonymous",
          "nobody",
          "www-data",
          "administrator",
          "undefined",
          "disabled",
          "enabled",
          "required",
          "optional",
          "unlimited",
          "supervisor",
          "nginx",
          "mysql",
          "postgres",
          "postgresql",
          "rabbitmq",
          "sendmail",
          "application",
          "text/html");

  /** Kinds whose names people choose; those of jobs come out of their commands. */
  private static final Set<String> NAMED =
      Set.of(
          "supervisor_program",
          "supervisor_eventlistener",
          "supervisor_fcgi_program",
          "supervisor_group",
          "php_fpm_pool",
          "nginx_upstream",
          "host_alias",
          "user",
          "package",
          "service",
          "systemd_unit",
          "systemd_timer",
          "mount");

  private final Set<String> words = new HashSet<>(EVERYWHERE);

  HostWords(List<Reading> readings) {
    for (Reading reading : readings) {
      add(reading.source());
      reading.items().forEach(this::add);
      reading.files().forEach(this::add);
    }
  }

  private void add(Item item) {
    if (NAMED.contains(item.kind())) {
      parts(item.name());
    }
    item.settings().forEach((setting, _) -> add(setting));
    item.list("server_name").forEach(this::add);
    item.list("aliases").forEach(this::add);
    item.text("user").ifPresent(this::add);
  }

  private void add(HostFile file) {
    parts(file.path());
    add(file.owner());
    add(file.group());
  }

  private void parts(String text) {
    add(text);
    int begin = 0;
    for (int i = 0; i <= text.length(); i++) {
      if (i == text.length() || "/.:".indexOf(text.charAt(i)) >= 0) {
        add(text.substring(begin, i));
        begin = i + 1;
      }
    }
  }

  /** Only what looks like a word: a name that was drawn by chance may be a secret in a name. */
  private void add(String word) {
    if (isWordlike(word)) {
      words.add(word.toLowerCase(Locale.ROOT));
    }
  }

  /** Letters, at most three digits at the end of each part, the signs of names between them. */
  private static boolean isWordlike(String word) {
    int digits = 0;
    for (int i = 0; i < word.length(); i++) {
      char c = word.charAt(i);
      boolean digit = Ascii.isDigit(c);
      boolean behindDigit = Ascii.isLetter(c) && digits > 0;
      digits = digit ? digits + 1 : 0;
      boolean known = Ascii.isAlphanumeric(c) || "-_./@".indexOf(c) >= 0;
      if (behindDigit || digits > 3 || !known) {
        return false;
      }
    }
    return true;
  }

  /** Whether it may be replaced wherever it stands. */
  boolean isUnmistakable(String secret) {
    return secret.length() >= SHORTEST && !isOrdinary(secret);
  }

  boolean isOrdinary(String secret) {
    boolean number = secret.chars().allMatch(c -> Ascii.isDigit((char) c));
    return words.contains(secret.toLowerCase(Locale.ROOT)) || (number && secret.length() < 12);
  }
}
