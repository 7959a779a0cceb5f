#!/bin/sh
# Runs everything that is checked: style, types, all tests, without a display. With arguments, only pytest with them:
#   sh packaging/test.sh -k style     sh packaging/test.sh tests/policy -x
set -eu
root=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd -P)
sh "$root/packaging/setup.sh" test
cd "$root"
export QT_QPA_PLATFORM=offscreen
bin=$root/.venv/bin
if [ $# -gt 0 ]; then
    exec "$bin/python" -m pytest --hypothesis-profile=ci "$@"
fi
"$bin/python" -m ruff check .
"$bin/python" -m mypy
exec "$bin/python" -m pytest --hypothesis-profile=ci --numprocesses auto
