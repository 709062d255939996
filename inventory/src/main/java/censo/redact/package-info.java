/**
 * Secrets stop here: values and files of readings go in, the same with a word-shaped token in the
 * place of each secret come out.
 *
 * <p>Values are looked at by kind ({@code ItemValues}), files in the dialect of their daemon
 * ({@code Dialect}); both cut the text into {@code Slice}s, as the program receives it, and hand
 * those to the same rules, so that a redacted file is read as the redacted items. Then {@code
 * Sweep} replaces what was found wherever it stands again. The collector runs the same rules over
 * what arrives ({@code Gate}).
 *
 * <p>Never logs, never puts a value into a message, and takes no more time than a text is long.
 */
package censo.redact;
