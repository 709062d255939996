package censo.redact;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

/**
 * Finds every spelling of the known secrets in one pass over a text, by the first eight characters
 * of each.
 */
final class Sweep {
  private static final int INDEXED = HostWords.SHORTEST;

  /**
   * Most spellings that begin alike: more are of somebody who wants this to be slow, and the rules
   * find them all the same.
   */
  private static final int MOST_ALIKE = 64;

  /**
   * @param secret what it spells
   * @param inside whether it is a stretch of base64, in whose middle the secret is
   */
  private record Form(String text, String secret, boolean inside) {}

  private final Map<Long, List<Form>> forms = new HashMap<>();
  private final BitSet beginnings = new BitSet(1 << 16);
  private final SecretTable secrets;

  Sweep(SecretTable secrets, HostWords words) {
    this.secrets = secrets;
    for (SecretTable.Entry entry : List.copyOf(secrets.entries().values())) {
      if (words.isUnmistakable(entry.value())) {
        Spellings.of(entry.value()).forEach(s -> add(new Form(s, entry.value(), false)));
        entry.spellings().stream()
            .filter(s -> s.indexOf('"') < 0 && s.indexOf('\'') < 0 && s.indexOf('\n') < 0)
            .forEach(s -> add(new Form(s, entry.value(), false)));
        Spellings.base64(entry.value()).forEach(s -> add(new Form(s, entry.value(), true)));
      }
    }
    Comparator<Form> longest =
        Comparator.comparing(Form::inside)
            .thenComparingInt(f -> -f.text().length())
            .thenComparing(Form::text);
    forms.values().forEach(list -> list.sort(longest));
  }

  private void add(Form form) {
    if (form.text().length() >= HostWords.SHORTEST) {
      long beginning = beginning(form.text(), 0);
      beginnings.set(slot(beginning));
      List<Form> list = forms.computeIfAbsent(beginning, _ -> new ArrayList<>());
      if (list.size() < MOST_ALIKE && list.stream().noneMatch(f -> f.text().equals(form.text()))) {
        list.add(form);
      }
    }
  }

  String replace(String text) {
    return replace(text, (_, _) -> {});
  }

  /**
   * The text with tokens in the place of secrets.
   *
   * @param found told the place and the token of each
   */
  String replace(String text, BiConsumer<Integer, String> found) {
    if (forms.isEmpty()) {
      return text;
    }
    StringBuilder clean = null;
    int done = 0;
    long beginning = 0;
    int packed = 0;
    for (int i = 0; i + INDEXED <= text.length(); i++) {
      // All but the last character were packed with the place before.
      for (; packed < i + INDEXED; packed++) {
        beginning = (beginning << 8) | (text.charAt(packed) & 0xff);
      }
      if (!beginnings.get(slot(beginning))) {
        continue;
      }
      Form form = formAt(text, i, beginning);
      if (form == null) {
        continue;
      }
      int begin = form.inside() ? runBegin(text, i, done) : i;
      int end = i + form.text().length();
      end = form.inside() ? runEnd(text, end) : end;
      String secret = form.inside() ? text.substring(begin, end) : form.secret();
      secrets.note(secret, Rule.SWEEP, secret);
      String token = secrets.token(secret);
      clean = clean == null ? new StringBuilder(text.length()) : clean;
      clean.append(text, done, begin).append(token);
      found.accept(begin, token);
      done = end;
      i = end - 1;
    }
    return clean == null ? text : clean.append(text, done, text.length()).toString();
  }

  private Form formAt(String text, int at, long beginning) {
    for (Form form : forms.getOrDefault(beginning, List.of())) {
      if (text.startsWith(form.text(), at)
          && (form.inside() || Whole.stands(text, at, at + form.text().length()))) {
        return form;
      }
    }
    return null;
  }

  private static int runBegin(String text, int at, int done) {
    int begin = at;
    while (begin > done && isBase64(text.charAt(begin - 1))) {
      begin--;
    }
    return begin;
  }

  private static int runEnd(String text, int at) {
    int end = at;
    while (end < text.length() && isBase64(text.charAt(end))) {
      end++;
    }
    while (end < text.length() && text.charAt(end) == '=') {
      end++;
    }
    return end;
  }

  private static boolean isBase64(char c) {
    return Ascii.isAlphanumeric(c) || c == '+' || c == '/';
  }

  private static long beginning(String text, int at) {
    long packed = 0;
    for (int i = at; i < at + INDEXED; i++) {
      packed = (packed << 8) | (text.charAt(i) & 0xff);
    }
    return packed;
  }

  private static int slot(long beginning) {
    return (int) ((beginning * 0x9e3779b97f4a7c15L) >>> 48);
  }
}
