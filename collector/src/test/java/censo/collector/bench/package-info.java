/**
 * Programs of {@code script/bench ingest}: a simulated fleet that talks to a collector in another
 * process. Never part of the product, and no test.
 */
package censo.collector.bench;
