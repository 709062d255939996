  Hash[String[1], Hash] $cron_files = {},
