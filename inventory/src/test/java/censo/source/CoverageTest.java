package censo.source;

import static org.junit.jupiter.api.Assertions.assertEquals;

import censo.inventory.Bytes;
import censo.inventory.Code;
import censo.inventory.HostFile;
import censo.inventory.Item;
import censo.inventory.Origin;
import censo.inventory.Problem;
import censo.inventory.Problem.Severity;
import censo.source.Coverage.Gap;
import censo.source.Coverage.Sum;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class CoverageTest {
  private static final String TEXT =
      """
      # a comment

      [program:a]
      one=1
      two=2
      three=3
      four=4
      }
      """;

  @Test
  void a_line_of_no_item_and_no_problem_is_a_gap() {
    Coverage coverage = of(List.of(file("/a", TEXT, false)), at("/a", 3, 4), problem("/a", 6));

    assertEquals(List.of(new Gap("/a", 5, 5), new Gap("/a", 7, 7)), coverage.gaps());
    assertEquals(new Sum(4, 1, 1, 0), coverage.sum());
    assertEquals(2, coverage.sum().uncovered());
  }

  @Test
  void neighbouring_lines_are_one_gap() {
    assertEquals(
        List.of(new Gap("/a", 4, 7)), of(List.of(file("/a", TEXT, false)), at("/b", 0, 0)).gaps());
  }

  @Test
  void an_item_without_a_line_is_the_whole_file() {
    assertEquals(List.of(), of(List.of(file("/a", TEXT, false)), at("/a", 0, 0)).gaps());
  }

  @Test
  void a_file_as_shipped_needs_nobody() {
    Coverage coverage = of(List.of(file("/a", TEXT, true)), at("/a", 4, 4));

    assertEquals(new Sum(4, 1, 0, 3), coverage.sum());
  }

  @Test
  void a_link_and_its_file_are_counted_once() {
    HostFile link =
        new HostFile(
            "/enabled/a",
            "0777",
            "root",
            "root",
            Optional.of("../available/a"),
            Optional.of(bytes(TEXT)),
            Optional.empty(),
            Optional.empty(),
            false);
    Coverage coverage =
        of(List.of(link, file("/available/a", TEXT, false)), at("/enabled/a", 4, 7));

    assertEquals(new Sum(4, 4, 0, 0), coverage.sum());
  }

  @Test
  void a_doubt_about_a_whole_file_speaks_for_no_line() {
    Problem doubt = problem(Severity.DOUBT, Code.ODD_BYTES, Origin.of("/a"));
    Problem unread = problem(Severity.LOST, Code.UNREADABLE, Origin.of("/a"));
    List<HostFile> files = List.of(file("/a", TEXT, false));

    assertEquals(1, Coverage.of(files, List.of(), List.of(doubt)).gaps().size());
    assertEquals(0, Coverage.of(files, List.of(), List.of(unread)).gaps().size());
  }

  @Test
  void what_follows_a_syntax_error_of_ini_is_that_problems() {
    Problem rest = problem(Severity.IGNORED, Code.INI_REST_IGNORED, Origin.of("/a", 5));

    assertEquals(
        List.of(new Gap("/a", 4, 4)),
        Coverage.of(List.of(file("/a", TEXT, false)), List.of(), List.of(rest)).gaps());
  }

  @Test
  void the_problem_a_gap_becomes_closes_no_gap() {
    List<HostFile> files = List.of(file("/a", TEXT, false));
    Gap gap = Coverage.of(files, List.of(), List.of()).gaps().getFirst();
    Problem lost = gap.problem("supervisor");

    assertEquals("uncovered_line", lost.code());
    assertEquals(Severity.LOST, lost.severity());
    assertEquals(List.of(gap), Coverage.of(files, List.of(), List.of(lost)).gaps());
  }

  private static Coverage of(List<HostFile> files, Item item, Problem... problems) {
    return Coverage.of(files, List.of(item), List.of(problems));
  }

  private static Item at(String file, int first, int last) {
    return Item.of("supervisor_program", "a", Map.of(), new Origin(file, first, last));
  }

  private static Problem problem(String file, int line) {
    return problem(Severity.IGNORED, Code.CRON_LINE_IGNORED, Origin.of(file, line));
  }

  private static Problem problem(Severity severity, Code code, Origin at) {
    return Problem.of("supervisor", severity, code, at, "so it is", "do this");
  }

  private static HostFile file(String path, String text, boolean pristine) {
    HostFile file =
        new HostFile(
            path,
            "0644",
            "root",
            "root",
            Optional.empty(),
            Optional.of(bytes(text)),
            Optional.empty(),
            Optional.empty(),
            false);
    return pristine ? file.withPackage("shop", true) : file;
  }

  private static Bytes bytes(String text) {
    return Bytes.of(text.getBytes(StandardCharsets.UTF_8));
  }
}
