  Hash[String[1], Hash] $nginx_files = {},
