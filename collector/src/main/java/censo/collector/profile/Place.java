package censo.collector.profile;

import censo.inventory.Origin;

/**
 * Where an item was read.
 *
 * @param host id of the host
 */
public record Place(String host, Origin origin) {}
