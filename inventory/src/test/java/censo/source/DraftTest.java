package censo.source;

import static org.junit.jupiter.api.Assertions.assertEquals;

import censo.inventory.Code;
import censo.inventory.Origin;
import censo.inventory.Problem;
import censo.inventory.Reading;
import java.util.List;
import org.junit.jupiter.api.Test;

final class DraftTest {
  @Test
  void problemsWithoutEndAreCountedAndNoLineOfTheirFileIsLost() {
    Draft draft = new Draft("hosts", new MemoryRoot().file("/etc/hosts", "bad\n".repeat(5_000)));
    draft.open("/etc/hosts");
    for (int line = 1; line <= 5_000; line++) {
      draft.add(
          draft.problem(
              Problem.Severity.IGNORED,
              Code.HOSTS_BAD_ADDRESS,
              Origin.of("/etc/hosts", line),
              "bad",
              "mend it"));
    }
    Reading reading = draft.reading();
    assertEquals(1_001, reading.problems().size());
    assertEquals(
        List.of(
            Problem.of(
                "hosts",
                Problem.Severity.LOST,
                Code.TOO_MANY,
                Origin.of("/etc/hosts"),
                "4000 more problems of the kind hosts_bad_address are not told one by one",
                "mend those that are told; the others come then")),
        reading.problems().stream().filter(p -> p.code().equals(Code.TOO_MANY.id())).toList());
    assertEquals(Reading.Status.PARTIAL, reading.status());
    assertEquals(List.of(), Coverage.of(List.of(reading)).gaps());
  }
}
