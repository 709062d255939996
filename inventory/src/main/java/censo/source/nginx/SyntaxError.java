package censo.source.nginx;

/**
 * Why nginx refuses a text before it looks at a directive.
 *
 * @param line where nginx reports it
 * @param message in nginx's words, without any value
 */
record SyntaxError(int line, String message) {}
