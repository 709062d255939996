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

  /** A php.ini, whose quotes may go over several lines. */
  static void find(Slice text, Hits hits) {
    PrivateKeys.find(text, hits);
    new PhpIniText(text, hits).read();
  }

  /** A file of php-fpm, that reads each line by itself. */
  static void findInLines(Slice text, Hits hits) {
    PrivateKeys.find(text, hits);
    Lines.of(text).forEach(line -> new PhpIniText(line, hits).read());
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
    FreeText.remark(remark, hits);
  }

  /** Reads a value, which a quote may carry over the end of its line; where the line then ends. */
  private int option(String key, int begin, int lineEnd) {
    int end = lineEnd;
    int i = begin;
    while (i < end && text.charAt(i) != ';') {
      boolean open = Slice.isQuote(text.charAt(i)) && unclosed.indexOf(text.charAt(i)) < 0;
      int close = open ? PhpIniValue.closing(text, i) : -1;
      if (open && close < 0) {
        unclosed += text.charAt(i);
      }
      i = Math.max(i, close) + 1;
      if (i > end) {
        end = text.text().indexOf('\n', i);
        end = end < 0 ? text.length() : end;
      }
    }
    value(key, PhpIniValue.decoded(text.sub(begin, Math.min(i, end))), hits);
    if (i < end) {
      FreeText.remark(text.sub(i, end), hits);
    }
    return end;
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
