#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# A short morning with ResoDesk on the command line, against its practice marketplace. Every command is shown before it runs.
#   sh installer/practice.sh BIN [WORKSPACE]     BIN: the folder of the programs; WORKSPACE: kept; without one, nothing is
set -eu
LC_ALL=C.UTF-8
export LC_ALL
bin=$(cd "${1:?the folder of resodesk-cli and resodesk-market}" && pwd)
scratch=$(mktemp -d "${TMPDIR:-/tmp}/resodesk-practice.XXXXXX")
workspace=${2:-$scratch/workspace}
[ $# -ge 2 ] || export XDG_STATE_HOME="$scratch/state"  # what is remembered of a workspace goes with it
market=

# The marketplace ends when its input does: when this script closes descriptor 3, or ends in any other way.
leave() {
    exec 3>&-
    [ -z "$market" ] || wait "$market" || true
    rm -rf "$scratch"
}
trap leave EXIT
trap 'exit 130' INT
trap 'exit 143' TERM HUP

if [ -e "$workspace/ledger.db" ]; then
    echo "practice.sh: $workspace is in use; name a new folder" >&2
    exit 2
fi

# show COMMAND...: as one would type it.
show() {
    printf '\n$'
    for word in "$@"; do
        case $word in
            *[!A-Za-z0-9_./:,=@-]*) printf " '%s'" "$word" ;;
            *) printf ' %s' "$word" ;;
        esac
    done
    printf '\n'
}

# desk COMMAND...: of the command line, shown and run.
desk() {
    show resodesk-cli --workspace "$workspace" "$@"
    "$bin/resodesk-cli" --workspace "$workspace" "$@" 3>&-
}

# first FILTER...: the number of the first return that matches.
first() {
    "$bin/resodesk-cli" --workspace "$workspace" returns list "$@" --limit 1 --format json 3>&- |
        sed -n 's/^ *"id": "\(RET-[^"]*\)".*/\1/p' | sed q
}

# confirmed KIND: how many actions of this kind the marketplace has confirmed.
confirmed() {
    "$bin/resodesk-cli" --workspace "$workspace" outbox list --state CONFIRMED --limit 10000 --format json 3>&- |
        grep -c "\"kind\": \"$1\"" || true
}

show resodesk-market --listen 127.0.0.1:0 --data "$scratch/market" --seed 7 --returns 200 --speed 0 --ready-file "$scratch/token.json"
mkfifo "$scratch/input" "$scratch/said"
"$bin/resodesk-market" --listen 127.0.0.1:0 --data "$scratch/market" --seed 7 --returns 200 --speed 0 \
    --ready-file "$scratch/token.json" --till-input-ends <"$scratch/input" >"$scratch/said" &
market=$!
exec 3>"$scratch/input"
read -r said <"$scratch/said"
echo "$said"
url=${said#listening on }

desk account add --channel open --name practice --url "$url" --token-file "$scratch/token.json"
desk sync
desk returns list --view new --limit 5
desk returns authorize --all --view new --in-policy yes --rma own --hold 0 --wait --yes
arrived=$(first --view to_inspect)
desk returns show "$arrived"
desk returns inspect "$arrived" --line L1 --condition as_new --resellable yes
desk returns refund "$arrived" --full --reason returned --hold 0 --wait --yes
desk outbox list --limit 5

authorized=$(confirmed authorize)
refunded=$(confirmed refund)
echo
echo "$authorized returns authorized and $refunded refunded; the marketplace confirmed each."
[ "$authorized" -gt 0 ] && [ "$refunded" = 1 ]
