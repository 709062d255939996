package censo.redact;

/**
 * Where a secret stood, and why it was taken for one; never what it was.
 *
 * @param file path
 * @param line from 1; of an item the line where it begins, 0 for the whole file
 * @param item kind and name; empty where it stood in the text of a file
 * @param setting of the item, {@code environment.DB_PASSWORD} inside a map
 * @param rule the rule that found it
 * @param token what stands there now
 */
public record Place(String file, int line, String item, String setting, String rule, String token) {
  /** The same where a name holds a secret that was found elsewhere. */
  Place swept(Sweep sweep) {
    return new Place(
        sweep.replace(file), line, sweep.replace(item), sweep.replace(setting), rule, token);
  }

  Place withItem(String name) {
    return new Place(file, line, name, setting, rule, token);
  }

  /** {@code file:line}, then the item's setting where it was found in one. */
  @Override
  public String toString() {
    String at = line == 0 ? file : file + ":" + line;
    return (item.isEmpty() ? at : at + " " + item + " " + setting) + " " + rule;
  }
}
