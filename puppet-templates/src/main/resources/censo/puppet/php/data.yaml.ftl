[@tree.section name="php_ini" of=php_ini/]
