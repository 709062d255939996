package censo.agent;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;

/**
 * The one folder the agent writes to. Files are readable by its user only and appear whole or not
 * at all.
 */
record StateDir(Path folder) {
  void write(String name, byte[] content) throws IOException {
    Files.createDirectories(folder);
    Path target = folder.resolve(name);
    Path fresh = folder.resolve(name + ".new");
    Files.deleteIfExists(fresh);
    Files.createFile(
        fresh, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    try (FileChannel channel = FileChannel.open(fresh, StandardOpenOption.WRITE)) {
      var bytes = java.nio.ByteBuffer.wrap(content);
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      channel.force(true);
    } catch (IOException e) {
      Files.deleteIfExists(fresh);
      throw e;
    }
    Files.move(fresh, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  Optional<byte[]> read(String name) throws IOException {
    Path file = folder.resolve(name);
    return Files.isRegularFile(file) ? Optional.of(Files.readAllBytes(file)) : Optional.empty();
  }

  /**
   * The next number of a count that is kept here: greater than the last, though the clock be set
   * back. Empty where it can't be kept.
   *
   * @param atLeast by the clock, so that a count that was lost does not begin anew
   */
  Optional<Long> next(String name, long atLeast) {
    try {
      String last = read(name).map(bytes -> new String(bytes, US_ASCII).strip()).orElse("0");
      long next = last.matches("[0-9]{1,14}") ? Long.parseLong(last) + 1 : 0;
      next = Math.max(next, atLeast);
      write(name, Long.toString(next).getBytes(US_ASCII));
      return Optional.of(next);
    } catch (IOException _) {
      return Optional.empty();
    }
  }

  void delete(String name) throws IOException {
    Files.deleteIfExists(folder.resolve(name));
  }

  /** Puts a file that can't be understood out of the way, for a person to look at. */
  void setAside(String name) throws IOException {
    Files.move(
        folder.resolve(name),
        folder.resolve(name + ".corrupt"),
        StandardCopyOption.REPLACE_EXISTING);
  }
}
