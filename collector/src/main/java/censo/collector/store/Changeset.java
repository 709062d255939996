package censo.collector.store;

import censo.inventory.Snapshot;
import java.util.Optional;

/**
 * A change with both sides of it. The snapshots hold the items, files and problems that differ, and
 * no others.
 *
 * @param before empty for the first of a host
 */
public record Changeset(ChangeEntry entry, Optional<Snapshot> before, Snapshot after) {}
