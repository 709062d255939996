package censo.source.unit;

import censo.inventory.Origin;

/**
 * A line {@code Key=value} of a unit file.
 *
 * @param section it stands in, as {@code Service}; empty before the first
 * @param value one character per byte, lines that a backslash joined separated by a blank
 * @param at its first line to its last
 */
public record Assignment(String section, String key, String value, Origin at) {
  boolean is(String otherSection, String otherKey) {
    return section.equals(otherSection) && key.equals(otherKey);
  }
}
