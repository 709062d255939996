/**
 * The web console: every page is also JSON, of the same values. Text of hosts is escaped by the
 * output format of the templates, never by hand. Shows and decides nothing that the commands can't.
 */
package censo.collector.console;
