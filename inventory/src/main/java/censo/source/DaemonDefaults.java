package censo.source;

import censo.inventory.Item;
import censo.inventory.Origin;
import censo.inventory.Utf8;
import censo.inventory.Value;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Variables that a daemon is started with, from {@code /etc/default/x} or {@code /etc/sysconfig/x}:
 * lines {@code NAME=VALUE}, as systemd's EnvironmentFile (systemd.exec(5)) and a shell both take
 * them.
 */
public final class DaemonDefaults {
  private static final Pattern ASSIGNMENT =
      Pattern.compile("\\s*(?:export\\s+)?([A-Za-z_][A-Za-z0-9_]*)=(.*)");

  private DaemonDefaults() {}

  /**
   * Adds the file's item to the draft, if it sets anything.
   *
   * @return the variables
   */
  public static Map<String, String> read(Draft draft, String path) {
    Map<String, String> variables = new HashMap<>();
    Opened opened = draft.open(path);
    if (opened instanceof Opened.Refused refused) {
      draft.lost(path, refused);
    }
    if (opened instanceof Opened.Read read) {
      for (String line : read.bytes().latin1().split("\n")) {
        Matcher assignment = ASSIGNMENT.matcher(line);
        if (assignment.matches()) {
          variables.put(assignment.group(1), Utf8.decode(unquoted(assignment.group(2).strip())));
        }
      }
      draft.doubtOddBytes(path, read.bytes());
    }
    if (!variables.isEmpty()) {
      Map<String, Value> settings = new HashMap<>();
      variables.forEach((name, value) -> settings.put(name, Value.of(value)));
      draft.add(Item.of("daemon_defaults", path, settings, Origin.of(path)));
    }
    return variables;
  }

  /** The value without its quotes; what follows a closing quote is a comment. */
  private static String unquoted(String value) {
    if (value.startsWith("\"") || value.startsWith("'")) {
      int close = value.indexOf(value.charAt(0), 1);
      return close < 0 ? value.substring(1) : value.substring(1, close);
    }
    int comment = value.indexOf(" #");
    return comment < 0 ? value : value.substring(0, comment).strip();
  }
}
