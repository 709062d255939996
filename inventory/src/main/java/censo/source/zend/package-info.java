/**
 * What php-fpm and PHP share: the Zend ini scanner's dialect, brought to the plain form that ini4j
 * reads, the values and constants it computes, and what PHP's own directives are by type and
 * default. Where a host keeps its PHP versions is found here too. This package must never know what
 * a daemon makes of an entry: that is {@link censo.source.phpfpm}'s and {@link censo.source.php}'s.
 */
package censo.source.zend;
