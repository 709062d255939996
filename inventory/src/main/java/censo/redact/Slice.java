package censo.redact;

/**
 * A stretch of text as the program that receives it sees it, quotes and escapes gone, in which each
 * character still knows where it stands in what was written. Rules look at the one, tokens are put
 * into the other.
 */
final class Slice {
  private final String text;
  // Where each character is written, from and to; null where the text is as written.
  private final int[] from;
  private final int[] to;
  private final int offset;

  private Slice(String text, int[] from, int[] to, int offset) {
    this.text = text;
    this.from = from;
    this.to = to;
    this.offset = offset;
  }

  static Slice of(String written) {
    return new Slice(written, null, null, 0);
  }

  String text() {
    return text;
  }

  int length() {
    return text.length();
  }

  boolean isEmpty() {
    return text.isEmpty();
  }

  char charAt(int i) {
    return text.charAt(i);
  }

  /** Where the i-th character begins in what was written. */
  int from(int i) {
    return from == null ? offset + i : from[offset + i];
  }

  /** Where the i-th character ends in what was written. */
  int to(int i) {
    return to == null ? offset + i + 1 : to[offset + i];
  }

  boolean isAsWritten() {
    return from == null;
  }

  Slice sub(int begin, int end) {
    return begin == 0 && end == text.length()
        ? this
        : new Slice(text.substring(begin, end), from, to, offset + begin);
  }

  Slice sub(int begin) {
    return sub(begin, text.length());
  }

  Slice strip() {
    int begin = 0;
    int end = text.length();
    while (begin < end && text.charAt(begin) <= ' ') {
      begin++;
    }
    while (end > begin && text.charAt(end - 1) <= ' ') {
      end--;
    }
    return sub(begin, end);
  }

  /** Without a pair of equal quotes around it. */
  Slice unquoted() {
    int last = text.length() - 1;
    boolean quoted = last > 0 && isQuote(text.charAt(0)) && text.charAt(last) == text.charAt(0);
    return quoted ? sub(1, last) : this;
  }

  static boolean isQuote(char c) {
    return c == '"' || c == '\'';
  }

  /**
   * The same text with each {@code escape} read as {@code meaning}, as {@code %%} for a percent.
   */
  Slice decode(String escape, char meaning) {
    if (!text.contains(escape)) {
      return this;
    }
    Builder decoded = new Builder(this);
    for (int i = 0; i < text.length(); ) {
      if (text.startsWith(escape, i)) {
        decoded.put(meaning, i, i + escape.length());
        i += escape.length();
      } else {
        decoded.keep(i++);
      }
    }
    return decoded.build();
  }

  /** Makes a slice out of characters of another one. */
  static final class Builder {
    private final Slice source;
    private final StringBuilder text = new StringBuilder();
    private int[] from = new int[32];
    private int[] to = new int[32];

    Builder(Slice source) {
      this.source = source;
    }

    Builder keep(int i) {
      return put(source.charAt(i), i, i + 1);
    }

    /** A character written as the source's {@code begin} to {@code end}. */
    Builder put(char c, int begin, int end) {
      return add(c, source.from(begin), source.to(end - 1));
    }

    private Builder add(char c, int begin, int end) {
      int at = text.length();
      if (at == from.length) {
        from = java.util.Arrays.copyOf(from, at * 2);
        to = java.util.Arrays.copyOf(to, at * 2);
      }
      from[at] = begin;
      to[at] = end;
      text.append(c);
      return this;
    }

    /** The last character stands for all that is written up to the source's {@code end}. */
    Builder stretch(int end) {
      if (text.length() > 0 && end > 0) {
        to[text.length() - 1] = source.to(end - 1);
      }
      return this;
    }

    /** Another slice of the same text. */
    Builder append(Slice other) {
      for (int i = 0; i < other.length(); i++) {
        add(other.charAt(i), other.from(i), other.to(i));
      }
      return this;
    }

    int length() {
      return text.length();
    }

    Slice build() {
      return new Slice(text.toString(), from, to, 0);
    }
  }
}
