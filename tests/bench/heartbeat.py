# SPDX-License-Identifier: GPL-3.0-or-later
"""How late the window answers an event posted every 5 ms while 1,000 authorizations run from it (50 ms per answer, 32 connections)."""
import os
import subprocess

from figures import BINARIES, Folder, Market, end, median, say

from session import Session, wait_for

COUNT = 1000
p99, worst = [], []
with Session(BINARIES, "bench") as session:
    from window import Window

    with Market(BINARIES / "resodesk-market", session.folder, "--returns", "1200", "--requested", str(COUNT), "--speed", "0", "--latency", "50") as market:
        session.cli("account", "add", "--channel", "open", "--name", "shop", "--url", market.url, "--token-file", market.ready_file)
        session.cli("sync")
        session.cli("settings", "set", "local.undo_seconds=1")
        measured = session.folder / "measured"
        window = Window(session, options=("--measure", str(measured), "--heartbeat"))
        returns = window.table("Returns")
        wait_for("the list", lambda: returns.count == COUNT)
        window.keys("ctrl+shift+a")
        window.button(f"Authorize {COUNT}...").press()
        window.sheet().button(f"Authorize {COUNT}").press()

        def done():
            return sum(1 for e in market.sim("GET", "/sim/effects") if e["kind"] == "authorize" and e["by"] == "seller")
        wait_for("all are authorized", lambda: done() == COUNT, 120)
        wait_for("all are confirmed", lambda: window.count_of("OUTBOX") == 0, 60)
        window.close()
        figures = dict(line.split() for line in measured.read_text().splitlines())
say("heartbeat_p99", float(figures["heartbeat_p99_ms"]), "ms", 16, False)
say("heartbeat_max", float(figures["heartbeat_max_ms"]), "ms", 100, False)
end()
