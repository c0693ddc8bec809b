#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# The figures ResoDesk promises, measured on this machine against a peer in the same run.
#   sh tests/bench/run.sh [NAME...]     name, value, unit, limit, ok or short; tab-separated. Ends with 1 when one is short.
# Uses build/dev, or else build/check; another build: RESODESK_BIN=build/release/bin
set -eu
cd "$(dirname "$0")/../.."
built=build/dev
[ -d "$built" ] || built=build/check
bin=$(realpath "${RESODESK_BIN:-$built/bin}")
[ $# -gt 0 ] || set -- authorize heartbeat first_sync recovery replay start
code=0
for name in "$@"; do
    [ -f "tests/bench/$name.py" ] || { echo "There is no benchmark $name." >&2; exit 2; }
    # What the session bus starts talks on the bus's own output: only the benchmark's lines are wanted.
    dbus-run-session -- sh -c 'exec /usr/bin/python3 "$@" >&3 2>&4' sh "tests/bench/$name.py" "$bin" 3>&1 4>&2 >/dev/null 2>&1 || code=1
done
exit $code
