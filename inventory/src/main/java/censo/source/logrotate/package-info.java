/**
 * Which logs logrotate would rotate, and how: its main files and what they include, read by the
 * rules of logrotate's own {@code config.c} (3.18 to 3.22), character for character, since what it
 * makes of a mistake follows from how it steps over the text. Functions named in comments are
 * theirs. It must never rotate, and never read a log or logrotate's state file.
 */
package censo.source.logrotate;
