/**
 * The seam between what the daemons' files say and where they come from: {@link censo.source.Root}
 * is a file tree, a {@link censo.source.Source} reads one kind of place of it. A package below
 * reads one daemon's files; those packages don't know each other. Nothing here may touch a disk, a
 * process or a clock by itself, nor throw for what a host holds.
 */
package censo.source;
