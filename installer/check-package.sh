#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Tries a package on this system, as root: installs it, works with it, removes it, and looks for what stayed behind.
# Meant for a fresh chroot or container with /proc.
#   sh installer/check-package.sh resodesk_VERSION_ARCH.deb
set -eu
LC_ALL=C.UTF-8
DEBIAN_FRONTEND=noninteractive
export LC_ALL DEBIAN_FRONTEND
package=$(realpath "${1:?a .deb}")
here=$(cd "$(dirname "$0")" && pwd)
scratch=$(mktemp -d "${TMPDIR:-/tmp}/resodesk-check.XXXXXX")
screen=

leave() {
    [ -z "$screen" ] || kill "$screen" 2>/dev/null || true
    rm -rf "$scratch"
}
trap leave EXIT
trap 'exit 130' INT
trap 'exit 143' TERM HUP

fail() {
    echo "check-package.sh: $*" >&2
    exit 1
}

# quietly COMMAND...: what it says is shown only when it fails.
quietly() {
    "$@" >"$scratch/said" 2>&1 || { cat "$scratch/said" >&2; fail "$* did not succeed"; }
}

installed_packages() { dpkg-query -f '${Status}\n' -W | grep -c 'ok installed'; }

# Everything on this file system that bears the name of the program; compared before and after.
named_files() { find / -xdev \( -path /proc -o -path /sys -o -path "$scratch" \) -prune -o -iname '*resodesk*' -print | sort; }

# The window comes up with the practice shop, is asked to close, and ends well.
check_window() {
    mkfifo "$scratch/display"
    Xvfb -displayfd 3 -screen 0 1280x800x24 -nolisten tcp 3>"$scratch/display" 2>"$scratch/xvfb" &
    screen=$!
    read -r number <"$scratch/display"
    # No session bus and no accessibility bus: the desk has to do without a keyring here.
    DISPLAY=:$number GDK_BACKEND=x11 NO_AT_BRIDGE=1 DBUS_SESSION_BUS_ADDRESS=disabled: \
        timeout 120 resodesk --workspace "$scratch/window" --practice >"$scratch/window.log" 2>&1 &
    window=$!
    DISPLAY=:$number timeout 60 xdotool search --sync --onlyvisible --class resodesk >"$scratch/windows" ||
        { cat "$scratch/window.log" >&2; fail "no window within a minute"; }
    DISPLAY=:$number timeout 60 xdotool windowfocus --sync "$(sed q "$scratch/windows")" key ctrl+q
    wait "$window" || { code=$?; cat "$scratch/window.log" >&2; fail "the window ended with $code"; }
    kill "$screen"
    wait "$screen" || true
    screen=
}

[ -n "$(find /var/lib/apt/lists -name '*_Packages*' -print -quit)" ] || quietly apt-get update
named_files >"$scratch/before"
packages=$(installed_packages)
quietly apt-get install -y --no-install-recommends "$package"
echo "installed: $(dpkg-query -f '${Package} ${Version}' -W resodesk), $(($(installed_packages) - packages)) packages with what it needs"
dpkg -L resodesk >"$scratch/files"

# A home of its own shows that nothing is written outside the workspace.
HOME=$scratch/home
export HOME
mkdir "$HOME"
for program in resodesk resodesk-cli resodesk-market; do
    echo "$program $("$program" --version)"
done
sh "$here/practice.sh" /usr/bin
left=$(find "$HOME" -mindepth 1 -not -path "$HOME/.cache*")  # .cache: of the libraries, found again or not
[ -z "$left" ] || fail "the command line left in the home: $left"
if command -v Xvfb >/dev/null && command -v xdotool >/dev/null; then
    check_window
    echo "the window opened and closed"
else
    echo "no Xvfb and xdotool: the window is not tried"
fi

quietly apt-get purge -y resodesk
while read -r file; do
    [ -d "$file" ] || [ ! -e "$file" ] || fail "left behind: $file"
done <"$scratch/files"
named_files >"$scratch/after"
diff "$scratch/before" "$scratch/after" || fail "left behind: see above"
for process in /proc/[0-9]*; do
    case $(readlink "$process/exe" 2>/dev/null || true) in
        /usr/bin/resodesk*) fail "still running: process ${process#/proc/}" ;;
    esac
done
echo "removed: nothing is left behind"
