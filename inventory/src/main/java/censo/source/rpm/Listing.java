package censo.source.rpm;

import censo.inventory.Utf8;
import censo.source.Original;
import censo.source.Paths;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** The lines that {@link Rpm#ARGUMENTS} ask for, as they come. */
final class Listing {
  /** Some 400,000 files. */
  static final int MAX_BYTES = 64 * 1024 * 1024;

  static final int MAX_PACKAGES = 20_000;
  static final int MAX_FILES = 100_000;

  /** Lines that are no answer; with more, the others are not to be trusted either. */
  static final int MAX_STRANGE = 1_000;

  /** A path of the kernel has 4 KiB. */
  private static final int MAX_LINE = 8 * 1024;

  private static final String NONE = "(none)";

  /** Numbers of OpenPGP (RFC 9580, 9.5), as rpm counts sums; no number is the oldest of them. */
  private static final Map<String, String> ALGORITHMS =
      Map.of(
          NONE,
          "MD5",
          "1",
          "MD5",
          "2",
          "SHA-1",
          "8",
          "SHA-256",
          "9",
          "SHA-384",
          "10",
          "SHA-512",
          "11",
          "SHA-224",
          "12",
          "SHA3-256",
          "14",
          "SHA3-512");

  /** Of rpmfiles.h: what a package owns and does not bring. */
  private static final int GHOST = 64;

  private static final Pattern FLAGS = Pattern.compile("[0-9]{1,9}");
  private static final Pattern REGULAR = Pattern.compile("0*10[0-7]{4}");
  private static final Pattern MODE = Pattern.compile("[0-7]{1,12}");

  /** Most files of a host are documents and code, that no daemon reads as configuration. */
  private static final Pattern NEVER_CONFIGURATION =
      Pattern.compile(
          "/usr/share/(?:man|info|locale|licenses|zoneinfo|i18n|icons|fonts|help|terminfo)/.*"
              + "|/usr/(?:include|src)/.*"
              + "|/(?:usr/)?lib(?:64)?/(?:\\.build-id|modules|firmware|debug|locale|python[0-9.]*|gcc)/.*"
              + "|.*\\.(?:so(?:\\.[0-9.]+)?|pyc?|h|mo|a|o|ko(?:\\.xz)?|html|png|svg|js)",
          Pattern.DOTALL);

  private final List<RpmPackage> packages = new ArrayList<>();
  private final Map<String, Original> files = new HashMap<>();
  private String algorithm = "";
  private int strange;

  Rpm read(InputStream printed) throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    byte[] buffer = new byte[64 * 1024];
    long bytes = 0;
    for (int count = printed.read(buffer); count >= 0; count = printed.read(buffer)) {
      bytes += count;
      if (bytes > MAX_BYTES || packages.size() > MAX_PACKAGES || files.size() > MAX_FILES) {
        return new Rpm.Silent(
            "rpm prints more than of any host: over "
                + (bytes > MAX_BYTES
                    ? MAX_BYTES / 1024 / 1024 + " MiB"
                    : MAX_PACKAGES + " packages or " + MAX_FILES + " files"),
            "look what rpm -qa prints, and whether /usr/bin/rpm is rpm");
      }
      int start = 0;
      for (int i = 0; i < count; i++) {
        if (buffer[i] == '\n') {
          append(line, buffer, start, i);
          line(line.toString(StandardCharsets.ISO_8859_1));
          line.reset();
          start = i + 1;
        }
      }
      append(line, buffer, start, count);
      if (strange > MAX_STRANGE) {
        break;
      }
    }
    if (line.size() > 0) {
      strange++;
    }
    return packages.isEmpty() || strange > MAX_STRANGE
        ? new Rpm.Silent(
            strange > 0
                ? "what rpm prints is no answer to what it was asked"
                : "rpm knows of no package",
            "look what rpm -qa prints; rpm --rebuilddb makes its database anew")
        : new Rpm.Told(packages, files, strange);
  }

  private static void append(ByteArrayOutputStream line, byte[] buffer, int from, int to) {
    line.write(buffer, from, Math.min(to - from, MAX_LINE + 1 - line.size()));
  }

  private void line(String line) {
    boolean understood =
        line.length() <= MAX_LINE
            && (line.startsWith("package\t")
                ? ofPackage(line.split("\t", -1))
                : line.startsWith("file\t") && ofFile(line.split("\t", 6)));
    if (!understood) {
      strange++;
    }
  }

  private boolean ofPackage(String[] f) {
    boolean whole = f.length == 8 && !f[1].isEmpty() && !f[3].isEmpty();
    // What follows is of this package, and of none where it can't be told which.
    algorithm = whole ? ALGORITHMS.getOrDefault(f[6], "unknown") : "";
    if (whole) {
      String epoch = f[2].equals("0") || f[2].equals(NONE) ? "" : f[2] + ":";
      packages.add(new RpmPackage(text(f[1]), text(epoch + f[3] + "-" + f[4]), text(f[5])));
    }
    return whole;
  }

  private boolean ofFile(String[] f) {
    boolean whole =
        f.length == 6
            && !algorithm.isEmpty()
            && FLAGS.matcher(f[2]).matches()
            && MODE.matcher(f[3]).matches()
            && f[5].startsWith("/");
    if (!whole) {
      return false;
    }
    // Neither replaced by another package's file nor left out when it was installed.
    boolean installed = f[4].equals("0") || f[4].equals(NONE);
    if (installed
        && REGULAR.matcher(f[3]).matches()
        && !NEVER_CONFIGURATION.matcher(f[5]).matches()) {
      boolean brought = (Integer.parseInt(f[2]) & GHOST) == 0;
      String owner = packages.getLast().name();
      files.putIfAbsent(
          Paths.unmerged(text(f[5])), new Original(owner, algorithm, brought ? f[1] : ""));
    }
    return true;
  }

  private static String text(String latin1) {
    return Utf8.decode(latin1);
  }
}
