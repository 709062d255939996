#!/bin/sh
# The step "Update" of an in-place update: installing keeps configuration and identity.
set -eu
exec sh "$(dirname "$0")/install.sh"
