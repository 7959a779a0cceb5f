#!/bin/sh
# Sees to what only the system can give: Python's venv, the libraries that Qt's xcb and offscreen plugins load, a
# font to fall back on. Installs what lacks through apt where it may; otherwise prints the one line that does.
#
#   sh packaging/system.sh before PYTHON   before an environment is made with PYTHON
#   sh packaging/system.sh for_tests x      a sound server, to listen to the sounds; without it their tests are skipped
#   sh packaging/system.sh after FOLDER    proves that the plugins of the PySide6 in FOLDER load
#
# Exit codes: 0 nothing lacks (any more), 2 something does and the words say what to do.
set -eu

# What Qt loads, and the packages that hold it: Debian 12's name or, first, Ubuntu 24.04's where they differ.
libraries='
libEGL.so.1              libegl1
libGL.so.1               libgl1
libX11.so.6              libx11-6
libX11-xcb.so.1          libx11-xcb1
libdbus-1.so.3           libdbus-1-3
libfontconfig.so.1       libfontconfig1
libfreetype.so.6         libfreetype6
libglib-2.0.so.0         libglib2.0-0t64 libglib2.0-0
libgthread-2.0.so.0      libglib2.0-0t64 libglib2.0-0
libstdc++.so.6           libstdc++6
libxcb.so.1              libxcb1
libxcb-cursor.so.0       libxcb-cursor0
libxcb-glx.so.0          libxcb-glx0
libxcb-icccm.so.4        libxcb-icccm4
libxcb-image.so.0        libxcb-image0
libxcb-keysyms.so.1      libxcb-keysyms1
libxcb-randr.so.0        libxcb-randr0
libxcb-render.so.0       libxcb-render0
libxcb-render-util.so.0  libxcb-render-util0
libxcb-shape.so.0        libxcb-shape0
libxcb-shm.so.0          libxcb-shm0
libxcb-sync.so.1         libxcb-sync1
libxcb-util.so.1         libxcb-util1
libxcb-xfixes.so.0       libxcb-xfixes0
libxcb-xkb.so.1          libxcb-xkb1
libxkbcommon.so.0        libxkbcommon0
libxkbcommon-x11.so.0    libxkbcommon-x11-0
libz.so.1                zlib1g
libzstd.so.1             libzstd1
'

say() { printf '%s\n' "$*" >&2; }

sonames() { printf '%s' "$libraries" | sed -n 's/ .*//p'; }

# Each name of a library on standard input that cannot be loaded now; all of them where Python is too bare to try.
not_loadable() {
    names=$(cat)
    # shellcheck disable=SC2086  # one word a name
    "$1" -c '
import ctypes, sys
for name in sys.argv[1:]:
    try:
        ctypes.CDLL(name)
    except OSError:
        print(name)
' $names 2>/dev/null || printf '%s\n' $names
}

has_venv() { "$1" -c 'import ensurepip, venv' 2>/dev/null; }

has_font() { [ -n "$(find /usr/share/fonts -name 'DejaVuSans.ttf' 2>/dev/null | head -n 1)" ]; }

# One line for each thing that lacks: the names that its package may have.
lacking() {
    if ! has_venv "$1"; then
        echo "$("$1" -c 'import sys; print("python%d.%d-venv" % sys.version_info[:2])') python3-venv"
    fi
    has_font || echo "fonts-dejavu-core"
    sonames | not_loadable "$1" | packages_of
}

packages_of() {
    while read -r soname; do
        names=$(printf '%s' "$libraries" | awk -v soname="$soname" '$1 == soname { $1 = ""; print }')
        echo "${names:-$soname}"
    done
}

# Of each line's names the one that apt knows here; the last where it knows none (Ubuntu's packages provide it too).
names_here() {
    while read -r first others; do
        chosen=$first
        for name in $first $others; do
            chosen=$name
            if [ -z "$others" ] || apt-cache show "$name" 2>/dev/null | grep -q '^Package:'; then break; fi
        done
        echo "$chosen"
    done | sort -u | tr '\n' ' ' | sed 's/ $//'
}

# How this user may call apt without being asked anything: "yes", "sudo", or nothing.
may_install() {
    if [ "$(id -u)" = 0 ]; then
        echo yes
    elif command -v sudo >/dev/null 2>&1 && sudo -n true 2>/dev/null; then
        echo sudo
    fi
}

apt_get() {
    set -- env DEBIAN_FRONTEND=noninteractive apt-get -qq -o DPkg::Lock::Timeout=120 "$@"
    [ "$(may_install)" = yes ] || set -- sudo -n "$@"
    "$@" </dev/null >/dev/null
}

install() { # install LINES: true when apt did it
    [ -n "$(may_install)" ] || return 1
    say "Installing system packages through apt ..."
    apt_get update || say "apt could not read its lists anew; trying with those it has."
    # shellcheck disable=SC2046  # one word a package
    apt_get install -y --no-install-recommends $(printf '%s\n' "$1" | names_here)
}

ask_for() { # ask_for LINES: the one line to run
    if ! command -v apt-get >/dev/null 2>&1; then
        say "This system lacks what these hold; please install them with its own package manager, then run this again:"
        say "$(printf '%s\n' "$1" | sort -u)"
        return
    fi
    line="apt-get update && apt-get install -y $(printf '%s\n' "$1" | names_here)"
    if command -v sudo >/dev/null 2>&1; then
        line=$(printf '%s' "$line" | sed 's/apt-get/sudo apt-get/g')
    elif [ "$(id -u)" != 0 ]; then
        line="su -c '$line'"
    fi
    say "This system lacks a few packages. Please run this one line, then run this again:"
    say ""
    say "  $line"
    say ""
}

before() {
    lines=$(lacking "$1")
    [ -n "$lines" ] || return 0
    if command -v apt-get >/dev/null 2>&1 && install "$lines"; then
        lines=$(lacking "$1")
        [ -n "$lines" ] || return 0
    fi
    ask_for "$lines"
    exit 2
}

# Nothing that the console needs: where apt may not be used, the tests say that they are skipped, and why.
for_tests() {
    if command -v pulseaudio >/dev/null 2>&1 && command -v parec >/dev/null 2>&1; then return 0; fi
    command -v apt-get >/dev/null 2>&1 || return 0
    install "pulseaudio
pulseaudio-utils" || say "No sound server could be installed: the tests that listen to the sounds are skipped."
}

after() {
    command -v ldd >/dev/null 2>&1 || return 0
    plugins=$1/Qt/plugins
    lines=$(ldd "$plugins/platforms/libqxcb.so" "$plugins/platforms/libqoffscreen.so" \
        "$plugins/xcbglintegrations/"*.so "$plugins/imageformats/libqsvg.so" "$plugins/iconengines/libqsvgicon.so" \
        "$1/Qt/lib/libQt6Widgets.so.6" "$1/Qt/lib/libQt6PrintSupport.so.6" 2>/dev/null |
        sed -n 's/^[[:space:]]*\([^ ]*\) => not found.*/\1/p' | sort -u | packages_of)
    [ -n "$lines" ] || return 0
    say "Qt is installed, but cannot load all that it needs."
    ask_for "$lines"
    exit 2
}

[ "$(uname -s)" = Linux ] || exit 0
"$1" "$2"
