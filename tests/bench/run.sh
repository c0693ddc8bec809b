#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# The figures ResoDesk promises, measured on this machine against a peer in the same run.
#   sh tests/bench/run.sh [--rows N] [NAME...]     name, value, unit, limit, ok or short; tab-separated. Ends with 1 when one is short.
# --rows: how many returns the workspace of the big lists has (100000; promised for 1000000). It is made once in a run; where
# RESODESK_BENCH_SHOP names a folder, it stays there for the next one.
# Uses build/check, or else build/dev, whose code is not optimised; another build: RESODESK_BIN=build/release/bin
set -eu
cd "$(dirname "$0")/../.."
RESODESK_BENCH_ROWS=100000
if [ "${1:-}" = --rows ]; then
    RESODESK_BENCH_ROWS=$2
    shift 2
fi
built=build/check
[ -x "$built/bin/bare_frame" ] || built=build/dev
bin=$(realpath "${RESODESK_BIN:-$built/bin}")
[ $# -gt 0 ] || set -- authorize heartbeat first_sync mail recovery replay start list reader search messages
if [ -z "${RESODESK_BENCH_SHOP:-}" ]; then
    RESODESK_BENCH_SHOP=$(mktemp -d -t resodesk-shop-XXXXXX)
    trap 'rm -rf "$RESODESK_BENCH_SHOP"' EXIT
    trap 'exit 130' INT TERM
fi
export RESODESK_BENCH_ROWS RESODESK_BENCH_SHOP
code=0
for name in "$@"; do
    [ -f "tests/bench/$name.py" ] || { echo "There is no benchmark $name." >&2; exit 2; }
    # What the session bus starts talks on the bus's own output: only the benchmark's lines are wanted.
    dbus-run-session -- sh -c 'exec /usr/bin/python3 "$@" >&3 2>&4' sh "tests/bench/$name.py" "$bin" 3>&1 4>&2 >/dev/null 2>&1 || code=1
done
exit $code
