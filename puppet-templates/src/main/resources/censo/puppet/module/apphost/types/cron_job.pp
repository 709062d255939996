# @summary One line of a file in /etc/cron.d. A secret belongs in the
#   environment: in a command everyone on the machine can read it.
type Apphost::Cron_job = Struct[{
    'schedule' => Pattern[/\A(@(reboot|yearly|annually|monthly|weekly|daily|midnight|hourly)|(\S+[ \t]+){4}\S+)\z/],
    'user'     => Pattern[/\A[A-Za-z_][A-Za-z0-9_.-]*\$?\z/],
    'command'  => Pattern[/\A(?!.*\{\{secret:)[^\n]+\z/],
}]
