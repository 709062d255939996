package censo.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import censo.inventory.Code;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every {@link Root} does alike. */
public abstract class RootContract {
  private Root root;

  /** A tree to be filled and then read. */
  protected interface Tree {
    void file(String path, String content) throws IOException;

    void link(String path, String target) throws IOException;

    void folder(String path) throws IOException;

    void fifo(String path) throws IOException;

    Root root() throws IOException;
  }

  protected abstract Tree tree() throws IOException;

  @BeforeEach
  void makeTree() throws IOException {
    Tree tree = tree();
    tree.file("/etc/app/a.conf", "a\n");
    tree.file("/etc/app/.hidden", "h\n");
    tree.file("/etc/app/B.conf", "B\n");
    tree.file("/etc/app/large", "x".repeat(Root.MAX_FILE_BYTES + 1));
    tree.file("/etc/app/largest", "x".repeat(Root.MAX_FILE_BYTES));
    tree.file("/etc/app/binary", "a\0b");
    tree.file("/proc/1/cmdline", "a\0b");
    tree.file("/srv/real/target.conf", "t\n");
    tree.link("/etc/app/absolute.conf", "/srv/real/target.conf");
    tree.link("/etc/app/relative.conf", "../../srv/real/target.conf");
    tree.link("/etc/app/above.conf", "../../../../../srv/real/target.conf");
    tree.link("/etc/app/dangling.conf", "/nowhere");
    tree.link("/etc/app/loop.conf", "loop.conf");
    tree.link("/etc/linked", "/etc/app");
    tree.folder("/etc/empty");
    tree.fifo("/etc/app/pipe");
    root = tree.root();
  }

  @Test
  void aRegularFileIsReadWithItsModeAndOwner() {
    Opened.Read read = assertInstanceOf(Opened.Read.class, root.open("/etc/app/a.conf"));
    assertEquals("a\n", read.bytes().latin1());
    assertEquals("0644", read.file().mode());
    assertEquals("root", read.file().owner());
    assertEquals(Optional.empty(), read.file().link());
  }

  @Test
  void linksAreFollowedInsideTheTreeAndTold() {
    for (String name : List.of("absolute", "relative", "above")) {
      Opened.Read read =
          assertInstanceOf(Opened.Read.class, root.open("/etc/app/" + name + ".conf"), name);
      assertEquals("t\n", read.bytes().latin1());
      assertEquals("/etc/app/" + name + ".conf", read.file().path());
      assertTrue(read.file().link().orElseThrow().endsWith("srv/real/target.conf"));
    }
  }

  @Test
  void aLinkedFolderIsAFolder() {
    assertTrue(root.stat("/etc/linked").orElseThrow().isFolder());
    assertTrue(root.lstat("/etc/linked").orElseThrow().isLink());
    assertInstanceOf(Opened.Read.class, root.open("/etc/linked/a.conf"));
    assertEquals(
        Optional.empty(),
        assertInstanceOf(Opened.Read.class, root.open("/etc/linked/a.conf")).file().link());
  }

  @Test
  void whatLeadsNowhereIsRefusedWithItsReason() {
    assertEquals(Code.LINK_DANGLING, refused("/etc/app/dangling.conf"));
    assertEquals(Code.TOO_DEEP, refused("/etc/app/loop.conf"));
    assertEquals(Optional.empty(), root.stat("/etc/app/dangling.conf"));
    assertTrue(root.lstat("/etc/app/dangling.conf").isPresent());
  }

  @Test
  void onlyRegularFilesAreOpenedAndNothingBlocks() {
    assertEquals(Code.NOT_REGULAR, refused("/etc/app/pipe"));
    assertEquals(Code.NOT_REGULAR, refused("/etc/app"));
    assertEquals(Stat.Kind.FIFO, root.lstat("/etc/app/pipe").orElseThrow().kind());
  }

  @Test
  void aFileMayHaveOneMebibyteAndNoNulByte() {
    assertEquals(Code.TOO_LARGE, refused("/etc/app/large"));
    assertInstanceOf(Opened.Read.class, root.open("/etc/app/largest"));
    assertEquals(Code.BINARY, refused("/etc/app/binary"));
    assertInstanceOf(Opened.Read.class, root.open("/proc/1/cmdline"));
  }

  @Test
  void whatIsNotThereIsMissing() {
    assertInstanceOf(Opened.Missing.class, root.open("/etc/app/none"));
    assertInstanceOf(Opened.Missing.class, root.open("/etc/none/none"));
    assertEquals(Optional.empty(), root.lstat("/etc/app/none"));
    assertEquals(Optional.empty(), root.list("/etc/none"));
    assertEquals(Optional.empty(), root.list("/etc/app/a.conf"));
  }

  @Test
  void namesAreSortedByTheirBytes() {
    assertEquals(Optional.of(List.of()), root.list("/etc/empty"));
    assertEquals(
        List.of(
            ".hidden",
            "B.conf",
            "a.conf",
            "above.conf",
            "absolute.conf",
            "binary",
            "dangling.conf",
            "large",
            "largest",
            "loop.conf",
            "pipe",
            "relative.conf"),
        root.list("/etc/linked").orElseThrow());
  }

  @Test
  void aGlobSkipsDotfilesAndKeepsDanglingLinks() {
    assertEquals(
        List.of(
            "/etc/app/B.conf",
            "/etc/app/a.conf",
            "/etc/app/above.conf",
            "/etc/app/absolute.conf",
            "/etc/app/dangling.conf",
            "/etc/app/loop.conf",
            "/etc/app/relative.conf"),
        Glob.expand(root, "/etc/app/*.conf"));
    assertEquals(List.of("/etc/app/a.conf"), Glob.expand(root, "/e?c/a[o-q]p/[!B].conf"));
  }

  private Code refused(String path) {
    return assertInstanceOf(Opened.Refused.class, root.open(path), path).code();
  }
}
