/**
 * The words that agent and collector share: items, files, problems, the snapshot, its canonical
 * JSON and digest. Touches no network, clock, environment, process or disk.
 */
package censo.inventory;
