# @param php_ini
#   Settings of php.ini, by version and SAPI (`8.2/cli`).
