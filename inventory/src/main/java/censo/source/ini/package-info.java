/**
 * The ini family in its plain form, and ini4j behind it. Each daemon's own dialect (continuation,
 * comments, quotes, precedence) is its source's to bring to that form; this package must never know
 * one, and nothing else may know ini4j: of it only the parser that calls a handler is used, never
 * {@code fetch}, {@code as} or a bean, which expand variables (CVE-2022-41404). See {@code
 * docs/adr/0003-ini4j-behind-a-pre-step.md}.
 */
package censo.source.ini;
