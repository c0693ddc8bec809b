#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# The fault campaigns: what must hold when the program, the network, the server or the disk fails.
#   sh tests/faults/run.sh [--long] [--build DIR] [NAME...]    without a name: all of them; DIR: build/dev, or else build/check
# Each ends with one line, tab-separated: name runs doubled lost other ok|short. Ends with 1 when one is short.
set -eu
cd "$(dirname "$0")/../.."
form="" build=build/dev names=""
[ -d build/dev ] || build=build/check
while [ $# -gt 0 ]; do
    case $1 in
        --long) form=--long ;;
        --build) build=$2; shift ;;
        -*) echo "usage: sh tests/faults/run.sh [--long] [--build DIR] [NAME...]" >&2; exit 2 ;;
        *) names="$names $1" ;;
    esac
    shift
done
[ -n "$names" ] || names="kill net server disk race mutants canary sim fuzz"
# Files in memory, where there is room: the disk's part is played by the campaign "disk".
if [ -z "${TMPDIR:-}" ] && [ "$(df -k --output=avail /dev/shm 2>/dev/null | tail -1)" -gt 2000000 ] 2>/dev/null; then
    export TMPDIR=/dev/shm
fi
failed=0
for name in $names; do
    if [ -x "tests/faults/$name/run" ]; then
        "tests/faults/$name/run" "$build/bin" $form || failed=1
    elif [ -x "tests/faults/$name" ]; then
        "tests/faults/$name" "$build/bin" $form || failed=1
    elif [ -x "$build/bin/fault_$name" ]; then
        "$build/bin/fault_$name" $form || failed=1
    else
        echo "there is no campaign '$name' in $build: cmake --preset dev && cmake --build --preset dev" >&2
        exit 2
    fi
done
exit $failed
