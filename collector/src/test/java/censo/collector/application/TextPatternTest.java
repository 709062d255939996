package censo.collector.application;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.regex.PatternSyntaxException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextPatternTest {
  @ParameterizedTest
  @CsvSource({
    "bob-*, bob-mailer, true",
    "bob-*, bob, false",
    "bob-*, xbob-mailer, false",
    "*.bob.example.com.br, www.bob.example.com.br, true",
    "*.bob.example.com.br, a.b.bob.example.com.br, true",
    "*.bob.example.com.br, bob.example.com.br, false",
    "/shop/bob/**, /shop/bob/current/public, true",
    "/shop/bob/**, /shop/bob, true",
    "/shop/bob/**, /shop/bobby/current, false",
    "/shop/*/current, /shop/bob/current, true",
    "/shop/*/current, /shop/bob/x/current, false",
    "/etc/nginx/sites-*/bob*, /etc/nginx/sites-enabled/bob.conf, true",
    "/etc/nginx/sites-*/bob*, /etc/nginx/sites-enabled/bob/x, false",
    "**/current/**, /shop/bob/current/x, true",
    "bob?, bob1, true",
    "bob?, bob, false",
    "'', '', true",
    "'re:\\bbob/cli\\b', php /shop/bob/cli mailer, true",
    "'re:\\bbob/cli\\b', php /shop/bob/client, false",
  })
  void aGlobHoldsForTheWholeTextAndAnExpressionForAPart(
      String pattern, String text, boolean matches) {
    assertEquals(matches, TextPattern.of(pattern).matches(text));
  }

  @Test
  void textOfAHostCanNotMakeAPatternRunAway() {
    String hostile = "a".repeat(10_000) + "!" + "a".repeat(100_000) + "!";
    assertTimeoutPreemptively(
        Duration.ofSeconds(10),
        () -> {
          assertFalse(TextPattern.of("re:^(a+)+$").matches(hostile));
          assertFalse(TextPattern.of("re:^(a|aa)+$").matches(hostile));
          assertFalse(TextPattern.of("*a*a*a*a*a*a*a*a*b").matches(hostile));
        });
  }

  @Test
  void anExpressionThatIsNoneIsRefused() {
    assertThrows(PatternSyntaxException.class, () -> TextPattern.of("re:(unclosed"));
  }
}
