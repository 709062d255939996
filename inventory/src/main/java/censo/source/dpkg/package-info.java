/**
 * What dpkg, apt and ucf know about the files and packages of a host, from their own databases. It
 * must never run them.
 */
package censo.source.dpkg;
