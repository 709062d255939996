/**
 * Programs of {@code script/bench parsers}: how fast each source reads a megabyte. Never part of
 * the product.
 */
package censo.source.bench;
