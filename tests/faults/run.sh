#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# The fault campaigns: what must hold when the program, the network, the server or the disk fails.
#   sh tests/faults/run.sh [--long] [--build DIR] [NAME...]    without a name: all of them
# Each ends with one line, tab-separated: name runs doubled lost other ok|short. Ends with 1 when one is short.
set -eu
cd "$(dirname "$0")/../.."
form="" build=build/dev names=""
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
