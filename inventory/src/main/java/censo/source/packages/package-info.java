/**
 * Packages that make a host what it is, those of the daemons and those people installed, and
 * whether the daemons' units are started. It must never run a package manager.
 */
package censo.source.packages;
