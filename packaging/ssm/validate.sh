#!/bin/sh
# Whether what is installed runs.
set -eu
exec /usr/lib/censo-agent/bin/censo-agent --version
