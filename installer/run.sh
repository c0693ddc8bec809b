#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Installs what is missing, builds ResoDesk, starts the practice shop and opens the window.
# Without a display the same job runs on the command line and the result is printed.
set -eu
cd "$(dirname "$0")/.."
. installer/packages.sh

refresh_lists
install_missing $(build_packages)
echo "Building ResoDesk (some minutes the first time)"
cmake --preset headless --log-level=WARNING
cmake --build --preset headless --parallel "$(nproc)"
bin=build/headless/bin

if [ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ]; then
    exec "$bin/resodesk" --practice "$@"
fi
exec sh installer/practice.sh "$bin" "$@"
