#!/bin/sh
# Opens the desk, after installing what is missing; what stands behind it is given to the console:
#   sh packaging/run.sh practice     sh packaging/run.sh policy list     sh packaging/run.sh doctor
set -eu
root=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd -P)
sh "$root/packaging/setup.sh" run
# -P: a folder named `console` where the reader happens to stand is not ours.
exec "$root/.venv/bin/python" -P -m console "$@"
