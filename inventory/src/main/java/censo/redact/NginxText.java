package censo.redact;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** Files of nginx, cut as {@code ngx_conf_read_token} does: words, quotes, escapes, blocks. */
final class NginxText {
  private final Slice text;
  private final Hits hits;
  private final List<Slice> words = new ArrayList<>();
  private final Deque<String> blocks = new ArrayDeque<>();
  private int at;

  private NginxText(Slice text, Hits hits) {
    this.text = text;
    this.hits = hits;
  }

  static void find(Slice text, Hits hits) {
    PrivateKeys.find(text, hits);
    boolean whole = new NginxText(text, hits).read();
    if (!whole) {
      // A quote that nobody closes hides the rest from nginx, which then refuses the file; its
      // lines hold the same secrets.
      Lines.of(text).forEach(line -> new NginxText(line, hits).read());
    }
  }

  /** False where a quote is never closed. */
  private boolean read() {
    while (at < text.length()) {
      char c = text.charAt(at);
      if (c <= ' ') {
        at++;
      } else if (c == '#') {
        remark();
      } else if (c == ';') {
        directive();
        at++;
      } else if (c == '{') {
        openBlock();
      } else if (c == '}' && words.isEmpty()) {
        blocks.poll();
        at++;
      } else if (!word()) {
        directive();
        return false;
      }
    }
    directive();
    return true;
  }

  private void directive() {
    if (!words.isEmpty()) {
      String block = blocks.isEmpty() ? "" : blocks.peek();
      NginxDirective.find(words, block, hits);
      words.clear();
    }
  }

  private void openBlock() {
    String name = words.isEmpty() ? "" : words.getFirst().text();
    if (name.endsWith("_by_lua_block")) {
      code();
      words.clear();
      return;
    }
    String head = String.join(" ", words.stream().map(Slice::text).toList());
    directive();
    blocks.push(head);
    at++;
  }

  /** Lua, to the brace that closes its block. */
  private void code() {
    int begin = at + 1;
    int depth = 0;
    while (at < text.length()) {
      char c = text.charAt(at++);
      depth += c == '{' ? 1 : c == '}' ? -1 : 0;
      if (depth == 0) {
        break;
      }
    }
    Lines.of(text.sub(begin, at)).forEach(line -> FreeText.find(line, hits));
  }

  private void remark() {
    int end = text.text().indexOf('\n', at);
    end = end < 0 ? text.length() : end;
    Slice remark = Lines.remark(text.sub(at, end), "#");
    if (remark != null && !remark.isEmpty()) {
      new NginxText(remark, hits).read();
      FreeText.remark(remark, hits);
    }
    at = end;
  }

  /** Reads one word; false where its quote is never closed. */
  private boolean word() {
    char quote = text.charAt(at);
    if (Slice.isQuote(quote)) {
      int begin = ++at;
      while (at < text.length() && text.charAt(at) != quote) {
        at += text.charAt(at) == '\\' ? 2 : 1;
      }
      boolean closed = at < text.length();
      words.add(unescaped(text.sub(begin, Math.min(at, text.length()))));
      at++;
      return closed;
    }
    int begin = at;
    while (at < text.length() && !isEnd(at)) {
      at += text.charAt(at) == '\\' && at + 1 < text.length() ? 2 : 1;
    }
    words.add(unescaped(text.sub(begin, at)));
    return true;
  }

  private boolean isEnd(int i) {
    char c = text.charAt(i);
    return c <= ' ' || c == ';' || (c == '{' && text.charAt(i - 1) != '$');
  }

  /** {@code \" \' \\ \t \r \n}; any other backslash stays. */
  static Slice unescaped(Slice word) {
    if (word.text().indexOf('\\') < 0) {
      return word;
    }
    Slice.Builder decoded = new Slice.Builder(word);
    for (int i = 0; i < word.length(); i++) {
      int known = i + 1 < word.length() ? "\"'\\trn".indexOf(word.charAt(i + 1)) : -1;
      if (word.charAt(i) == '\\' && known >= 0) {
        decoded.put("\"'\\\t\r\n".charAt(known), i, i + 2);
        i++;
      } else {
        decoded.keep(i);
      }
    }
    return decoded.build();
  }
}
