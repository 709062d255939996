/**
 * What was received and what was decided, kept: history as spans, in SQL. The only place that knows
 * java.sql.
 */
package censo.collector.store;
