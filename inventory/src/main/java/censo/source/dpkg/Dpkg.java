package censo.source.dpkg;

import censo.inventory.Utf8;
import censo.source.Opened;
import censo.source.Root;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The databases of dpkg and apt: stanzas of {@code Field: value}, parted by blank lines. */
public final class Dpkg {
  /** Of installed packages. */
  public static final String STATUS = "/var/lib/dpkg/status";

  /** Of what apt installed by itself. */
  public static final String EXTENDED_STATES = "/var/lib/apt/extended_states";

  /** Some ten thousand packages. */
  static final int MAX_BYTES = 16 * 1024 * 1024;

  private static final Set<String> FIELDS =
      Set.of(
          "Package",
          "Status",
          "Version",
          "Priority",
          "Section",
          "Essential",
          "Conffiles",
          "Auto-Installed");
  private static final Set<String> STANDARD = Set.of("required", "important", "standard");

  private Dpkg() {}

  /** Every package dpkg knows; empty where its database is not read: see {@link Root#open}. */
  public static Optional<List<DpkgPackage>> packages(Root root) {
    return root.open(STATUS, MAX_BYTES) instanceof Opened.Read read
        ? Optional.of(stanzas(read).stream().map(Dpkg::of).toList())
        : Optional.empty();
  }

  /**
   * Packages that nobody asked for (apt_preferences, apt-mark(8)); empty where apt has no such
   * file, so that nothing is known about who asked for what.
   */
  public static Optional<Set<String>> automatic(Root root) {
    if (!(root.open(EXTENDED_STATES, MAX_BYTES) instanceof Opened.Read read)) {
      return Optional.empty();
    }
    Set<String> names = new HashSet<>();
    for (Map<String, String> stanza : stanzas(read)) {
      if (stanza.getOrDefault("Auto-Installed", "").equals("1")) {
        names.add(stanza.getOrDefault("Package", ""));
      }
    }
    return Optional.of(names);
  }

  private static DpkgPackage of(Map<String, String> stanza) {
    String section = stanza.getOrDefault("Section", "").replaceFirst(".*/", "");
    boolean ordinary =
        !STANDARD.contains(stanza.getOrDefault("Priority", ""))
            && !stanza.getOrDefault("Essential", "").equals("yes");
    return new DpkgPackage(
        stanza.getOrDefault("Package", ""),
        stanza.getOrDefault("Version", ""),
        stanza.getOrDefault("Status", "").endsWith(" installed"),
        ordinary,
        section.equals("libs") || section.equals("oldlibs"),
        conffiles(stanza.getOrDefault("Conffiles", "")));
  }

  /** Lines {@code path md5}, perhaps with a word like {@code obsolete} behind. */
  private static Map<String, String> conffiles(String lines) {
    Map<String, String> files = new HashMap<>();
    for (String line : lines.split("\n")) {
      String text = line.strip().replaceFirst(" (obsolete|remove-on-upgrade)$", "");
      int blank = text.lastIndexOf(' ');
      if (blank > 0) {
        files.put(Utf8.decode(text.substring(0, blank)), text.substring(blank + 1));
      }
    }
    return files;
  }

  /** The fields asked for; continuation lines are joined with newlines. */
  private static List<Map<String, String>> stanzas(Opened.Read read) {
    List<Map<String, String>> stanzas = new ArrayList<>();
    Map<String, String> stanza = new HashMap<>();
    Optional<String> field = Optional.empty();
    String text = read.bytes().latin1();
    for (int from = 0; from <= text.length(); ) {
      int newline = text.indexOf('\n', from);
      int end = newline < 0 ? text.length() : newline;
      boolean continued = end > from && text.charAt(from) == ' ';
      int colon = continued ? -1 : text.indexOf(':', from);
      if (end == from) {
        field = Optional.empty();
        if (!stanza.isEmpty()) {
          stanzas.add(stanza);
          stanza = new HashMap<>();
        }
      } else if (continued) {
        if (field.isPresent()) {
          stanza.merge(field.get(), "\n" + text.substring(from, end), String::concat);
        }
      } else if (colon > from && colon < end) {
        field = Optional.of(text.substring(from, colon)).filter(FIELDS::contains);
        if (field.isPresent()) {
          stanza.put(field.get(), text.substring(colon + 1, end).strip());
        }
      }
      from = end + 1;
    }
    return stanzas;
  }
}
