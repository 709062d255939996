package censo.agent;

import censo.inventory.Bytes;
import censo.inventory.Utf8;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Files below a folder, opened by paths that lead over no link: where one stands meanwhile, the
 * kernel refuses. Nothing waits, whatever stands at a path, and what was opened is looked at and
 * read by its descriptor, never by its name again.
 *
 * <p>Names are bytes for the kernel and text for the sources: what is not UTF-8 in them stands as
 * the character of its number, as in all values. The way back is by the names their folder has.
 */
final class DiskTree {
  /** Most names of one folder: more are cut, so that a hostile folder costs no memory. */
  static final int MAX_NAMES = 20_000;

  private final Kernel kernel = new Kernel();
  private final int top;
  private final boolean byParts;

  /** By folder, the bytes of its names that are not ASCII. */
  private final Map<String, Map<String, byte[]>> oddNames = new HashMap<>();

  private DiskTree(Path folder, boolean byParts) throws IOException {
    byte[] path = folder.toString().getBytes(StandardCharsets.UTF_8);
    // Never closed: a tree is read as long as the process lives.
    this.top = kernel.openat(Kernel.AT_FDCWD, path, Kernel.O_PATH | Kernel.O_DIRECTORY);
    this.byParts = byParts || !hasOpenBeneath();
  }

  static DiskTree at(Path folder) throws IOException {
    return new DiskTree(folder, false);
  }

  /** As on a kernel before 5.6, which can't open a path without following its links. */
  static DiskTree byParts(Path folder) throws IOException {
    return new DiskTree(folder, true);
  }

  /** The same tree, for another thread. */
  DiskTree again() {
    return new DiskTree(top, byParts);
  }

  private DiskTree(int top, boolean byParts) {
    this.top = top;
    this.byParts = byParts;
  }

  /** An old kernel does not know the call, an old sandbox does not allow it. */
  private boolean hasOpenBeneath() throws IOException {
    try {
      kernel.close(kernel.openBeneath(top, ascii("."), Kernel.O_PATH));
      return true;
    } catch (Kernel.Refused e) {
      if (e.number() == Kernel.ENOSYS || e.number() == Kernel.EPERM) {
        return false;
      }
      throw e;
    }
  }

  /**
   * What stands at a path.
   *
   * @param target where a link leads, as written
   */
  record Seen(Kernel.Status status, Optional<String> target) {}

  /**
   * What was read.
   *
   * @param bytes empty where it is no regular file, or larger than was asked for
   * @param changed whether somebody wrote to it meanwhile
   */
  record Content(Kernel.Status status, Optional<Bytes> bytes, boolean changed) {}

  /** Looks at what stands at a path, be it a link. */
  Seen see(String path) throws IOException {
    int descriptor = open(bytes(path), Kernel.O_PATH | Kernel.O_NOFOLLOW);
    try {
      Kernel.Status status = kernel.status(descriptor);
      return new Seen(
          status,
          status.isLink() ? Optional.of(text(kernel.target(descriptor))) : Optional.empty());
    } finally {
      kernel.close(descriptor);
    }
  }

  /** Reads a regular file of no more than that many bytes; whatever else stands there is not. */
  Content read(String path, int most) throws IOException {
    int descriptor = open(bytes(path), Kernel.O_NOFOLLOW | Kernel.O_NONBLOCK | Kernel.O_NOCTTY);
    try {
      Kernel.Status status = kernel.status(descriptor);
      if (!status.isFile() || status.size() > most) {
        return new Content(status, Optional.empty(), false);
      }
      // One byte more than asked for: a file may grow, and those of /proc say they are empty.
      byte[] bytes = read(descriptor, (int) status.size(), most + 1);
      boolean changed = !status.equals(kernel.status(descriptor));
      return new Content(
          status, bytes.length > most ? Optional.empty() : Optional.of(Bytes.of(bytes)), changed);
    } finally {
      kernel.close(descriptor);
    }
  }

