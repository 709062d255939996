package censo.collector.diff;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import censo.collector.diff.TextDiff.Hunk;
import censo.collector.diff.TextDiff.Line;
import censo.collector.diff.TextDiff.Side;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TextDiffTest {
  /** As a patch prints it, marked words in brackets. */
  private static String print(List<Hunk> hunks) {
    return hunks.stream()
        .flatMap(hunk -> hunk.lines().stream())
        .map(TextDiffTest::print)
        .collect(Collectors.joining("\n"));
  }

  private static String print(Line line) {
    String sign =
        switch (line.side()) {
          case BOTH -> " ";
          case REMOVED -> "-";
          case ADDED -> "+";
        };
    return sign
        + line.pieces().stream()
            .map(p -> p.marked() ? "[" + p.text() + "]" : p.text())
            .collect(Collectors.joining());
  }

  private static List<String> side(List<Hunk> hunks, Side side) {
    return hunks.stream()
        .flatMap(h -> h.lines().stream())
        .filter(l -> l.side() == side)
        .map(l -> l.pieces().stream().map(TextDiff.Piece::text).collect(Collectors.joining()))
        .toList();
  }

  @Test
  void only_the_number_that_changed_is_marked() {
    assertEquals(
        """
         [program:bob]
        -numprocs=[2]
        +numprocs=[4]\
        """,
        print(
            TextDiff.of(
                List.of("[program:bob]", "numprocs=2"), List.of("[program:bob]", "numprocs=4"))));
  }

  @Test
  void a_field_of_a_schedule_is_a_word_of_its_own() {
    assertEquals(
        "-*/[5] * * * * bob x\n+*/[10] * * * * bob x",
        print(TextDiff.of(List.of("*/5 * * * * bob x"), List.of("*/10 * * * * bob x"))));
  }

  @Test
  void lines_with_little_in_common_are_marked_whole() {
    assertEquals("-alpha\n+omega", print(TextDiff.of(List.of("alpha"), List.of("omega"))));
  }

  @Test
  void lines_keep_their_numbers_on_both_sides() {
    List<Line> lines =
        TextDiff.of(List.of("a", "b", "c"), List.of("x", "a", "c")).getFirst().lines();
    assertEquals(
        List.of("0/1", "1/2", "2/0", "3/3"),
        lines.stream().map(l -> l.before() + "/" + l.after()).toList());
  }

  @Test
  void equal_lines_far_from_a_difference_are_counted_and_not_shown() {
    List<String> before = IntStream.range(0, 100).mapToObj(i -> "line " + i).toList();
    List<String> after = new ArrayList<>(before);
    after.set(50, "other");
    List<Hunk> hunks = TextDiff.of(before, after);
    assertEquals(1, hunks.size());
    assertEquals(47, hunks.getFirst().skipped());
    assertEquals(8, hunks.getFirst().lines().size());
  }

  @Test
  void equal_texts_have_no_hunk() {
    assertEquals(List.of(), TextDiff.of(List.of("a", "b"), List.of("a", "b")));
    assertEquals(List.of(), TextDiff.of(List.of(), List.of()));
  }

  @Test
  void whatever_the_texts_are_each_side_can_be_read_back() {
    long seed = new Random().nextLong();
    Random random = new Random(seed);
    for (int round = 0; round < 2_000; round++) {
      List<String> before = text(random);
      List<String> after = text(random);
      int[] matches = Alignment.of(before, after);
      int last = -1;
      for (int i = 0; i < matches.length; i++) {
        if (matches[i] >= 0) {
          assertEquals(before.get(i), after.get(matches[i]), "seed " + seed);
          assertEquals(true, matches[i] > last, "seed " + seed);
          last = matches[i];
        }
      }
      List<Hunk> hunks = TextDiff.of(before, after);
      List<String> rest = new ArrayList<>(before);
      side(hunks, Side.REMOVED).forEach(rest::remove);
      side(hunks, Side.ADDED).forEach(rest::add);
      assertEquals(sorted(after), sorted(rest), "seed " + seed);
    }
  }

  private static List<String> text(Random random) {
    return IntStream.range(0, random.nextInt(12))
        .mapToObj(_ -> "abcdef".substring(random.nextInt(6)))
        .toList();
  }

  private static List<String> sorted(List<String> lines) {
    List<String> sorted = new ArrayList<>(lines);
    Collections.sort(sorted);
    return sorted;
  }

  @Test
  void texts_that_a_host_made_to_be_slow_take_seconds_at_most() {
    int size = 100_000;
    List<String> numbers = IntStream.range(0, size).mapToObj(i -> "a" + i).toList();
    List<String> others = IntStream.range(0, size).mapToObj(i -> "b" + i).toList();
    List<String> shuffled = new ArrayList<>(numbers);
    Collections.shuffle(shuffled, new Random(1));
    List<String> ones = IntStream.range(0, size).mapToObj(i -> i % 2 == 0 ? "x" : "y").toList();
    List<String> twos = IntStream.range(0, size).mapToObj(i -> i % 3 == 0 ? "x" : "y").toList();
    String words = "w ".repeat(50_000);
    assertTimeoutPreemptively(
        Duration.ofSeconds(20),
        () -> {
          TextDiff.of(numbers, others);
          TextDiff.of(numbers, shuffled);
          TextDiff.of(ones, twos);
          TextDiff.of(List.of(words), List.of(words + "x"));
        });
  }

  @Test
  void a_change_at_both_ends_of_a_long_text_is_two_changes() {
    List<String> before = IntStream.range(0, 50_000).mapToObj(i -> "line " + i).toList();
    List<String> after = new ArrayList<>(before);
    after.set(0, "first");
    after.set(after.size() - 1, "last");
    List<Hunk> hunks = TextDiff.of(before, after);
    assertEquals(2, hunks.size());
    assertEquals(List.of("line 0", "line 49999"), side(hunks, Side.REMOVED));
  }
}
