package censo.collector.command;

import censo.collector.application.Rules;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * The rules of a running server: read again when their file changes; the last good ones stay in
 * force.
 */
final class RulesFile implements Supplier<Rules> {
  private final Optional<Path> file;
  private final Consumer<String> say;
  private FileTime read = FileTime.fromMillis(0);
  private Rules inForce;

  /**
   * Reads them once, so that a server does not start with rules that are wrong.
   *
   * @param say for a person: why newer ones are not taken
   */
  RulesFile(Optional<Path> file, Consumer<String> say) throws Failure {
    this.file = file;
    this.say = say;
    this.inForce = load(file);
    this.read = changedAt();
  }

  /** The rules of a file, else those that come with the program. */
  static Rules load(Optional<Path> file) throws Failure {
    if (file.isEmpty()) {
      return Rules.shipped();
    }
    try {
      return Rules.parse(file.get().toString(), Files.readAllBytes(file.get()));
    } catch (IOException e) {
      throw new Failure(file.get() + " cannot be read: " + e.getClass().getSimpleName());
    } catch (Rules.Refused e) {
      throw new Failure(e.getMessage());
    }
  }

  @Override
  public synchronized Rules get() {
    FileTime changed = changedAt();
    if (!changed.equals(read)) {
      read = changed;
      try {
        inForce = load(file);
      } catch (Failure e) {
        say.accept("the rules stay as they were: " + e.getMessage());
      }
    }
    return inForce;
  }

  private FileTime changedAt() {
    try {
      return file.isEmpty() ? read : Files.getLastModifiedTime(file.get());
    } catch (IOException _) {
      return FileTime.fromMillis(-1);
    }
  }
}
