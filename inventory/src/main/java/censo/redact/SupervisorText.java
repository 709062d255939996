package censo.redact;

import java.util.BitSet;
import java.util.List;
import java.util.Locale;

/** Files of supervisor, in the dialect of Python's configparser; and the values in them. */
final class SupervisorText {
  private SupervisorText() {}

  static void find(Slice text, Hits hits) {
    List<Slice> lines = Lines.of(text);
    BitSet continuing = continuing(lines);
    int i = 0;
    while (i < lines.size()) {
      Slice remark = Lines.remark(lines.get(i), ";#");
      int end = remark == null ? continuing.nextClearBit(i + 1) : i + 1;
      if (remark != null) {
        remark(remark, hits);
      } else {
        option(text, lines.subList(i, end), hits);
      }
      i = end;
    }
  }

  /** Deeper lines go on with the option above; so do remarks and blank lines before one. */
  private static BitSet continuing(List<Slice> lines) {
    BitSet continuing = new BitSet(lines.size());
    boolean deeper = false;
    for (int i = lines.size() - 1; i >= 0; i--) {
      Slice line = lines.get(i);
      if (Lines.remark(line, ";#") == null && !line.text().isBlank()) {
        deeper = Ascii.isBlank(line.charAt(0));
      }
      continuing.set(i, deeper);
    }
    return continuing;
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
    FreeText.remark(text, hits);
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
