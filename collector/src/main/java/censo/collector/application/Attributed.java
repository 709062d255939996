package censo.collector.application;

import censo.inventory.Item;
import java.util.List;
import java.util.Optional;

/**
 * An item of one host with its answers.
 *
 * @param host id of the host
 * @param profiles names of the profiles of its application that it goes to, {@code asg}, {@code
 *     no-asg}; none while undecided, and for {@code base}, which is carried
 * @param profileReason why those profiles
 */
public record Attributed(
    String host,
    Subject subject,
    Attribution attribution,
    List<String> profiles,
    String profileReason,
    Disposition disposition) {
  public Attributed {
    profiles = List.copyOf(profiles);
  }

  /** As found, but for a line of {@code /etc/hosts} that two applications use in part. */
  public Item item() {
    return subject.item();
  }

  public Optional<String> application() {
    return attribution.owner();
  }
}
