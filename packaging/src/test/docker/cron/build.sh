#!/bin/sh
# build.sh DAEMON: makes cron-dump of the daemon's source, which lies beside. The daemon's own main() gets another name.
set -eu
cd "$1"-*/
case $1 in
  cron)
    flags='-DPOSIX -DDEBUGGING=0'
    ;;
  cronie)
    # As debian/rules has it, but for what has no part in reading.
    autoreconf -i >/dev/null 2>&1
    SPOOL_DIR=/var/spool/cron/crontabs ./configure --sysconfdir=/etc --localstatedir=/var --disable-anacron CRON_GROUP=crontab \
      >/dev/null
    make -s
    flags='-DCRONIE -DHAVE_CONFIG_H -I..'
    cp cronie_common.c src/ && cd src
    ;;
esac
sources=
for source in *.c; do
  case $source in crontab.c | cronnext.c | cron.c) ;; *) sources="$sources $source" ;; esac
done
# shellcheck disable=SC2086 # words
gcc -w -fcommon $flags -I. -Dmain=daemon_main -c cron.c -o daemon.o
# shellcheck disable=SC2086
gcc -w -fcommon $flags -I. $sources /source/dump.c daemon.o -o /source/cron-dump
