/**
 * What cron would run: system and user crontabs, the scripts of {@code /etc/cron.daily} and its
 * kin, anacron's table and the names of at jobs, as Debian's cron and cronie take them. Rules are
 * those of the daemons' own {@code load_env}, {@code load_entry} and {@code load_database}. It must
 * never open an at job, nor decide what a job is for.
 */
package censo.source.cron;
