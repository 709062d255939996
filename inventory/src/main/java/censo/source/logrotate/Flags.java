package censo.source.logrotate;

import censo.inventory.Origin;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** Directives without a value: what each puts in force or takes back. */
final class Flags {
  private static final Set<String> ON =
      Set.of(
          "compress",
          "delaycompress",
          "shred",
          "sharedscripts",
          "copytruncate",
          "renamecopy",
          "copy",
          "notifempty",
          "dateext",
          "dateyesterday",
          "datehourago",
          "mailfirst",
          "missingok",
          "allowhardlink",
          "ignoreduplicates");

  /** By the directive that takes it back. */
  private static final Map<String, String> OFF = new HashMap<>();

  static {
    for (String name :
        Set.of(
            "compress",
            "delaycompress",
            "shred",
            "sharedscripts",
            "copytruncate",
            "renamecopy",
            "copy",
            "dateext",
            "missingok",
            "allowhardlink",
            "create",
            "createolddir",
            "olddir",
            "mail")) {
      OFF.put("no" + name, name);
    }
    OFF.put("ifempty", "notifempty");
    OFF.put("maillast", "mailfirst");
  }

  /** Of which only one can be in force. */
  private static final Map<String, String> INSTEAD =
      Map.of("copytruncate", "renamecopy", "renamecopy", "copytruncate");

  private Flags() {}

  /** Whether it is such a directive in this release. */
  static boolean has(String keyword, Version version) {
    boolean known =
        switch (OFF.getOrDefault(keyword, keyword)) {
          case "allowhardlink" -> version.knowsHardLinks();
          case "ignoreduplicates" -> version.knowsDuplicates();
          default -> true;
        };
    return known && (ON.contains(keyword) || OFF.containsKey(keyword));
  }

  static void take(String keyword, Settings settings, Origin at) {
    if (ON.contains(keyword)) {
      settings.set(keyword, "true", "true", at);
      settings.remove(INSTEAD.getOrDefault(keyword, ""));
    } else {
      settings.remove(OFF.get(keyword));
    }
  }
}
