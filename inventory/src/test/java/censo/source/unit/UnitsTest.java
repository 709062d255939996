package censo.source.unit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import censo.source.MemoryRoot;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class UnitsTest {
  private static final String ETC = "/etc/systemd/system/";
  private static final String LIB = "/usr/lib/systemd/system/";

  private final MemoryRoot root = new MemoryRoot();

  private Unit unit(String name) {
    return Units.of(root).unit(name).orElseThrow();
  }

  private static String exec(Unit unit) {
    return unit.command().map(c -> String.join("|", c.words())).orElse("none");
  }

  @Test
  void the_administrators_file_hides_the_packages() {
    root.file(LIB + "a.service", "[Service]\nExecStart=/bin/lib\n");
    root.file(ETC + "a.service", "[Service]\nExecStart=/bin/etc\n");

    assertEquals(Optional.of(ETC + "a.service"), unit("a.service").fragment());
    assertEquals("/bin/etc", exec(unit("a.service")));
  }

  @Test
  void a_drop_in_hides_the_one_of_its_name_and_an_empty_line_resets() {
    root.file(LIB + "a-b.service", "[Service]\nEnvironment=A=1 B=1\nExecStart=/bin/a\n");
    root.file(LIB + "a-b.service.d/10.conf", "[Service]\nExecStart=\nExecStart=/bin/lib\n");
    root.file(ETC + "a-b.service.d/10.conf", "[Service]\nExecStart=\nExecStart=/bin/etc\n");
    root.file(ETC + "a-.service.d/20.conf", "[Service]\nEnvironment=B=2\n");
    root.file(ETC + "service.d/05.conf", "[Service]\nEnvironment=\nEnvironment=C=3\n");
    root.file(ETC + "a-b.service.d/.hidden.conf", "[Service]\nUser=x\n");
    root.file(ETC + "a-b.service.d/note.txt", "[Service]\nUser=x\n");

    Unit unit = unit("a-b.service");
    assertEquals(
        List.of(
            ETC + "service.d/05.conf", ETC + "a-b.service.d/10.conf", ETC + "a-.service.d/20.conf"),
        unit.dropIns());
    assertEquals("/bin/etc", exec(unit));
    assertEquals(Map.of("B", "2", "C", "3"), unit.environment());
    assertEquals(Optional.empty(), unit.last("Service", "User"));
  }

  @Test
  void a_link_to_dev_null_masks_a_unit_and_a_drop_in() {
    root.file(LIB + "a.service", "[Service]\nExecStart=/bin/a\n");
    root.link(ETC + "a.service", "/dev/null");
    root.file(LIB + "b.service", "[Service]\nExecStart=/bin/b\n");
    root.file(LIB + "b.service.d/10.conf", "[Service]\nUser=b\n");
    root.link(ETC + "b.service.d/10.conf", "/dev/null");

    assertTrue(unit("a.service").isMasked());
    assertEquals(List.of(), unit("b.service").dropIns());
  }

  @Test
  void an_alias_is_the_unit_and_brings_its_drop_ins() {
    root.file(LIB + "ssh.service", "[Service]\nExecStart=/usr/sbin/sshd\n");
    root.link(ETC + "sshd.service", LIB + "ssh.service");
    root.file(ETC + "sshd.service.d/nofile.conf", "[Service]\nLimitNOFILE=9\n");

    assertEquals("ssh.service", unit("sshd.service").name());
    assertEquals("9", unit("ssh.service").last("Service", "LimitNOFILE").orElseThrow().value());
  }

  @Test
  void an_instance_has_the_file_of_its_template_and_the_drop_ins_of_both() {
    root.file(ETC + "fila@.service", "[Service]\nExecStart=/bin/fila %i\n");
    root.file(ETC + "fila@.service.d/a.conf", "[Service]\nUser=bob\n");
    root.file(ETC + "fila@mail.service.d/b.conf", "[Service]\nUser=mail\n");

    assertEquals("/bin/fila|%i", exec(unit("fila@mail.service")));
    assertEquals("mail", unit("fila@mail.service").last("Service", "User").orElseThrow().value());
    assertEquals("bob", unit("fila@x.service").last("Service", "User").orElseThrow().value());
  }

  @Test
  void a_backslash_joins_lines_and_a_comment_between_them_is_passed_over() {
    root.file(
        ETC + "a.service",
        "[Service]\n# one\nExecStart=/bin/a \\\n  ; two \\\n  -b \\\n# three\n  'c d' \"e\\x41\"\n");

    Command command = unit("a.service").command().orElseThrow();
    assertEquals(List.of("/bin/a", "-b", "c d", "eA"), command.words());
    assertEquals(3, command.at().line());
    assertEquals(7, command.at().endLine());
  }

  @Test
  void marks_before_the_program_are_no_part_of_it() {
    root.file(ETC + "a.service", "[Service]\nExecStart=-@/bin/a b\n");

    assertEquals("-@", unit("a.service").command().orElseThrow().marks());
    assertEquals("/bin/a|b", exec(unit("a.service")));
  }

  @Test
  void a_file_ends_where_systemd_gives_it_up() {
    root.file(ETC + "a.service", "User=x\n[Service]\nUser=a\nno\n[Install\nUser=b\n");

    UnitFile file = Units.of(root).parse(ETC + "a.service").orElseThrow();
    assertEquals(List.of(1, 4), file.faults().stream().map(f -> f.at().line()).toList());
    assertEquals(5, file.stop().orElseThrow().at().line());
    assertEquals("a", unit("a.service").last("Service", "User").orElseThrow().value());
  }

  @Test
  void words_end_at_blanks_outside_of_quotes() {
    assertEquals(
        Optional.of(List.of("a b", "c\td", "\\q", "", "\u00e9")),
        Words.split(" 'a b'  \"c\\td\" \\q \"\" \\351"));
    assertEquals(Optional.empty(), Words.split("a 'b"));
  }
}
