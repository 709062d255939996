  Hash[Pattern[/\A\d+\.\d+\/(fpm|cli)\z/], Apphost::Options] $php_ini = {},
