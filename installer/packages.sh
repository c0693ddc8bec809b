# SPDX-License-Identifier: GPL-3.0-or-later
# The Debian packages ResoDesk needs, and how the missing ones get onto this machine. Sourced by the scripts.

# Debian 13 has Boost 1.83 as the default; on Debian 12 the default is too old and 1.81 stands beside it.
boost_package() {
    if LC_ALL=C apt-cache policy libboost1.81-dev | grep -q "Candidate: [0-9]"; then echo libboost1.81-dev; else echo libboost-dev; fi
}

build_packages() {
    echo "g++ cmake ninja-build ccache pkg-config gettext libwxgtk3.2-dev libgtk-3-dev libcurl4-openssl-dev libssl-dev
          libsqlitecpp-dev libsqlite3-dev nlohmann-json3-dev $(boost_package) libspdlog-dev libcli11-dev libsecret-1-dev libglib2.0-dev libpcre2-dev libgspell-1-dev
          libcairo2-dev libpango1.0-dev libpoppler-glib-dev libzint-dev libcsv-dev libgmime-3.0-dev dpkg-dev file ca-certificates fonts-dejavu-core
          adwaita-icon-theme procps hunspell-it hunspell-en-us hunspell-de-de hunspell-fr hunspell-es"
}

test_packages() {
    echo "catch2 python3 python3-gi python3-jsonschema python3-yaml gir1.2-atspi-2.0 xvfb xauth openbox xdotool x11-utils
          imagemagick at-spi2-core libatk-adaptor dbus dbus-x11 gnome-keyring libsecret-tools poppler-utils zbar-tools
          desktop-file-utils libglib2.0-bin appstream curl sqlite3 openssl libbenchmark-dev zlib1g-dev locales
          clang libclang-rt-dev dovecot-imapd python3-aiosmtpd"
}

as_root() {
    if [ "$(id -u)" = 0 ]; then "$@"; else sudo "$@"; fi
}

# What apt says is shown only when it fails.
apt_get() {
    said=$(mktemp)
    as_root env DEBIAN_FRONTEND=noninteractive LC_ALL=C.UTF-8 apt-get -q "$@" >"$said" 2>&1 || {
        cat "$said" >&2
        rm -f "$said"
        echo "apt-get $1 did not succeed" >&2
        return 1
    }
    rm -f "$said"
}

# install_missing PACKAGE...: asks apt only when something is not there yet.
install_missing() {
    missing=""
    for package in "$@"; do
        dpkg-query -W -f='${Status}' "$package" 2>/dev/null | grep -q "ok installed" || missing="$missing $package"
    done
    [ -z "$missing" ] && return 0
    echo "Installing what they need and$missing"
    apt_get install -y --no-install-recommends $missing
}

# The package lists of a fresh machine are empty; an old one is refreshed only when a package cannot be found.
refresh_lists() {
    if ! apt-cache show libspdlog-dev >/dev/null 2>&1; then
        echo "Reading the lists of packages"
        apt_get update
    fi
}
