package censo.redact;

/**
 * The password behind the name in an option of a share, {@code user=bob%this}: the older way, which
 * mount.cifs(8) still takes.
 */
final class ShareLogin {
  private static final String USER = "user=";
  private static final String USERNAME = "username=";

  private ShareLogin() {}

  /** In the options of one mount, or in a line of fstab. */
  static void find(Slice options, Hits hits) {
    String t = options.text();
    for (int begin = 0; begin < t.length(); begin++) {
      int end = begin;
      while (end < t.length() && t.charAt(end) != ',' && !Ascii.isBlank(t.charAt(end))) {
        end++;
      }
      String option = t.substring(begin, end);
      int percent = option.indexOf('%');
      if (percent > 0 && (option.startsWith(USER) || option.startsWith(USERNAME))) {
        hits.add(options.sub(begin + percent + 1, end), Rule.TOOL_FLAG);
      }
      begin = end;
    }
  }

  /** Whether a line mounts a share of that kind. */
  static boolean isOn(String line) {
    return line.contains("cifs") || line.contains("smb");
  }
}
