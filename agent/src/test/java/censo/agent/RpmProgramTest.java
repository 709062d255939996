package censo.agent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import censo.source.rpm.Rpm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Programs that call themselves rpm. */
class RpmProgramTest {
  private static final Duration SHORT = Duration.ofMillis(300);
  private static final Duration LONG = Duration.ofSeconds(60);
  private static final String ANSWER =
      "printf 'package\\tcronie\\t0\\t1.5.7\\t11.el9\\tx86_64\\t8\\t\\n'";

  @TempDir private Path folder;

  private RpmProgram rpm(Duration patience, String... script) throws IOException {
    Path file = folder.resolve("rpm");
    Files.writeString(file, "#!/bin/sh\n" + String.join("\n", script) + "\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    return new RpmProgram(file.toString(), patience);
  }

  private static String why(Rpm answer) {
    return assertInstanceOf(Rpm.Silent.class, answer).message();
  }

  @Test
  void what_it_prints_is_its_answer() throws IOException {
    Rpm.Told told = assertInstanceOf(Rpm.Told.class, rpm(LONG, ANSWER).ask());

    assertEquals("1.5.7-11.el9", told.packages().getFirst().version());
  }

  @Test
  void it_is_run_with_fixed_arguments_in_an_environment_that_is_closed() throws IOException {
    Path seen = folder.resolve("seen");
    String tell = "{ printf '%s\\n' \"$@\"; pwd; env; cat; } > " + seen;

    assertInstanceOf(Rpm.Told.class, rpm(LONG, tell, ANSWER).ask());

    List<String> lines = Files.readAllLines(seen);
    int arguments = Rpm.ARGUMENTS.size();
    assertEquals(Rpm.ARGUMENTS, lines.subList(0, arguments));
    assertEquals("/", lines.get(arguments));
    List<String> environment =
        lines.subList(arguments + 1, lines.size()).stream()
            // What the shell itself adds.
            .filter(line -> !line.matches("(PWD|OLDPWD|SHLVL|_)=.*"))
            .sorted()
            .toList();
    assertEquals(List.of("HOME=/nonexistent", "LC_ALL=C", "PATH=/usr/bin:/bin"), environment);
  }

  @Test
  void one_that_is_not_there_or_not_executable_is_told() throws IOException {
    Path text = Files.writeString(folder.resolve("text"), "no program");

    assertTrue(why(new RpmProgram("/nowhere/rpm", LONG).ask()).endsWith("can't be run"));
    assertTrue(why(new RpmProgram(text.toString(), LONG).ask()).endsWith("can't be run"));
  }

  @Test
  void one_that_hangs_is_ended_with_what_it_started() throws IOException {
    Path pids = folder.resolve("pids");
    String start = "sleep 1000 & echo $! >> " + pids + "; echo $$ >> " + pids;

    assertEquals(
        "rpm gives no answer within 2.0 s",
        why(rpm(Duration.ofSeconds(2), ANSWER, start, "wait").ask()));

    for (String pid : Files.readAllLines(pids)) {
      ProcessHandle.of(Long.parseLong(pid)).ifPresent(process -> process.onExit().join());
    }
  }

  /**
   * Java may see that rpm has ended before it waits at the pipe: then all that rpm said is there.
   */
  @Test
  void one_that_leaves_a_child_at_the_pipe_is_not_waited_for() throws IOException {
    Path pid = folder.resolve("pid");
    Rpm answer = rpm(Duration.ofSeconds(2), ANSWER, "sleep 1000 & echo $! > " + pid).ask();

    ProcessHandle child = ProcessHandle.of(Long.parseLong(Files.readString(pid).strip())).get();
    assertTrue(child.destroyForcibly(), "it is still there");
    switch (answer) {
      case Rpm.Told told -> assertEquals(1, told.packages().size());
      case Rpm.Silent silent -> assertTrue(silent.message().startsWith("rpm gives no answer"));
    }
  }

  @Test
  void one_that_closes_its_output_and_goes_on_is_ended() throws IOException {
    assertTrue(
        why(rpm(SHORT, ANSWER, "exec >&-", "exec sleep 1000").ask()).startsWith("rpm gives no"));
  }

  @Test
  void one_that_fails_is_told_by_its_exit_code_and_none_of_its_words() throws IOException {
    Rpm.Silent silent =
        assertInstanceOf(
            Rpm.Silent.class, rpm(LONG, ANSWER, "echo db5 error: hunter2 >&2", "exit 3").ask());

    assertEquals("rpm ends with exit code 3", silent.message());
  }

  @Test
  void one_that_prints_half_a_gigabyte_is_ended() throws IOException {
    assertTrue(why(rpm(LONG, "exec head -c 500M /dev/zero").ask()).contains("over 64 MiB"));
  }

  @Test
  void one_that_fills_its_error_output_blocks_nothing() throws IOException {
    assertInstanceOf(Rpm.Told.class, rpm(LONG, "head -c 5M /dev/zero >&2", ANSWER).ask());
  }

  @Test
  void beside_a_tree_may_lie_what_it_printed() throws IOException {
    Path tree = Files.createDirectory(folder.resolve("host"));

    assertEquals(Rpm.OF_A_TREE, HostRoot.tree(tree).rpm());

    Files.writeString(
        folder.resolve("host.rpm"), "package\tcronie\t0\t1.5.7\t11.el9\tx86_64\t8\t\n");
    assertInstanceOf(Rpm.Told.class, HostRoot.tree(tree).rpm());
  }
}
