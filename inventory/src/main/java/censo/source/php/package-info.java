/**
 * PHP's own configuration: php.ini and the folder read behind it, for each version and each program
 * that has one ({@code main/php_ini.c}). What is reported is the difference to the packaged
 * php.ini, so that a clean machine needs no more than that. Never looks at php-fpm's pools.
 */
package censo.source.php;
