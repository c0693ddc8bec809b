#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Installs what is missing, builds ResoDesk and runs its tests.
#   sh tests/run.sh                 the build for daily work and all its tests
#   sh tests/run.sh --sanitizers    before them, the same tests under ASan+UBSan and TSan
set -eu
cd "$(dirname "$0")/.."
. installer/packages.sh

refresh_lists
install_missing $(build_packages) $(test_packages)
presets=check
[ "${1:-}" = --sanitizers ] && presets="asan tsan check"
for preset in $presets; do
    cmake --preset "$preset"
    cmake --build --preset "$preset"
    ctest --preset "$preset" -j3
done
