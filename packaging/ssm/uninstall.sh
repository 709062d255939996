#!/bin/sh
# Removes the agent. Configuration and identity stay, because Systems Manager runs this before it installs another version;
# SSM_CENSO_PURGE=true removes them too, and the account.
set -eu

[ "$(id -u)" -eq 0 ] || {
  echo "censo-agent: must be removed by root" >&2
  exit 1
}
if [ -d /run/systemd/system ]; then
  systemctl disable --now censo-agent.timer 2>/dev/null || true
  systemctl stop censo-agent.service 2>/dev/null || true
fi
rm -f /usr/lib/systemd/system/censo-agent.service /usr/lib/systemd/system/censo-agent.timer \
  /usr/lib/sysusers.d/censo-agent.conf /usr/lib/tmpfiles.d/censo-agent.conf /usr/bin/censo-agent \
  /var/lib/systemd/timers/stamp-censo-agent.timer
rm -rf /usr/lib/censo-agent
if [ -d /run/systemd/system ]; then
  systemctl daemon-reload
fi
if [ "${SSM_CENSO_PURGE:-}" = true ]; then
  rm -rf /etc/censo-agent /var/lib/censo-agent
  if id censo >/dev/null 2>&1; then
    userdel censo
  fi
fi
echo "censo-agent: removed"
