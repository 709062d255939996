# shellcheck shell=bash
# What the scripts share; to be sourced, does nothing by itself. Data goes to stdout, everything said here to stderr.

# shellcheck disable=SC2034 # for the scripts that source this
checkout=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)

# The help of a script is the comment at its head.
help() {
  sed -n '2,/^[^#]/ { /^#/!d; s/^# \{0,1\}//; p }' "$0"
}

say() {
  printf '%s\n' "$*" >&2
}

step() {
  say "==> $*"
}

# usage WHAT: the command line is wrong.
usage() {
  say "${0##*/}: $*" "(see ${0##*/} --help)"
  exit 2
}

die() {
  say "${0##*/}: $*"
  exit 1
}

have() {
  command -v "$1" >/dev/null
}

is_root() {
  [ "$EUID" -eq 0 ]
}

# logged LOG WHAT COMMAND…: a long step; its output goes to LOG, of which the end is shown when it fails.
logged() {
  local log=$1 what=$2
  shift 2
  mkdir -p "$(dirname "$log")"
  step "$what (log: $log)"
  SECONDS=0
  if "$@" >"$log" 2>&1 </dev/null; then
    say "    $what: $SECONDS s"
  else
    tail -n 25 "$log" >&2
    die "failed: $what"
  fi
}

# alone NAME: waits until no other script of this user holds NAME; held on descriptor 9 until the script ends.
alone() {
  local dir=/run/lock
  is_root || dir=${XDG_RUNTIME_DIR:-$HOME}
  exec 9>"$dir/censo-$1.lock"
  flock --nonblock 9 && return
  say "waiting for another $1 to end"
  flock 9
}

docker_answers() {
  have docker && docker info >/dev/null 2>&1
}
