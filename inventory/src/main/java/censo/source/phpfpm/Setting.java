package censo.source.phpfpm;

import censo.inventory.Origin;

/**
 * A directive's value.
 *
 * @param canonical what php-fpm takes, {@code $pool} and {@code ${NAME}} as written
 * @param written the host's spelling
 */
record Setting(String canonical, String written, Origin at) {}
