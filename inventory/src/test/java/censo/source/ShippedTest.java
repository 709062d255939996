package censo.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import censo.inventory.HostFile;
import censo.source.rpm.Rpm;
import censo.source.rpm.RpmPackage;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ShippedTest {
  private static final String HELLO = "b1946ac92492d2347c6235b4d2611184";

  private final MemoryRoot root =
      new MemoryRoot()
          .file(
              "/var/lib/dpkg/status",
              """
              Package: cron
              Status: install ok installed
              Version: 1
              Conffiles:
               /etc/default/cron %1$s
               /etc/cron.d/old file %1$s obsolete

              """
                  .formatted(HELLO))
          .file("/var/lib/ucf/registry", "php8.2-fpm \t /etc/php/8.2/fpm/php.ini\n")
          .file(
              "/var/lib/ucf/hashfile",
              HELLO + "  /etc/php/8.2/fpm/php.ini\n" + HELLO + "  /etc/unowned\n")
          .file(
              "/var/lib/dpkg/info/supervisor:amd64.md5sums",
              HELLO + "  lib/systemd/system/supervisor.service\n" + HELLO + "  usr/bin/x\n");

  /** The package and whether pristine, of a file with this text. */
  private String mark(String path, String text) {
    HostFile file = ((Opened.Read) root.file(path, text).open(path)).file();
    HostFile marked = Shipped.of(root, List.of(file)).mark(file);
    return marked.owningPackage().orElse("none") + " " + marked.pristine();
  }

  @Test
  void a_conffile_is_pristine_while_it_has_the_sum_of_its_package() {
    assertEquals("cron true", mark("/etc/default/cron", "hello\n"));
    assertEquals("cron false", mark("/etc/default/cron", "edited\n"));
  }

  @Test
  void a_conffile_may_be_obsolete_and_have_a_blank_in_its_name() {
    assertEquals("cron true", mark("/etc/cron.d/old file", "hello\n"));
  }

  @Test
  void a_file_that_ucf_put_there_is_known_by_its_registry_and_hash() {
    assertEquals("php8.2-fpm true", mark("/etc/php/8.2/fpm/php.ini", "hello\n"));
    assertEquals("none false", mark("/etc/unowned", "hello\n"));
  }

  @Test
  void a_file_of_the_system_is_found_on_either_side_of_the_merged_usr() {
    assertEquals("supervisor true", mark("/usr/lib/systemd/system/supervisor.service", "hello\n"));
    assertEquals("supervisor true", mark("/lib/systemd/system/supervisor.service", "hello\n"));
    assertEquals("supervisor false", mark("/bin/x", "edited\n"));
  }

  @Test
  void a_link_inside_of_etc_counts_as_what_it_leads_to() {
    root.file("/etc/default/cron", "hello\n").file("/usr/bin/x", "hello\n");
    root.link("/etc/enabled/cron", "../default/cron").link("/etc/cron.d/x", "/usr/bin/x");
    HostFile inside = ((Opened.Read) root.open("/etc/enabled/cron")).file();
    HostFile outside = ((Opened.Read) root.open("/etc/cron.d/x")).file();
    HostFile target = ((Opened.Read) root.open("/usr/bin/x")).file();

    Shipped shipped = Shipped.of(root, List.of(inside, outside, target));

    assertEquals("cron", shipped.mark(inside).owningPackage().orElse("none"));
    assertTrue(shipped.mark(inside).pristine());
    assertEquals("none", shipped.mark(outside).owningPackage().orElse("none"));
  }

  @Test
  void a_file_of_nobody_has_no_package() {
    assertEquals("none false", mark("/etc/cron.d/bob", "hello\n"));
    assertEquals("none false", mark("/usr/bin/y", "hello\n"));
  }

  private static final String SHA256 =
      "5891b5b522d5df086d0ff0b110fbd9d21bb4fc7163af34d08286a2e846f6be03";

  private MemoryRoot rocky() {
    root.file("/etc/os-release", "ID=rocky\nID_LIKE=\"rhel centos fedora\"\n")
        .folder("/var/lib/rpm");
    Original hello = new Original("cronie", "SHA-256", SHA256);
    return root.rpm(
        new Rpm.Told(
            List.of(new RpmPackage("logrotate", "3.18.0-8.el9", "x86_64")),
            Map.of("/etc/cron.d/0hourly", hello, "/lib/systemd/system/crond.service", hello),
            0));
  }

  @Test
  void on_red_hat_the_sums_of_rpm_count_and_no_others() {
    rocky();

    assertEquals("cronie true", mark("/etc/cron.d/0hourly", "hello\n"));
    assertEquals("cronie false", mark("/etc/cron.d/0hourly", "edited\n"));
    assertEquals("cronie true", mark("/usr/lib/systemd/system/crond.service", "hello\n"));
    assertEquals("none false", mark("/etc/default/cron", "hello\n"));
    assertEquals("3.18.0-8.el9", Installed.version(root, "logrotate").orElse("none"));
    assertEquals("none", Installed.version(root, "cron").orElse("none"));
  }

  @Test
  void where_rpm_says_nothing_nothing_is_as_shipped() {
    rocky().rpm(Rpm.OF_A_TREE);

    assertEquals("none false", mark("/etc/cron.d/0hourly", "hello\n"));
    assertFalse(Shipped.isKnown(root));
  }
}
