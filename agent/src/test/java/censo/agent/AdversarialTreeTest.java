package censo.agent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import censo.inventory.Code;
import censo.inventory.Problem;
import censo.inventory.Reading;
import censo.inventory.Utf8;
import censo.redact.FingerprintKey;
import censo.redact.Redactor;
import censo.source.Opened;
import censo.source.Root;
import censo.source.Sources;
import censo.source.Stat;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A tree that someone made to hang the agent, fill its memory, or have it read what is not his. */
final class AdversarialTreeTest {
  private static final String CANARY = "canary outside of the tree\n";

  @TempDir Path temp;
  private Path tree;
  private Path conf;

  @BeforeEach
  void makeTree() throws IOException {
    tree = temp.resolve("host");
    conf = Files.createDirectories(tree.resolve("etc/app"));
    Files.writeString(temp.resolve("canary"), CANARY);
    Files.createDirectory(temp.resolve("outside"));
    Files.writeString(temp.resolve("outside/a.conf"), CANARY);
  }

  private Root root(boolean byParts) throws IOException {
    return byParts ? HostRoot.treeByParts(tree) : HostRoot.tree(tree);
  }

  /**
   * A program beside the reader that repeats {@code script} until it is closed. It ends by itself,
   * after a whole round: killed, it would leave its last child to work on in the folder.
   */
  private final class Meanwhile implements AutoCloseable {
    private final Path go = Files.createFile(temp.resolve("go"));
    private final Process process;

    Meanwhile(String script) throws IOException {
      process =
          new ProcessBuilder(
                  "sh", "-c", "while test -e \"$0\"; do " + script + " done", go.toString())
              .directory(conf.toFile())
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
    }

    @Override
    public void close() throws IOException {
      Files.delete(go);
      process.onExit().join();
    }
  }

