[@tree.section name="nginx_files" of=nginx_files/]
