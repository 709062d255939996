/**
 * Secrets stop here: values and files of readings go in, the same with a word-shaped token in the
 * place of each secret come out. Never logs, and never puts a value into a message.
 */
package censo.redact;
