package censo.source.rpm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import censo.inventory.Bytes;
import censo.source.Original;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ListingTest {
  private static final long SEED = 20261130;
  private static final String MD5 = "b1946ac92492d2347c6235b4d2611184";
  private static final String SHA256 =
      "5891b5b522d5df086d0ff0b110fbd9d21bb4fc7163af34d08286a2e846f6be03";
  private static final String LISTING =
      """
      package\tgpg-pubkey\t0\td832c631\t6515c85e\t(none)\t(none)\t(none)
      package\tcronie\t0\t1.5.7\t11.el9\tx86_64\t8\t
      file\t\t0\t40755\t0\t/etc/cron.d
      file\t%1$s\t17\t100644\t0\t/etc/cron.d/0hourly
      file\t%1$s\t64\t100600\t0\t/etc/cron.deny
      file\t%1$s\t0\t100644\t1\t/etc/replaced
      file\t%1$s\t0\t100644\t2\t/etc/left-out
      file\t%1$s\t2\t100644\t0\t/usr/share/man/man8/cron.8.gz
      file\t%1$s\t0\t100644\t0\t/usr/lib/systemd/system/crond.service
      file\t\t0\t120777\t0\t/etc/link
      package\told\t3\t1\t2\tnoarch\t(none)\t
      file\t%2$s\t1\t100644\t0\t/etc/with\ttab
      """
          .formatted(SHA256, MD5);

  private static Rpm read(String printed) throws IOException {
    return Rpm.read(new ByteArrayInputStream(printed.getBytes(StandardCharsets.ISO_8859_1)));
  }

  private static Rpm.Told told(String printed) throws IOException {
    return assertInstanceOf(Rpm.Told.class, read(printed));
  }

  @Test
  void a_version_has_its_epoch_where_it_is_not_zero() throws IOException {
    assertEquals(
        List.of(
            new RpmPackage("gpg-pubkey", "d832c631-6515c85e", "(none)"),
            new RpmPackage("cronie", "1.5.7-11.el9", "x86_64"),
            new RpmPackage("old", "3:1-2", "noarch")),
        told(LISTING).packages());
    assertEquals(0, told(LISTING).strange());
  }

  @Test
  void regular_files_that_a_daemon_might_read_are_kept() throws IOException {
    assertEquals(
        Set.of(
            "/etc/cron.d/0hourly",
            "/etc/cron.deny",
            "/etc/with\ttab",
            "/lib/systemd/system/crond.service"),
        told(LISTING).files().keySet());
  }

  @Test
  void a_sum_is_of_the_kind_its_package_has() throws IOException {
    Map<String, Original> files = told(LISTING).files();
    Bytes hello = Bytes.ofUtf8("hello\n");

    assertTrue(files.get("/etc/cron.d/0hourly").is(hello));
    assertTrue(files.get("/etc/with\ttab").is(hello));
    assertEquals(
        new Original("cronie", "SHA-256", ""), files.get("/etc/cron.deny"), "owned, not brought");
  }

  @Test
  void a_kind_of_sum_that_nobody_knows_proves_nothing() throws IOException {
    Rpm.Told told =
        told("package\tx\t0\t1\t1\tnoarch\t77\t\nfile\t" + SHA256 + "\t0\t100644\t0\t/etc/x\n");

    assertEquals("x", told.files().get("/etc/x").owner());
    assertFalse(told.files().get("/etc/x").is(Bytes.ofUtf8("hello\n")));
  }

  @Test
  void files_of_a_package_that_is_not_understood_are_of_nobody() throws IOException {
    Rpm.Told told = told(LISTING + "package\t?\nfile\t" + MD5 + "\t0\t100644\t0\t/etc/theirs\n");

    assertEquals(2, told.strange());
    assertFalse(told.files().containsKey("/etc/theirs"));
  }

  @Test
  void a_cut_line_is_told() throws IOException {
    assertEquals(1, told(LISTING + "file\tabc").strange());
  }

  @Test
  void nothing_and_garbage_are_no_answer() throws IOException {
    assertInstanceOf(Rpm.Silent.class, read(""));
    assertInstanceOf(Rpm.Silent.class, read("\0\0\u00ff\nerror: rpmdb open failed\n"));
  }

  @Test
  void a_stream_without_end_is_left_at_a_bound_whatever_it_holds() throws IOException {
    for (String line :
        List.of(
            "x".repeat(100_000),
            "\n",
            "package\tx\t0\t1\t1\tnoarch\t8\t\n",
            LISTING,
            LISTING + "file\t\t0\t100644\t0\t/etc/%d\n")) {
      assertInstanceOf(Rpm.Silent.class, Rpm.read(new Endless(line)), line);
    }
  }

  /** A text again and again, and what of it has a {@code %d} never the same. */
  private static final class Endless extends InputStream {
    private final String text;
    private long repeats;
    private byte[] bytes = {};
    private int at;

    Endless(String text) {
      this.text = text;
    }

    @Override
    public int read() {
      throw new AssertionError("bytes come many at once");
    }

    @Override
    public int read(byte[] into, int from, int length) {
      if (at == bytes.length) {
        bytes = text.replace("%d", "" + repeats++).getBytes(StandardCharsets.ISO_8859_1);
        at = 0;
      }
      int count = Math.min(length, bytes.length - at);
      System.arraycopy(bytes, at, into, from, count);
      at += count;
      return count;
    }
  }

  @Test
  void the_operating_guide_has_the_command_that_is_run() throws IOException {
    List<String> options = Rpm.ARGUMENTS.subList(0, Rpm.ARGUMENTS.size() - 1);
    String command =
        "rpm " + String.join(" ", options) + " '" + Rpm.ARGUMENTS.getLast() + "' >DIR.rpm\n";

    assertTrue(Files.readString(Path.of("../docs/operating.md")).contains(command), command);
  }

  @Test
  void no_mutant_throws_and_what_is_kept_is_bounded() throws IOException {
    byte[] valid = LISTING.getBytes(StandardCharsets.ISO_8859_1);
    Random random = new Random(SEED);
    for (int i = 0; i < 5_000; i++) {
      byte[] mutant = Arrays.copyOf(valid, 1 + random.nextInt(valid.length));
      for (int n = random.nextInt(8); n > 0; n--) {
        mutant[random.nextInt(mutant.length)] = (byte) random.nextInt(256);
      }
      switch (Rpm.read(new ByteArrayInputStream(mutant))) {
        case Rpm.Told told -> assertTrue(told.files().size() <= 12, () -> "seed " + SEED);
        case Rpm.Silent silent -> assertTrue(silent.message().contains("rpm "));
      }
    }
  }
}
