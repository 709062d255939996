package censo.inventory;

/**
 * Where a thing stands.
 *
 * @param file path as the daemon opens it
 * @param line first line, from 1; 0 where the whole file is meant
 * @param endLine last line that is neither blank nor comment; 0 where the whole file is meant
 */
public record Origin(String file, int line, int endLine) {
  public static Origin of(String file) {
    return new Origin(file, 0, 0);
  }

  public static Origin of(String file, int line) {
    return new Origin(file, line, line);
  }

  /** {@code file:line}, or the file alone. */
  @Override
  public String toString() {
    return line == 0 ? file : file + ":" + line;
  }
}
