---
# Managed by Censo: written anew at every export. Own changes go to
# environment/<environment>.yaml or ../../nodes/<certname>.yaml, which win over
# this file.
