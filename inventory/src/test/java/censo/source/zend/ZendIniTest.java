package censo.source.zend;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import censo.source.ini.Option;
import censo.source.ini.Section;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ZendIniTest {
  private static final PhpVersion PHP = PhpVersion.of("8.2").orElseThrow();
  private static final List<PhpVersion> MEASURED =
      List.of(PhpVersion.of("7.4").orElseThrow(), PHP, PhpVersion.of("8.4").orElseThrow());

  @Test
  void noTextBreaksTheScannerOrAValueItGave() {
    for (long seed = 1; seed <= 2000; seed++) {
      ZendTexts texts = new ZendTexts(seed);
      String text =
          Mutants.of(texts.line("a") + texts.line("b[x]") + "[s]\n" + texts.line("c"), seed);
      for (PhpVersion version : MEASURED) {
        assertDoesNotThrow(() -> readAll(text, version), "seed " + seed);
      }
    }
  }

  private static void readAll(String text, PhpVersion version) {
    Names names = Names.of(Constants.ofModules(version));
    for (ZendIni ini :
        List.of(
            ZendIni.ofFile(text, "f", version, names),
            ZendIni.ofLines(text, "f", version, names),
            ZendIni.ofRest(text, "f", 2, version, names))) {
      for (Section section : ini.sections()) {
        section.options().forEach(o -> ZendValue.of(o.value(), version, names));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a[]=1\n",
        "[s]\n",
        "a=\"${b}\"\n",
        "'",
        "a='\n",
        "(",
        "a=((((\n",
        "$",
        "a=$\\$\\",
        "a=x|y\n",
        "\"",
        "a = ${",
        ";\n",
        "\r",
        "a=b\r",
        "[a\n",
        "E_ALL ",
        "a=${x:-y}"
      })
  void timeGrowsWithTheText(String part) {
    String text = part.repeat(200_000 / part.length());
    assertTimeout(
        Duration.ofSeconds(10),
        () -> {
          readAll("a = " + text, PHP);
          readAll(text, MEASURED.getLast());
        });
  }

  @Test
  void anOptionKnowsItsLines() {
    String text = "; one\n[s]\n\na = 1 ; x\nb = \"two\nlines\"\n\tc=\n";
    List<Section> sections =
        ZendIni.ofFile(text, "f", PHP, Names.of(Constants.ofEngine(PHP))).sections();
    assertEquals(List.of("s"), sections.stream().map(Section::name).toList());
    assertEquals(
        List.of("f:4-4", "f:5-6", "f:7-7"),
        sections.getFirst().options().stream().map(ZendIniTest::lines).toList());
  }

  private static String lines(Option option) {
    return option.at() + "-" + option.at().endLine();
  }
}
