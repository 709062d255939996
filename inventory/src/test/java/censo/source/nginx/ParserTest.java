package censo.source.nginx;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ParserTest {
  private static final long SEED = 20261124;

  @Test
  void twoThousandGeneratedTextsPrintBackByteEqualAndWithoutAnError() {
    for (long seed = SEED; seed < SEED + 2000; seed++) {
      String text = new NginxTexts(seed).wellFormed();
      Parser.Parsed parsed = Parser.parse(text, 1);
      assertEquals(text, parsed.print(), "seed " + seed);
      assertEquals(Optional.empty(), parsed.error(), "seed " + seed + "\n" + text);
    }
  }

  @Test
  void mutatedTextsPrintBackByteEqualToo() {
    for (long seed = SEED; seed < SEED + 2000; seed++) {
      String text = new NginxTexts(seed).mutated();
      assertEquals(text, Parser.parse(text, 1).print(), "seed " + seed);
    }
  }

  @Test
  void aPrintedTextParsesToTheSameTree() {
    for (long seed = SEED; seed < SEED + 500; seed++) {
      Parser.Parsed parsed = Parser.parse(new NginxTexts(seed).mutated(), 1);
      assertEquals(parsed, Parser.parse(parsed.print(), 1), "seed " + seed);
    }
  }

  @ParameterizedTest(name = "{0} is {1}")
  @CsvSource(
      quoteCharacter = '`',
      delimiter = '|',
      value = {
        "a\\ b              | a\\ b",
        "c\\;d              | c\\;d",
        "a\\{b              | a\\{b",
        "\\#arg             | \\#arg",
        "a}b                | a}b",
        "e#f                | e#f",
        "it's               | it's",
        "x\"y               | x\"y",
        "a\\\"b             | a\"b",
        "\"a\\qc\\\\d\\\"e\" | a\\qc\\d\"e",
        "'a\\'b'            | a'b",
        "'#;{}'             | #;{}",
        "${a}b              | ${a}b",
        "\"a\\\\\"          | a\\",
      })
  void aWordMeansWhatNginxMakesOfIt(String raw, String value) {
    Parser.Parsed parsed = Parser.parse("x " + raw + ";", 1);
    assertEquals(Optional.empty(), parsed.error());
    assertEquals(List.of(value), parsed.block().directives().getFirst().args());
  }

  @Test
  void escapesOfTabReturnAndNewlineAreDecodedInEveryKindOfWord() {
    Parser.Parsed parsed = Parser.parse("x a\\tb \"a\\tb\" 'c\\r\\n' \"real\nline\";", 1);
    assertEquals(
        List.of("a\tb", "a\tb", "c\r\n", "real\nline"),
        parsed.block().directives().getFirst().args());
  }

  @ParameterizedTest(name = "{0} fails on line {1}: {2}")
  @CsvSource(
      quoteCharacter = '`',
      delimiter = '|',
      value = {
        "events {};         | 1 | unexpected \";\"",
        "gzip on;;          | 1 | unexpected \";\"",
        "{ a b; }           | 1 | unexpected \"{\"",
        "a b; }             | 1 | unexpected \"}\"",
        "a { b c }          | 1 | unexpected \"}\"",
        "a { b c;           | 1 | unexpected end of file, expecting \"}\"",
        "a b                | 1 | unexpected end of file, expecting \";\" or \"}\"",
        "a \"b              | 1 | unexpected end of file, expecting \";\" or \"}\"",
        "a 'x''y';          | 1 | unexpected character after a closing quote",
        "a \"x\"#c          | 1 | unexpected character after a closing quote",
      })
  void whatNginxRefusesIsAnErrorInItsWords(String text, int line, String message) {
    assertEquals(
        Optional.of(new SyntaxError(line, message)), Parser.parse(text.strip(), 1).error());
  }

  @Test
  void anErrorStandsWhereNginxReportsIt() {
    assertEquals(3, Parser.parse("a\nb\n}", 1).error().orElseThrow().line());
    assertEquals(7, Parser.parse("a b;\n;", 6).error().orElseThrow().line());
  }

  @Test
  void aParenthesisMayFollowAClosingQuote() {
    Parser.Parsed parsed = Parser.parse("if ($x ~* \"a b\") { }", 1);
    assertEquals(Optional.empty(), parsed.error());
    assertEquals(List.of("($x", "~*", "a b", ")"), parsed.block().directives().getFirst().args());
  }

  @ParameterizedTest(name = "a word of {0} characters in {1}: fails {2}")
  @CsvSource({
    "4094, none, false",
    "4095, none, true",
    "4093, double, false",
    "4094, double, true",
    "4095, comment, true",
    "4094, comment, false"
  })
  void aWordMustFitIntoNginxsBuffer(int length, String kind, boolean fails) {
    String word = "a".repeat(length);
    String text =
        switch (kind) {
          case "double" -> "x \"" + word + "\" y; z z;";
          case "comment" -> "#" + word + "\nx y;";
          default -> "x " + word + " y; z z;";
        };
    assertEquals(fails, Parser.parse(text, 1).error().isPresent());
  }

  @Test
  void luaIsReadToItsOwnClosingBrace() {
    String code = " local s = \"}\" -- }\n local t = { a = [[ } ]] } --[[ } ]] ";
    Directive lua =
        Parser.parse("content_by_lua_block {" + code + "} a b;", 1).block().directives().getFirst();
    assertEquals(Optional.of(code), lua.code());
  }

  @Test
  void deepNestingAndManyWordsAreKeptAsTheyStand() {
    String deep = "a{".repeat(20_000) + "}".repeat(20_000);
    Parser.Parsed parsed = Parser.parse(deep, 1);
    assertEquals(deep, parsed.print());
    assertTrue(!parsed.whole());
    String many = "a;".repeat(500_000);
    assertEquals(many, Parser.parse(many, 1).print());
    assertTrue(!Parser.parse(many, 1).whole());
  }
}
