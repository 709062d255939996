package censo.collector.render;

import censo.inventory.ItemKey;

/**
 * An item of a profile that is in no rendered file.
 *
 * @param profile {@code asg} or {@code no-asg}
 * @param provided whether the new machine has it all the same, from its packages
 * @param reason why, for a person
 */
public record Omitted(String profile, ItemKey item, boolean provided, String reason) {}
