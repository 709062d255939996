package censo.redact;

/** {@code key = value} or {@code key: value} on a line of its own. */
record OptionLine(String key, Slice value) {
  /** The option on a line; null where the line holds none. */
  static OptionLine of(Slice line, String delimiters) {
    String t = line.text();
    for (int i = 0; i < t.length(); i++) {
      if (delimiters.indexOf(t.charAt(i)) >= 0) {
        String key = t.substring(0, i).strip();
        return isKey(key) ? new OptionLine(key, line.sub(i + 1).strip()) : null;
      }
    }
    return null;
  }

  private static boolean isKey(String key) {
    return !key.isEmpty() && key.chars().allMatch(c -> c > ' ' && "\"'`{}()<>;&|".indexOf(c) < 0);
  }
}