  /** Names with any bytes can only be made by another program: Java's own calls spoil them. */
  private void shell(String script) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder("sh", "-e", "-c", script, temp.toString())
            .directory(conf.toFile())
            .inheritIO()
            .start();
    assertEquals(0, process.waitFor(), script);
  }

  private static Code refused(Root root, String path) {
    return assertTimeoutPreemptively(
        Duration.ofSeconds(30),
        () -> assertInstanceOf(Opened.Refused.class, root.open(path), path).code());
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void fifosAndSocketsAreNotOpened(boolean byParts) throws IOException, InterruptedException {
    shell("mkfifo pipe");
    try (ServerSocketChannel socket = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
      socket.bind(UnixDomainSocketAddress.of(conf.resolve("socket")));
      Root root = root(byParts);
      assertEquals(Code.NOT_REGULAR, refused(root, "/etc/app/pipe"));
      assertEquals(Code.NOT_REGULAR, refused(root, "/etc/app/socket"));
      assertEquals(Stat.Kind.FIFO, root.lstat("/etc/app/pipe").orElseThrow().kind());
      assertEquals(Stat.Kind.SOCKET, root.lstat("/etc/app/socket").orElseThrow().kind());
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void devicesAreNotOpened(boolean byParts) throws IOException, InterruptedException {
    assumeTrue(
        new ProcessBuilder("mknod", conf + "/zero", "c", "1", "5").start().waitFor() == 0,
        "only root may make a device: run the tests as root");
    assertEquals(Code.NOT_REGULAR, refused(root(byParts), "/etc/app/zero"));
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void noLinkLeadsOutOfTheTree(boolean byParts) throws IOException, InterruptedException {
    shell(
        "ln -s $0/canary absolute; ln -s ../../../canary above; ln -s ../../../outside folder;"
            + "ln -s a b; ln -s b a; ln -s /proc/self/root/$0/canary magic");
    Root root = root(byParts);
    assertEquals(Code.LINK_DANGLING, refused(root, "/etc/app/absolute"));
    assertEquals(Code.LINK_DANGLING, refused(root, "/etc/app/above"));
    assertEquals(Code.LINK_DANGLING, refused(root, "/etc/app/folder/a.conf"));
    assertEquals(Code.LINK_DANGLING, refused(root, "/etc/app/magic"));
    assertEquals(Code.TOO_DEEP, refused(root, "/etc/app/a"));
    assertEquals(Optional.empty(), root.list("/etc/app/folder"));
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void aFileOfManyGigabytesIsNotRead(boolean byParts) throws IOException {
    try (RandomAccessFile file = new RandomAccessFile(conf.resolve("sparse").toFile(), "rw")) {
      file.setLength(5L * 1024 * 1024 * 1024);
    }
    assertEquals(Code.TOO_LARGE, refused(root(byParts), "/etc/app/sparse"));
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void namesOfAnyBytesAreListedAndOpened(boolean byParts) throws IOException, InterruptedException {
    shell(
        "echo u >\"$(printf 'caf\\303\\251')\"; echo l >\"$(printf 'caf\\351')\";"
            + "echo o >\"$(printf 'odd\\377')\"; echo n >\"$(printf 'new\\nline')\"; echo t >\"$(printf 'tab\\t')\";"
            + "mkdir \"$(printf 'dir\\376')\"; echo d >\"$(printf 'dir\\376/in\\303\\237ide\\200')\";"
            + "ln -s \"$(printf 'odd\\377')\" link");
    Root root = root(byParts);
    List<String> names = root.list("/etc/app").orElseThrow();
    assertEquals(
        List.of("café", "caf\uFFFD", "dir\u00fe", "link", "new\nline", "odd\u00ff", "tab\t")
            .stream()
            .sorted(Utf8.ORDER)
            .toList(),
        names);
    assertEquals("u\n", text(root, "/etc/app/café"));
    assertEquals("l\n", text(root, "/etc/app/caf\uFFFD"));
    assertEquals("o\n", text(root, "/etc/app/odd\u00ff"));
    assertEquals("n\n", text(root, "/etc/app/new\nline"));
    assertEquals("t\n", text(root, "/etc/app/tab\t"));
    assertEquals("o\n", text(root, "/etc/app/link"));
    // Without having been listed before, as where a configuration names it.
    assertEquals("d\n", text(root(byParts), "/etc/app/dir\u00fe/inßide\u0080"));
  }

  private static String text(Root root, String path) {
    return assertInstanceOf(Opened.Read.class, root.open(path), path).bytes().latin1();
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void whatIsSwappedWhileItIsReadNeitherBlocksNorLeadsOut(boolean byParts)
      throws IOException, InterruptedException {
    shell(
        "echo mine >1; mkfifo 2; echo mine >a.conf; ln -s $0/canary 4; mkdir dir;"
            + " echo mine >dir/a.conf; ln -s $0/outside 6");
    try (var _ =
        new Meanwhile(
            "mv -T 1 x; mv -T 2 1; mv -T x 2; mv -T a.conf x; mv -T 4 a.conf; mv -T x 4;"
                + " mv -T dir x; mv -T 6 dir; mv -T x 6;")) {
      int read = 0;
      for (long end = System.nanoTime() + 2_000_000_000; System.nanoTime() < end; ) {
        // A fresh one each time: it would remember what it saw.
        Root root = root(byParts);
        for (String path : List.of("/etc/app/1", "/etc/app/a.conf", "/etc/app/dir/a.conf")) {
          Opened opened =
              assertTimeoutPreemptively(Duration.ofSeconds(30), () -> root.open(path), path);
          if (opened instanceof Opened.Read that) {
            assertEquals("mine\n", that.bytes().latin1(), path);
            read++;
          }
        }
      }
      assertTrue(read > 0, "nothing was read at all");
    }
  }

  @Test
  void aFileThatIsWrittenToAllTheTimeIsReadAndMarked() throws IOException, InterruptedException {
    Path log = conf.resolve("a.conf");
    Files.writeString(log, "x".repeat(Root.MAX_FILE_BYTES / 2));
    try (var _ = new Meanwhile("printf y | dd of=a.conf conv=notrunc bs=1;")) {
      Root root = root(false);
      assertTimeoutPreemptively(
          Duration.ofSeconds(20),
          () -> {
            while (!(root.open("/etc/app/a.conf") instanceof Opened.Read read && read.changed())) {
              Thread.onSpinWait();
            }
          });
    }
    assertFalse(assertInstanceOf(Opened.Read.class, root(false).open("/etc/app/a.conf")).changed());
  }

  @Test
  void tenThousandFilesOfOneFolderAreReadUpToTheLimitAndTold() throws IOException {
    Path sites = Files.createDirectories(tree.resolve("etc/nginx/sites-enabled"));
    Files.writeString(
        tree.resolve("etc/nginx/nginx.conf"),
        "events {}\nhttp {\n  include /etc/nginx/sites-enabled/*;\n}\n");
    for (int i = 0; i < 10_000; i++) {
      Files.writeString(sites.resolve("site-" + i), "server { server_name s" + i + "; }\n");
    }
    List<Reading> readings =
        Census.take(root(false), Sources.ALL, new Redactor(FingerprintKey.PUBLIC)).readings();
    Reading nginx = readings.stream().filter(r -> r.source().equals("nginx")).findFirst().get();
    assertEquals(Reading.Status.PARTIAL, nginx.status());
    assertTrue(nginx.files().size() > 4_000, nginx.files().size() + " files");
    assertTrue(
        readings.stream().mapToInt(r -> r.files().size()).sum() <= Limits.MAX_FILES, "all files");
    assertTrue(nginx.problems().size() < 5_000, nginx.problems().size() + " problems");
    assertEquals(1_000, problems(nginx, Code.TOO_MANY).size() - 1, "those told one by one");
    assertTrue(
        problems(nginx, Code.TOO_MANY).getFirst().message().contains(" files are over the limits"));
  }

  private static List<Problem> problems(Reading reading, Code code) {
    return reading.problems().stream().filter(p -> p.code().equals(code.id())).toList();
  }
}
