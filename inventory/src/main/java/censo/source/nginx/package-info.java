/**
 * nginx: its main file and what that includes, read as nginx 1.18 to 1.26 reads it
 * (ngx_conf_file.c). {@code Lexer} and {@code Parser} make a tree that prints back byte-equal,
 * {@code Includes} follows includes, {@code Check} drops what nginx refuses, {@code Items} tells
 * the rest.
 *
 * <p>It must never judge a directive that it does not know to be nginx's own, read a key or a
 * password file, or leave out a byte of a file that it printed.
 */
package censo.source.nginx;
