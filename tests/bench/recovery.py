# SPDX-License-Identifier: GPL-3.0-or-later
"""The first command after the program died with 10,000 actions on their way: each is found and becomes unknown before anything
else happens. The whole command, and what it takes the second time, when there is nothing to recover."""
import contextlib
import sqlite3

from figures import BINARIES, Folder, Market, cli, connect, end, median, say, seconds

COUNT = 10_000
ROUNDS = 3
OPTIONS = ("--returns", "12000", "--requested", str(COUNT), "--speed", "0", "--rate", "0")


def measured():
    with Folder() as folder:
        desk = folder / "desk"
        with Market(BINARIES / "resodesk-market", folder, *OPTIONS) as market:
            connect(desk, market)
            cli(desk, "sync")
            cli(desk, "returns", "authorize", "--all", "--state", "requested", "--hold", "300", "--yes")
        # What a program leaves that dies after its commits and before the answers.
        with contextlib.closing(sqlite3.connect(desk / "ledger.db", isolation_level=None)) as ledger:
            ledger.execute("UPDATE action SET state='SENDING', why=NULL, attempts=1, sent_at=created_at")
        first = seconds(lambda: cli(desk, "outbox", "list", "--limit", "1"))
        with contextlib.closing(sqlite3.connect(desk / "ledger.db")) as ledger:
            found = ledger.execute("SELECT COUNT(*) FROM action WHERE state='UNKNOWN' AND may_have_acted=1").fetchone()[0]
        assert found == COUNT, f"{found} of {COUNT} are unknown"
        return first, seconds(lambda: cli(desk, "outbox", "list", "--limit", "1"))


rounds = [measured() for _ in range(ROUNDS)]
print("# first and second command: " + ", ".join(f"{first:.2f} s / {second:.2f} s" for first, second in rounds))
say("recovery_of_10000", median(first for first, _ in rounds), "s", 2, False)
end()
