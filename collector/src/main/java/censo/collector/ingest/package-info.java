/**
 * Where agents arrive, over HTTP. Whoever writes has shown a token first; what is too large, cut,
 * or no snapshot is refused with the reason and leaves nothing behind. A reason never shows a
 * value.
 */
package censo.collector.ingest;
