#!/bin/sh
# Makes .venv in the checkout with the pinned requirements, or sees in a moment that it stands already.
#
#   sh packaging/setup.sh run    what the console needs
#   sh packaging/setup.sh test   that, and what the tests need
#
# The environment is ready when `.venv/made` says what would be made now: for this folder, system and Python, from
# these files. The note is taken away first and written last, so that an interrupted run leaves none.
set -eu
kind=$1
root=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd -P)
venv=$root/.venv
made=$venv/made

say() { printf '%s\n' "$*" >&2; }

# Prints the tag of Python's version and the place: an environment made elsewhere, or for another Python, is of no use.
place_of() {
    "$1" -I -c 'import sys; print(sys.implementation.cache_tag)' 2>/dev/null || return 1
    printf '%s %s\n' "$(uname -sm)" "$(cksum /etc/os-release 2>/dev/null || true)"
    printf '%s\n' "$root"
}

needs() {
    (cd "$root" && cat pyproject.toml setup.py packaging/requirements.txt packaging/requirements-test.txt) | cksum
}

line() { sed -n "$1p" "$made" 2>/dev/null; }

# Whether the environment was finished here: it may lack something, but nothing in it is broken.
stands() { [ -f "$made" ] && place=$(place_of "$venv/bin/python") && [ "$(sed '1,2d' "$made")" = "$place" ]; }

ready() { stands && [ "$(line 1)" = "$(needs)" ] && { [ "$(line 2)" = test ] || [ "$kind" = run ]; }; }

# The interpreter itself, never that of an environment that happens to be active: it may be the one to be removed.
find_python() {
    for name in python3 python3.14 python3.13 python3.12 python3.11; do
        if "$name" -c '
import sys
if not (3, 11) <= sys.version_info < (3, 15): sys.exit(1)
print(sys._base_executable)' 2>/dev/null; then return; fi
    done
    say "Dispatcher Console needs Python 3.11 to 3.14, and none was found as python3, python3.14, 3.13, 3.12 or 3.11."
    say "Debian 12 and Ubuntu 24.04 have it in the package python3; elsewhere, install it first, then run this again."
    exit 2
}

pip() { PIP_USER=0 "$venv/bin/python" -m pip --disable-pip-version-check --no-input "$@" 1>&2; }

fill() {
    case $kind in
        run) set -- "$root/packaging/requirements.txt" ;;
        *) set -- "$root/packaging/requirements-test.txt" ;;
    esac
    say "Installing the pinned requirements into .venv; about 130 MB are fetched the first time ..."
    pip install --quiet --require-hashes --only-binary :all: --no-deps --requirement "$1"
    # The build backend has much to say that helps nobody who only starts the console.
    told=$(pip install --quiet --no-build-isolation --no-deps --editable "$root" 2>&1) || { say "$told"; exit 1; }
    # Compiled now, so that the first start is as quick as the second.
    "$venv/bin/python" -m compileall -q "$root/console" || true
}

make() {
    if stands; then
        python=$venv/bin/python
    else
        python=$(find_python)
    fi
    sh "$root/packaging/system.sh" before "$python"
    if [ "$kind" = test ]; then sh "$root/packaging/system.sh" for_tests "$python"; fi
    if stands; then
        rm -f "$made"
    else
        say "Making .venv with $python ..."
        rm -rf "$venv"
        "$python" -m venv "$venv"
    fi
    fill
    sh "$root/packaging/system.sh" after "$("$venv/bin/python" -c 'import PySide6; print(PySide6.__path__[0])')"
    place=$(place_of "$venv/bin/python")
    printf '%s\n%s\n%s\n' "$(needs)" "$kind" "$place" >"$made.part"
    mv "$made.part" "$made"
}

if ready; then exit 0; fi
# Two at once, such as a desk and the tests, would remove the folder from under each other: the second waits.
if command -v flock >/dev/null 2>&1; then
    exec 9>"$root/.venv.lock"
    flock 9
    if ready; then exit 0; fi
fi
make
