# @summary A version of PHP, as its packages spell it.
type Apphost::Php_version = Pattern[/\A\d+\.\d+\z/]
