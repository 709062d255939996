package censo.source;

import censo.inventory.Item;
import censo.inventory.Reading;
import java.util.List;

/** One kind of place the agent reads. */
public interface Source {
  /** As the snapshot names it, {@code php-fpm}. */
  String name();

  /**
   * Reads what the daemon would read. Never throws for what a host holds: what it can't read or
   * understand is a problem of the reading.
   *
   * @param before items of the sources that were read before this one; {@code users} and {@code
   *     directories} look for what those refer to, {@code logrotate} for commands of cron that run
   *     it, the others don't
   */
  Reading read(Root root, List<Item> before);
}
