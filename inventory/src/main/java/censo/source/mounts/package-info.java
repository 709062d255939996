/**
 * File systems: what {@code /etc/fstab} wants mounted, as libmount reads it (fstab(5), util-linux's
 * libmount/src/tab_parse.c), joined with what is mounted (proc_pid_mountinfo(5)). Never looks into
 * a mount, and never at {@code /etc/mtab}, which is the same once more.
 */
package censo.source.mounts;
