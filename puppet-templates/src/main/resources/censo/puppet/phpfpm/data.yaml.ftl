[@tree.section name="php_fpm_conf" of=php_fpm_conf/]
[@tree.section name="php_pools" of=php_pools/]
