[@tree.section name="cron_files" of=cron_files/]
