package censo.source.nginx;

import java.util.List;
import java.util.Random;

/** Texts of words, quotes, comments, blocks and Lua, well-formed or not, from a seed. */
public final class NginxTexts {
  private static final List<String> BLANKS = List.of(" ", "\t", "\n", "\r\n", "\n\n\t", "  ");
  private static final List<String> BARE =
      List.of(
          "a",
          "listen",
          "80",
          "$uri",
          "${uri}",
          "a${b",
          "x\"y",
          "it's",
          "e#f",
          "a\\ b",
          "c\\;d",
          "a\\{b",
          "\\#arg",
          "a}b",
          "~*",
          "\\.php$",
          "@name",
          "($x",
          "caf\u00c3\u00a9",
          "\u00e9",
          "\\",
          "a\\\\",
          "=",
          "$",
          "é");
  private static final List<String> INSIDE =
      List.of(
          "a", " ", "\n", ";", "{", "}", "#", "\\\"", "\\'", "\\\\", "\\n", "\\t", "\\q", "$", "${",
          "\u00ff");
  private static final List<String> LUA =
      List.of(
          "ngx.say('}')",
          "local s = \"{ \\\" }\"",
          "-- a } in a comment\n",
          "--[[ } ]]",
          "--[==[ ]] } ]==]",
          "[[ } ]]",
          "if x then return { a = 1 } end",
          "[=[ ]] } ]=]");

  private final Random random;

  public NginxTexts(long seed) {
    random = new Random(seed);
  }

  /** A text that nginx's lexer takes, whatever the directives mean. */
  public String wellFormed() {
    StringBuilder out = new StringBuilder();
    body(out, 3);
    return out.append(blanks()).toString();
  }

  /** The same with a few bytes changed, added or taken away. */
  public String mutated() {
    return mutate(wellFormed());
  }

  public String mutate(String text) {
    StringBuilder out = new StringBuilder(text);
    for (int i = random.nextInt(1, 6); i > 0 && !out.isEmpty(); i--) {
      int at = random.nextInt(out.length());
      switch (random.nextInt(3)) {
        case 0 -> out.setCharAt(at, (char) random.nextInt(1, 256));
        case 1 ->
            out.insert(at, pick(List.of("{", "}", ";", "\"", "'", "\\", "#", "$", "\n", "(")));
        default -> out.delete(at, Math.min(out.length(), at + random.nextInt(1, 20)));
      }
    }
    return out.toString();
  }

  private void body(StringBuilder out, int depth) {
    for (int i = random.nextInt(5); i > 0; i--) {
      out.append(blanks()).append(word());
      for (int n = random.nextInt(4); n > 0; n--) {
        out.append(pick(BLANKS)).append(comment()).append(word());
      }
      if (depth > 0 && random.nextInt(4) == 0) {
        out.append(pick(BLANKS)).append('{');
        body(out, depth - 1);
        out.append(blanks()).append('}');
      } else if (random.nextInt(8) == 0) {
        lua(out);
      } else {
        // A dollar or backslash at the end of a word would swallow what ends it.
        out.append(pick(BLANKS)).append(';');
      }
    }
  }

  private void lua(StringBuilder out) {
    out.append(";\ncontent_by_lua_block {");
    for (int i = random.nextInt(5); i > 0; i--) {
      out.append(pick(LUA)).append('\n');
    }
    out.append('}');
  }

  private String word() {
    if (random.nextInt(3) > 0) {
      String bare = pick(BARE);
      return bare.endsWith("\\") && !bare.endsWith("\\\\") ? bare + "x" : bare;
    }
    String quote = random.nextBoolean() ? "\"" : "'";
    StringBuilder inside = new StringBuilder(quote);
    for (int i = random.nextInt(6); i > 0; i--) {
      inside.append(pick(INSIDE));
    }
    return inside.append(quote).toString();
  }

  private String comment() {
    return random.nextInt(6) == 0 ? "# it's a \"comment\" { ; }\n" : "";
  }

  private String blanks() {
    return pick(BLANKS) + comment();
  }

  private String pick(List<String> from) {
    return from.get(random.nextInt(from.size()));
  }
}
