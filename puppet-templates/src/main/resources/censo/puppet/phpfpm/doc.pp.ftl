# @param php_fpm_conf
#   The main file of php-fpm, where people changed it: parameters of
#   apphost::php_fpm_conf, by version.
# @param php_pools
#   Pools of php-fpm: parameters of apphost::php_pool, by version and name
#   (`8.2/bob`).
