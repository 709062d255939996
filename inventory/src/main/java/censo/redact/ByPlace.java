package censo.redact;

import java.util.List;
import java.util.Set;

/** Passwords that are told from other words of a command only by where they stand. */
final class ByPlace {
  private static final Set<String> ORACLE =
      Set.of("sqlplus", "expdp", "impdp", "exp", "imp", "sqlldr", "rman");
  private static final Set<String> PRINTERS = Set.of("echo", "printf");
  private static final int SHORTEST = 5;

  private ByPlace() {}

  /**
   * @param before the command before it, whose output it may read
   */
  static void find(List<ShellWords.Word> words, List<ShellWords.Word> before, Hits hits) {
    for (int i = 0; i < words.size(); i++) {
      String word = words.get(i).plain();
      switch (base(word)) {
        // rabbitmqctl(8): add_user NAME this.
        case "add_user", "change_password" -> nth(words, i + 2, hits);
        // htpasswd(1): -b FILE NAME this.
        case "htpasswd" -> {
          if (words.size() > i + 3 && words.get(i + 1).plain().contains("b")) {
            nth(words, words.size() - 1, hits);
          }
        }
        // Commands of ftp(1): user NAME this, quote PASS this.
        case "user" -> nth(words, i == 0 && words.size() == 3 ? 2 : -1, hits);
        case "PASS" -> nth(words, i == 1 ? 2 : -1, hits);
        case "vault" -> {
          boolean login = i + 2 < words.size() && words.get(i + 1).plain().equals("login");
          nth(words, login && !words.get(i + 2).plain().contains("=") ? i + 2 : -1, hits);
        }
        // chpasswd(8) reads user:this.
        case "chpasswd" -> before.forEach(printed -> afterSeparator(printed.text(), ':', hits));
        case "--password-stdin", "--passphrase-fd", "-stdin" -> printed(before, hits);
        case "sudo" -> {
          if (i + 1 < words.size() && words.get(i + 1).plain().equals("-S")) {
            printed(before, hits);
          }
        }
        default -> {
          if (i > 0 && ORACLE.contains(base(words.getFirst().plain()))) {
            login(words.get(i).text(), hits);
          }
        }
      }
    }
    likeMysql(words, hits);
  }

  /** What a command before it prints. */
  static void printed(List<ShellWords.Word> before, Hits hits) {
    if (before.size() > 1 && PRINTERS.contains(base(before.getFirst().plain()))) {
      hits.add(before.getLast().text(), Rule.TOOL_FLAG);
    }
  }

  /** Arguments without their program, as scripts keep them: {@code -u root -pthis}. */
  private static void likeMysql(List<ShellWords.Word> words, Hits hits) {
    boolean user = false;
    for (ShellWords.Word word : words) {
      String text = word.plain();
      user |= text.startsWith("-u") || text.startsWith("--user");
      boolean glued = user && text.startsWith("-p") && text.length() - 2 >= SHORTEST;
      if (glued && text.chars().skip(2).anyMatch(c -> Ascii.isDigit((char) c))) {
        boolean number = text.chars().skip(2).allMatch(c -> Ascii.isDigit((char) c));
        hits.add(number ? word.text().sub(0, 0) : word.text().sub(2), Rule.TOOL_FLAG);
      }
    }
  }

  /** {@code name/this@database}. */
  private static void login(Slice text, Hits hits) {
    int slash = text.text().indexOf('/');
    int at = text.text().indexOf('@', Math.max(slash, 0));
    int end = at < 0 ? text.length() : at;
    boolean path = text.text().indexOf('/', slash + 1) >= 0;
    if (slash > 0 && slash + 1 < end && !path && text.charAt(0) != '-') {
      hits.add(text.sub(slash + 1, end), Rule.TOOL_FLAG);
    }
  }

  private static void nth(List<ShellWords.Word> words, int n, Hits hits) {
    if (n > 0 && n < words.size()) {
      hits.add(words.get(n).text(), Rule.TOOL_FLAG);
    }
  }

  static void afterSeparator(Slice text, char separator, Hits hits) {
    int at = text.text().indexOf(separator);
    if (at >= 0) {
      hits.add(text.sub(at + 1), Rule.TOOL_FLAG);
    }
  }

  private static String base(String word) {
    return word.substring(word.lastIndexOf('/') + 1);
  }
}
