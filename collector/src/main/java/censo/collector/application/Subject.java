package censo.collector.application;

import censo.inventory.Item;

/**
 * An item of one host and what it speaks of, found once. Two are equal only if they are the same:
 * the same item on another host is another subject.
 */
public final class Subject {
  private final Item item;
  private final Mentions mentions;

  Subject(Item item, Mentions mentions) {
    this.item = item;
    this.mentions = mentions;
  }

  public Item item() {
    return item;
  }

  public Mentions mentions() {
    return mentions;
  }

  String kind() {
    return item.kind();
  }

  /** For a person: {@code program bob-mailer}. */
  String label() {
    String kind = item.kind();
    int cut = kind.startsWith("supervisor_") ? "supervisor_".length() : 0;
    return kind.substring(cut).replace('_', ' ') + " " + item.name();
  }

  @Override
  public String toString() {
    return item.key().toString();
  }
}
