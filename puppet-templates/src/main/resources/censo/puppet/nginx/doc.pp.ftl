# @param nginx_files
#   Files and links below /etc/nginx: parameters of apphost::nginx_file, by
#   path.