  private byte[] read(int descriptor, int expected, int most) throws IOException {
    byte[] bytes = new byte[Math.min(most, expected + 1)];
    int length = 0;
    while (length < most) {
      if (length == bytes.length) {
        bytes = Arrays.copyOf(bytes, (int) Math.min(most, Math.max(8192L, 2L * length)));
      }
      int count = kernel.read(descriptor, bytes, length, bytes.length - length);
      if (count == 0) {
        break;
      }
      length += count;
    }
    return Arrays.copyOf(bytes, length);
  }

  /** The names in a folder, in no order, each once. */
  List<String> names(String folder) throws IOException {
    List<byte[]> names = new ArrayList<>();
    int descriptor =
        open(bytes(folder), Kernel.O_DIRECTORY | Kernel.O_NOFOLLOW | Kernel.O_NONBLOCK);
    try {
      names.addAll(kernel.names(descriptor, MAX_NAMES));
    } finally {
      kernel.close(descriptor);
    }
    // Those that are UTF-8 first: they keep their name where another's odd bytes would read alike.
    names.sort((a, b) -> Boolean.compare(!Utf8.isValid(a), !Utf8.isValid(b)));
    List<String> texts = new ArrayList<>();
    Map<String, byte[]> odd = new HashMap<>();
    for (byte[] name : names) {
      String text = text(name);
      if (!isAscii(text) && odd.putIfAbsent(text, name) != null) {
        text = new String(name, StandardCharsets.UTF_8);
        odd.put(text, name);
      }
      texts.add(text);
    }
    oddNames.put(folder, odd);
    return texts;
  }

  private int open(byte[] path, int flags) throws IOException {
    if (!byParts) {
      return kernel.openBeneath(top, path, flags);
    }
    int folder = top;
    int start = 0;
    try {
      for (int slash = indexOf(path, start); slash >= 0; slash = indexOf(path, start)) {
        byte[] part = Arrays.copyOfRange(path, start, slash);
        int next =
            kernel.openat(folder, part, Kernel.O_PATH | Kernel.O_DIRECTORY | Kernel.O_NOFOLLOW);
        closeBelowTop(folder);
        folder = next;
        start = slash + 1;
      }
      byte[] name = Arrays.copyOfRange(path, start, path.length);
      return kernel.openat(folder, name, flags);
    } finally {
      closeBelowTop(folder);
    }
  }

  private void closeBelowTop(int folder) {
    if (folder != top) {
      kernel.close(folder);
    }
  }

  private static int indexOf(byte[] path, int from) {
    for (int i = from; i < path.length; i++) {
      if (path[i] == '/') {
        return i;
      }
    }
    return -1;
  }

  /** Below the top: {@code .} for {@code /}. */
  private byte[] bytes(String path) {
    if (path.equals("/")) {
      return ascii(".");
    }
    if (isAscii(path)) {
      return ascii(path.substring(1));
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    int start = 1;
    while (start <= path.length()) {
      int slash = path.indexOf('/', start);
      int end = slash < 0 ? path.length() : slash;
      bytes.writeBytes(
          bytes(path.substring(0, Math.max(1, start - 1)), path.substring(start, end)));
      if (slash >= 0) {
        bytes.write('/');
      }
      start = end + 1;
    }
    return bytes.toByteArray();
  }

  private byte[] bytes(String folder, String name) {
    if (isAscii(name)) {
      return ascii(name);
    }
    if (!oddNames.containsKey(folder)) {
      try {
        var _ = names(folder);
      } catch (IOException _) {
        oddNames.put(folder, Map.of());
      }
    }
    byte[] known = oddNames.get(folder).get(name);
    return known != null ? known : name.getBytes(StandardCharsets.UTF_8);
  }

  private static String text(byte[] name) {
    return Utf8.decode(new String(name, StandardCharsets.ISO_8859_1));
  }

  private static boolean isAscii(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) >= 0x80) {
        return false;
      }
    }
    return true;
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
