package censo.redact;

/**
 * php.ini and the files of php-fpm, as Zend's scanner reads their values; and the values in them.
 */
final class PhpIniText {
  private final Slice text;
  private final Hits hits;
  // Signs that nobody closes behind here: looked for once.
  private String unclosed = "";

  private PhpIniText(Slice text, Hits hits) {
    this.text = text;
    this.hits = hits;
  }

  static void find(Slice text, Hits hits) {
    PrivateKeys.find(text, hits);
    new PhpIniText(text, hits).read();
  }

  private void read() {
    String t = text.text();
    int at = 0;
    while (at < t.length()) {
      int end = t.indexOf('\n', at);
      end = end < 0 ? t.length() : end;
      Slice line = text.sub(at, end);
      Slice remark = Lines.remark(line, ";#");
      int equals = remark == null ? t.indexOf('=', at, end) : -1;
      if (remark != null) {
        remark(remark);
      } else if (equals < 0) {
        FreeText.find(line, hits);
      } else {
        end = option(t.substring(at, equals).strip(), equals + 1, end);
      }
      at = end + 1;
    }
  }

  /** A directive that was switched off, or words. */
  private void remark(Slice remark) {
    OptionLine option = OptionLine.of(remark, "=");
    if (option != null) {
      int equals = remark.text().indexOf('=');
      new PhpIniText(remark, hits).option(option.key(), equals + 1, remark.length());
    }
    FreeText.find(remark, hits);
  }

  /** Reads a value, which a quote may carry over the end of its line; where the line then ends. */
  private int option(String key, int begin, int lineEnd) {
    String t = text.text();
    Slice.Builder value = new Slice.Builder(text);
    int end = lineEnd;
    int i = begin;
    int kept = 0;
    while (i < end && t.charAt(i) != ';') {
      char c = t.charAt(i);
      int close = Slice.isQuote(c) ? closing(i) : -1;
      if (close < 0) {
        if (c > ' ' || value.length() > 0) {
          value.keep(i);
        }
        kept = c > ' ' ? value.length() : kept;
        i++;
      } else {
        quoted(value, i + 1, close);
        kept = value.length();
        i = close + 1;
        if (i > end) {
          end = t.indexOf('\n', i);
          end = end < 0 ? t.length() : end;
        }
      }
    }
    value(key, value.build().sub(0, kept), hits);
    if (i < end) {
      FreeText.find(text.sub(i, end), hits);
    }
    return end;
  }

  /** Between double quotes a backslash hides a quote and itself, between single ones nothing. */
  private void quoted(Slice.Builder value, int begin, int close) {
    for (int i = begin; i < close; i++) {
      boolean escape =
          text.charAt(close) == '"'
              && text.charAt(i) == '\\'
              && "\"\\".indexOf(text.charAt(i + 1)) >= 0;
      if (escape) {
        value.put(text.charAt(i + 1), i, i + 2);
        i++;
      } else {
        value.keep(i);
      }
    }
  }

  /** Where the quote at {@code open} is closed; negative where it is not. */
  private int closing(int open) {
    char quote = text.charAt(open);
    if (unclosed.indexOf(quote) >= 0) {
      return -1;
    }
    for (int i = open + 1; i < text.length(); i++) {
      if (quote == '"' && text.charAt(i) == '\\') {
        i++;
      } else if (text.charAt(i) == quote) {
        return i;
      }
    }
    unclosed += quote;
    return -1;
  }

  /**
   * What a directive holds; {@code env[KEY]} and {@code php_value[key]} count by what is inside.
   */
  static void value(String directive, Slice value, Hits hits) {
    int open = directive.indexOf('[');
    int close = directive.lastIndexOf(']');
    String key = open > 0 && close > open ? directive.substring(open + 1, close) : directive;
    if (open > 0 && directive.substring(0, open).strip().equalsIgnoreCase("env")) {
      Environment.variable(key, value, hits);
    } else {
      setting(key, value, hits);
    }
  }

  static void setting(String key, Slice value, Hits hits) {
    if (key.endsWith("sendmail_path")) {
      Commands.shell(value, hits);
    } else if (KeyRule.isSecret(key)) {
      Secrets.keyed(key, value, Rule.KEY, hits);
    } else {
      FreeText.find(value, hits);
    }
  }
}
