#!/bin/sh
# Writes the pinned requirements anew: every version and the hash of every wheel, for each system and Python that
# the project runs on. Without arguments it keeps the pins that still fit; `sh packaging/lock.sh --upgrade` moves
# all of them, `--upgrade-package NAME` one. Where packages come from is for the settings of pip on this machine.
set -eu
here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd -P)
cd "$here/.."

box=$(mktemp -d)
trap 'rm -rf "$box"' EXIT INT TERM
python3 -m venv "$box/venv"
"$box/venv/bin/python" -m pip --quiet install 'uv>=0.5'
index=$("$box/venv/bin/python" -m pip config get global.index-url 2>/dev/null || true)
[ -z "$index" ] || export UV_DEFAULT_INDEX="$index"

# The build backend is pinned beside what runs: the project is built with what stands in the environment.
echo 'setuptools>=77' >"$box/build.in"

pins() { # pins OUTPUT ARGUMENT...
    out=$1
    shift
    "$box/venv/bin/uv" --no-config pip compile --quiet --universal --python-version 3.11 --generate-hashes \
        --only-binary :all: --no-header --no-annotate --no-strip-extras --output-file "$out" "$@" pyproject.toml
}

told() { # told FILE TEXT: puts the text at the head of the file
    printf '%s\n' "$2" | cat - "$1" >"$box/told"
    cat "$box/told" >"$1"
}

run=packaging/requirements.txt
tests=packaging/requirements-test.txt
[ -f "$run" ] || : >"$run"
[ -f "$tests" ] || : >"$tests"

pins "$run" "$@" "$box/build.in"
set -- "$@" --extra test --constraint "$run"
# shellcheck disable=SC2013  # one word a name
for name in $(sed -n 's/^\([A-Za-z0-9._-]*\)==.*/\1/p' "$run"); do
    set -- "$@" --no-emit-package "$name"
done
pins "$tests" "$@"

told "$run" "# What the console needs to run and to be installed. Written by packaging/lock.sh."
told "$tests" "# What the tests need beside it. Written by packaging/lock.sh.
-r requirements.txt
"
if grep -nE '://' "$run" "$tests"; then
    echo "An address stands in the pinned requirements; it must not." >&2
    exit 1
fi
echo "$(grep -c '^[a-z].*==' "$run") pinned to run, $(grep -c '^[a-z].*==' "$tests") more to test."
