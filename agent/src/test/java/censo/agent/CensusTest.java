package censo.agent;

import static org.junit.jupiter.api.Assertions.assertEquals;

import censo.inventory.Item;
import censo.inventory.Problem;
import censo.inventory.Reading;
import censo.redact.FingerprintKey;
import censo.redact.Redactor;
import censo.source.Draft;
import censo.source.Root;
import censo.source.Source;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class CensusTest {
  @TempDir Path folder;

  /** Opens a file and understands nothing of it. */
  private static final class Blind implements Source {
    @Override
    public String name() {
      return "blind";
    }

    @Override
    public Reading read(Root root, List<Item> before) {
      Draft draft = new Draft(name(), root);
      draft.open("/etc/hosts");
      return draft.reading();
    }
  }

  private static final class Broken implements Source {
    @Override
    public String name() {
      return "broken";
    }

    @Override
    public Reading read(Root root, List<Item> before) {
      throw new IllegalStateException("a value of the host");
    }
  }

  @BeforeEach
  void aHost() throws IOException {
    Files.createDirectories(folder.resolve("etc"));
    Files.writeString(folder.resolve("etc/hosts"), "# of this host\n10.0.0.1 bob\n");
  }

  @Test
  void a_line_that_no_source_understands_is_lost_and_its_source_partial() throws IOException {
    Reading reading = take(new Blind()).getFirst();

    assertEquals(Reading.Status.PARTIAL, reading.status());
    Problem lost = reading.problems().getFirst();
    assertEquals("uncovered_line", lost.code());
    assertEquals("/etc/hosts", lost.file());
    assertEquals(2, lost.line());
  }

  @Test
  void a_source_that_breaks_is_told_without_its_message_and_the_others_go_on() throws IOException {
    List<Reading> readings = take(new Broken(), new Blind());

    assertEquals(Reading.Status.FAILED, readings.get(0).status());
    String message = readings.get(0).problems().getFirst().message();
    assertEquals(-1, message.indexOf("a value of the host"));
    assertEquals(1, readings.get(1).files().size());
  }

  private List<Reading> take(Source... sources) throws IOException {
    Redactor redactor = new Redactor(FingerprintKey.PUBLIC);
    return Census.take(HostRoot.tree(folder), List.of(sources), redactor).readings();
  }
}
