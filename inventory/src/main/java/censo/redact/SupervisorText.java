package censo.redact;

import java.util.List;
import java.util.Locale;

/** Files of supervisor, in the dialect of Python's configparser; and the values in them. */
final class SupervisorText {
  private SupervisorText() {}

  static void find(Slice text, Hits hits) {
    List<Slice> lines = Lines.of(text);
    int i = 0;
    while (i < lines.size()) {
      Slice line = lines.get(i);
      Slice remark = Lines.remark(line, ";#");
      if (remark != null) {
        remark(remark, hits);
        i++;
        continue;
      }
      int end = i + 1;
      while (end < lines.size() && continues(lines, end)) {
        end++;
      }
      option(text, lines.subList(i, end), hits);
      i = end;
    }
  }

  /** Deeper lines go on with the option above; remarks between them are dropped. */
  private static boolean continues(List<Slice> lines, int at) {
    for (int i = at; i < lines.size(); i++) {
      if (Lines.remark(lines.get(i), ";#") == null && !lines.get(i).strip().isEmpty()) {
        char first = lines.get(i).charAt(0);
        return first == ' ' || first == '\t';
      }
    }
    return false;
  }

  private static void option(Slice text, List<Slice> lines, Hits hits) {
    Slice.Builder joined = new Slice.Builder(text);
    for (Slice line : lines) {
      Slice remark = Lines.remark(line, ";#");
      if (remark != null) {
        remark(remark, hits);
        continue;
      }
      int cut = inlineRemark(line.text());
      if (cut < line.length()) {
        remark(line.sub(cut + 1), hits);
      }
      Slice kept = line.sub(0, cut).strip();
      if (kept.isEmpty()) {
        continue;
      }
      if (joined.length() > 0) {
        int at = kept.from(0);
        joined.put('\n', at - 1, at);
      }
      joined.append(kept);
    }
    Slice whole = joined.build();
    OptionLine option = OptionLine.of(whole, "=:");
    if (option == null) {
      FreeText.find(whole, hits);
    } else {
      value(option.key().toLowerCase(Locale.ROOT), option.value(), hits);
    }
  }

  /** Where {@code ;} or {@code #} behind a blank begins a remark, in quotes too. */
  private static int inlineRemark(String line) {
    for (int i = 1; i < line.length(); i++) {
      char c = line.charAt(i);
      if ((c == ';' || c == '#') && line.charAt(i - 1) <= ' ') {
        return i;
      }
    }
    return line.length();
  }

  /** An option that was switched off, or a line of a list, or words. */
  private static void remark(Slice written, Hits hits) {
    Slice text = written.decode("%%", '%');
    OptionLine option = OptionLine.of(text, "=");
    if (option != null && isKnown(option.key())) {
      option(option.key(), option.value(), hits);
    } else if (option != null && KeyRule.isSecret(option.key())) {
      Environment.supervisor(text, hits);
    }
    FreeText.find(text, hits);
  }

  private static boolean isKnown(String key) {
    return key.equals("environment") || key.equals("command");
  }

  /** What an option holds; {@code %%} stands for one percent. */
  static void value(String key, Slice written, Hits hits) {
    option(key, written.decode("%%", '%'), hits);
  }

  private static void option(String key, Slice value, Hits hits) {
    if (key.equals("environment")) {
      Environment.supervisor(value, hits);
    } else if (key.equals("command")) {
      Commands.single(value, hits);
    } else if (KeyRule.isSecret(key)) {
      Secrets.keyed(key, value, Rule.KEY, hits);
    } else {
      FreeText.find(value, hits);
    }
  }
}
