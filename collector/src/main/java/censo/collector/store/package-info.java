/**
 * What was received and what was decided, kept: history as spans, in SQL. The only place that knows
 * java.sql. Never judges what it keeps, and never forgets because of what could not be read.
 */
package censo.collector.store;
