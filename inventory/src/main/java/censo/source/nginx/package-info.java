/**
 * nginx: its main file and what that includes, read as nginx 1.18 to 1.26 reads it
 * (ngx_conf_file.c). {@code Lexer} and {@code Parser} make a tree that prints back byte-equal,
 * {@code Includes} follows includes, {@code Check} drops what nginx refuses, {@code Items} tells
 * the rest.
 *
 * <p>It must never judge a directive that may be a foreign module's, read a key or a password file,
 * lose a byte between reading a file and printing it, or ask nginx itself: {@code nginx -t} makes
 * log files, a pid file and folders (R-NGX-21).
 */
package censo.source.nginx;
