package censo.agent;

import java.util.List;
import java.util.regex.Pattern;

/**
 * Files that are never opened, whatever a configuration says: only that they stand there is told.
 */
final class NeverRead {
  private static final List<String> FOLDERS =
      List.of(
          "/dev/",
          "/etc/ssh/",
          "/var/lib/censo-agent/",
          "/var/spool/at/",
          "/var/spool/cron/atjobs/");

  private static final Pattern SHADOW = Pattern.compile("/etc/g?shadow[-+]?");

  private static final Pattern KEPT_FOLDER = Pattern.compile("/((ssl|tls|pki)/private|\\.ssh)/");

  private static final Pattern NAME =
      Pattern.compile(
          ".*\\.(key|p12|pfx|jks|htpasswd)|id_(rsa|dsa|ecdsa|ed25519).*|\\.?htpasswd.*",
          Pattern.DOTALL);

  /** Of the kernel's own trees only what the named readers ask for; never an environment. */
  private static final Pattern KERNEL =
      Pattern.compile(
          "/proc/(self/|[0-9]+/)?(mountinfo|cmdline|status|cgroup)|/proc/uptime|/sys/class/dmi/id/.*");

  private NeverRead() {}

  static boolean matches(String path) {
    if (path.startsWith("/proc/") || path.startsWith("/sys/")) {
      return !KERNEL.matcher(path).matches();
    }
    return FOLDERS.stream().anyMatch(path::startsWith)
        || SHADOW.matcher(path).matches()
        || KEPT_FOLDER.matcher(path).find()
        || NAME.matcher(path.substring(path.lastIndexOf('/') + 1)).matches();
  }
}
