package censo.source.ini;

import censo.inventory.Origin;

/**
 * A key and its value.
 *
 * @param value may hold line ends
 * @param at its lines, those of the continuation included
 */
public record Option(String key, String value, Origin at) {}
