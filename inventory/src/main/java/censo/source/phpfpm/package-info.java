/**
 * php-fpm: its main file, the pools it includes, and what php-fpm makes of each directive ({@code
 * sapi/fpm/fpm/fpm_conf.c}). It refuses to start at the first thing it does not take; here that is
 * told and the rest is read all the same. Never looks at php.ini.
 */
package censo.source.phpfpm;
