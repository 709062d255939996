# @param cron_files
#   Files of /etc/cron.d: parameters of apphost::cron_file, by name.
