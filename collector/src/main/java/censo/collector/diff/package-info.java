/**
 * What differs: items by setting, files by line. Pure. What counts as equal although it is spelled
 * differently has a name and is listed under it; nothing is hidden silently.
 */
package censo.collector.diff;
