#!/bin/sh
# Installs the agent from the folder it stands in; the step "Install" of the SSM Distributor package. Run again, it installs
# over what is there and keeps configuration and identity.
#
#   sh install.sh              as Systems Manager runs it, with what to do in the environment:
#     SSM_CENSO_URL            address of the collector, written into agent.ini where there is none yet
#     SSM_CENSO_ENROLL_FILE    file with the enrolment secret (default /etc/censo-agent/enroll.secret)
#     SSM_CENSO_ENROLL_PARAM   name of a SecureString parameter that holds the secret, read with the aws command
#     SSM_CENSO_CA_FILE        PEM file of the authority that signed the collector's certificate
#
# No secret comes in by environment or argument: both are kept in command histories. Never exits with 194, which would
# make Systems Manager reboot the machine.
set -eu

here=$(cd "$(dirname "$0")" && pwd)
lib=/usr/lib/censo-agent
etc=/etc/censo-agent
secret=${SSM_CENSO_ENROLL_FILE:-$etc/enroll.secret}

say() { printf 'censo-agent: %s\n' "$*"; }
die() {
  say "$*" >&2
  exit 1
}

[ "$(id -u)" -eq 0 ] || die "must be installed by root"
archive=
for file in "$here"/censo-agent-*-linux-*.tar.gz; do
  [ ! -f "$file" ] || archive=$file
done
[ -n "$archive" ] || die "no archive beside install.sh"
case $archive in
  *-"$(uname -m)".tar.gz) ;;
  *) die "the package is for another machine than $(uname -m)" ;;
esac
if [ -f "$here/SHA256SUMS" ]; then
  (cd "$here" && sha256sum -c --quiet SHA256SUMS) || die "a file of the package is not as it was built"
fi

url=${SSM_CENSO_URL:-}
case $url in
  *[!A-Za-z0-9:/._-]*) die "SSM_CENSO_URL holds characters no address has" ;;
esac
ca_file=${SSM_CENSO_CA_FILE:-}
case $ca_file in
  *[!A-Za-z0-9/._-]*) die "SSM_CENSO_CA_FILE holds characters no path of ours has" ;;
esac

# The account and folders.
if ! id censo >/dev/null 2>&1; then
  useradd --system --home-dir /var/lib/censo-agent --no-create-home --shell /usr/sbin/nologin censo
fi
install -d -m 0755 "$etc"
install -d -m 0700 -o censo -g censo /var/lib/censo-agent

# The program: whole in a new folder first, so that a run in between finds the old or the new one.
rm -rf "$lib.new" "$lib.old"
mkdir -p "$lib.new"
tar -xzf "$archive" -C "$lib.new"
if [ -d "$lib" ]; then
  mv "$lib" "$lib.old"
fi
mv "$lib.new" "$lib"
rm -rf "$lib.old"
ln -sf "$lib/bin/censo-agent" /usr/bin/censo-agent
"$lib/bin/make-cache" || say "no ahead-of-time cache could be made; the agent starts more slowly"

# The units.
install -d -m 0755 /usr/lib/systemd/system /usr/lib/sysusers.d /usr/lib/tmpfiles.d
install -m 0644 "$here/censo-agent.service" "$here/censo-agent.timer" /usr/lib/systemd/system/
install -m 0644 "$here/censo-agent.sysusers" /usr/lib/sysusers.d/censo-agent.conf
install -m 0644 "$here/censo-agent.tmpfiles" /usr/lib/tmpfiles.d/censo-agent.conf

if [ -n "$url" ] && [ ! -f "$etc/agent.ini" ]; then
  {
    printf '[collector]\nurl = %s\n' "$url"
    [ -z "$ca_file" ] || printf 'ca_file = %s\n' "$ca_file"
  } >"$etc/agent.ini"
  chmod 0644 "$etc/agent.ini"
fi

# The enrolment secret, from a parameter where no file has it. The value is neither printed nor an argument.
if [ ! -f "$secret" ] && [ -n "${SSM_CENSO_ENROLL_PARAM:-}" ]; then
  command -v aws >/dev/null || die "SSM_CENSO_ENROLL_PARAM is set and there is no aws command"
  (umask 077 && aws ssm get-parameter --with-decryption --name "$SSM_CENSO_ENROLL_PARAM" \
    --query Parameter.Value --output text >"$secret") || {
    rm -f "$secret"
    die "the parameter of the enrolment secret can't be read"
  }
fi

if [ -f "$etc/agent.ini" ] && [ ! -f /var/lib/censo-agent/identity.json ] && [ -f "$secret" ]; then
  # As root, since the secret's file is root's; the identity is the agent's own.
  STATE_DIRECTORY=/var/lib/censo-agent "$lib/bin/censo-agent" enrol --secret-file "$secret" || die "not enrolled"
  chown censo:censo /var/lib/censo-agent/identity.json
  rm -f "$secret"
fi

if [ -d /run/systemd/system ]; then
  systemctl daemon-reload
  systemctl enable --now censo-agent.timer
fi
say "$("$lib/bin/censo-agent" --version) is installed"
