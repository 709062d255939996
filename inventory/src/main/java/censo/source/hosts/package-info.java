/**
 * What {@code /etc/hosts} adds to the names of a host, as glibc's {@code nss_files} reads it. It
 * must never resolve a name nor use {@code java.net.InetAddress}, which takes addresses that glibc
 * does not.
 */
package censo.source.hosts;
