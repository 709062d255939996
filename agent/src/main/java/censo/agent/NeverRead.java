package censo.agent;

import java.util.List;
import java.util.regex.Pattern;

/**
 * Files that are never opened, whatever a configuration says: only that they stand there is told.
 */
final class NeverRead {
  private static final List<Pattern> PATHS =
      List.of(
          Pattern.compile("/etc/g?shadow[-+]?"),
          Pattern.compile(".*\\.(key|p12|pfx|jks)"),
          Pattern.compile(".*/(ssl|tls|pki)/private/.*"),
          Pattern.compile(".*/\\.ssh/.*"),
          Pattern.compile("/etc/ssh/.*"),
          Pattern.compile(".*/id_(rsa|dsa|ecdsa|ed25519)[^/]*"),
          Pattern.compile(".*/\\.?htpasswd[^/]*"),
          Pattern.compile(".*/[^/]*\\.htpasswd"),
          Pattern.compile("/var/spool/cron/atjobs/.*"),
          Pattern.compile("/var/spool/at/.*"),
          Pattern.compile("/dev/.*"),
          Pattern.compile("/var/lib/censo-agent/.*"),
          // Of the kernel's own trees only what the named readers ask for; never an environment.
          Pattern.compile("/proc/(?!(self/|[0-9]+/)?(mountinfo|cmdline|status|cgroup)$|uptime$).*"),
          Pattern.compile("/sys/(?!class/dmi/id/).*"));

  private NeverRead() {}

  static boolean matches(String path) {
    return PATHS.stream().anyMatch(p -> p.matcher(path).matches());
  }
}
