/**
 * Units of systemd that people wrote, edited, added to or masked; not those that are as a package
 * shipped them. It must never ask systemd itself, whose answer is of the last reload.
 */
package censo.source.systemd;
