package censo.source.cron;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A short name for a command line: the program that does the work and its arguments, without
 * wrappers, options and folders. {@code cd /x && flock -n /tmp/l php bin/cli mailer --all} is
 * {@code cli mailer}.
 */
final class CommandName {
  private static final int MAX_WORDS = 4;
  private static final Pattern URL =
      Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*://.*", Pattern.DOTALL);

  /** With {@code : = @} before the slash it is no path: perhaps a password with a slash in it. */
  private static final Pattern PATH = Pattern.compile("[^:=@\\s]*/.*", Pattern.DOTALL);

  /** What stands behind such an option may be a secret, and cutting would show its end. */
  private static final Pattern SECRET_OPTION =
      Pattern.compile("(?i)-w|-.*(pass|pwd|senha|secret|token|key|auth|cred).*", Pattern.DOTALL);

  private CommandName() {}

  /** Words joined by blanks; empty for an empty command. */
  static String of(String command) {
    List<String> words = Wrapper.program(command);
    return String.join(" ", shorten(words.isEmpty() ? List.of(command.split("\\s+")) : words));
  }

  private static List<String> shorten(List<String> words) {
    List<String> kept = new ArrayList<>();
    boolean secret = false;
    for (String word : words) {
      if (!word.startsWith("-") && !word.isEmpty() && kept.size() < MAX_WORDS) {
        kept.add(secret ? word : baseName(word));
      }
      // The word of a token, which may be glued to an option, is no part of its name.
      secret = SECRET_OPTION.matcher(word.replace("CENSO_SECRET_", "")).matches();
    }
    return kept;
  }

  /** The last part of a path or URL, the query with it. */
  private static String baseName(String word) {
    boolean url = URL.matcher(word).matches();
    if (!url && !PATH.matcher(word).matches()) {
      return word;
    }
    int query = url && word.indexOf('?') > 0 ? word.indexOf('?') : word.length();
    int end = query;
    while (end > 1 && word.charAt(end - 1) == '/') {
      end--;
    }
    String base = word.substring(word.lastIndexOf('/', end - 1) + 1, end);
    // A slash inside the userinfo: part of a password would be left over.
    return base.contains("@") || base.isEmpty() ? word : base + word.substring(query);
  }
}
