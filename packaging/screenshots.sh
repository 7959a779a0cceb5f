#!/bin/sh
# Renders every screen at 1280x720, 1366x768 and 1920x1080, dark and light, with an empty room and a busy one; no display needed.
#   sh packaging/screenshots.sh [FOLDER]     the pictures go to FOLDER, else to build/pictures
set -eu
root=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd -P)
sh "$root/packaging/setup.sh" run
folder=${1:-$root/build/pictures}
mkdir -p "$folder"
QT_QPA_PLATFORM=offscreen PYTHONPATH=$root exec "$root/.venv/bin/python" "$root/packaging/screenshots.py" "$folder"
