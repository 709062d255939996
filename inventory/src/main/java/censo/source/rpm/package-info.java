/**
 * What rpm and yum know about the packages and files of a host. It must never run them: what rpm
 * printed comes through {@link censo.source.Root#rpm}.
 */
package censo.source.rpm;
