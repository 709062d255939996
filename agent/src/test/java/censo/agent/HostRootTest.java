package censo.agent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import censo.inventory.Code;
import censo.source.Opened;
import censo.source.Root;
import censo.source.RootContract;
import censo.source.Stat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On this kernel; {@link HostRootByPartsTest} is as on an old one. */
class HostRootTest extends RootContract {
  @TempDir Path temp;

  Root root(Path folder) throws IOException {
    return HostRoot.tree(folder);
  }

  @Override
  protected Tree tree() throws IOException {
    Path folder = Files.createDirectory(temp.resolve("host"));
    List<String> meta = new ArrayList<>();
    return new Tree() {
      private Path at(String path) throws IOException {
        Path file = folder.resolve(path.substring(1));
        Files.createDirectories(file.getParent());
        return file;
      }

      @Override
      public void file(String path, String content) throws IOException {
        Files.writeString(at(path), content);
      }

      @Override
      public void link(String path, String target) throws IOException {
        Files.createSymbolicLink(at(path), Path.of(target));
      }

      @Override
      public void folder(String path) throws IOException {
        Files.createDirectories(at(path));
      }

      @Override
      public void fifo(String path) {
        meta.add(path + "\tp\t0644\troot\troot\t\t1");
      }

      @Override
      public Root root() throws IOException {
        Files.write(temp.resolve("host.meta"), meta);
        return HostRootTest.this.root(folder);
      }
    };
  }

  @Test
  void theMetaFileWinsWhereItHasThePath() throws IOException {
    Path folder = Files.createDirectories(temp.resolve("meta/etc")).getParent();
    Files.writeString(folder.resolve("etc/passwd"), "bob:x:1001:1001::/home/bob:/bin/sh\n");
    Files.writeString(folder.resolve("etc/bob.conf"), "b\n");
    Files.writeString(temp.resolve("meta.meta"), "etc/bob.conf\tf\t0640\tbob\t1002\t\t2\n");
    Stat stat = root(folder).lstat("/etc/bob.conf").orElseThrow();
    assertEquals(
        new Stat(Stat.Kind.FILE, 0640, "bob", "1002", 1001, 1002, 2, 2, stat.target()), stat);
  }

  @Test
  void aMetaLineThatIsNoneIsAnErrorWithItsNumber() throws IOException {
    Path folder = Files.createDirectory(temp.resolve("bad"));
    Files.writeString(temp.resolve("bad.meta"), "# fine\netc/bob.conf\tfile\n");
    IOException e = assertThrows(IOException.class, () -> root(folder));
    assertEquals(true, e.getMessage().contains("bad.meta:2"), e.getMessage());
  }

  @Test
  void keysAndPasswordsAreNeverRead() throws IOException {
    Path folder = Files.createDirectory(temp.resolve("secret"));
    for (String path :
        List.of(
            "etc/shadow",
            "etc/ssl/private/site.pem",
            "root/.ssh/id_ed25519",
            "etc/nginx/.htpasswd")) {
      Files.createDirectories(folder.resolve(path).getParent());
      Files.writeString(folder.resolve(path), "secret\n");
      Opened.Refused refused =
          assertInstanceOf(Opened.Refused.class, root(folder).open("/" + path), path);
      assertEquals(Code.DENIED, refused.code());
    }
  }
}
