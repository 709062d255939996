/**
 * Units of systemd: which file is a unit, which drop-ins add to it, and what its lines say together
 * (systemd.unit(5), systemd.syntax(7)). A format that several sources read, none by itself: it must
 * never say what a service means to one of them.
 */
package censo.source.unit;
