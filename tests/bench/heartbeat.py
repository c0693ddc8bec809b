# SPDX-License-Identifier: GPL-3.0-or-later
"""How late the window answers an event posted every 5 ms while 1,000 authorizations run from it (50 ms per answer, 32 connections)."""
import os
import subprocess
import time

from figures import BINARIES, Folder, Market, end, say

from session import Session, wait_for

COUNT = 1000
with Session(BINARIES, "bench") as session:
    with Market(BINARIES / "resodesk-market", session.folder, "--returns", "1200", "--requested", str(COUNT), "--speed", "0", "--latency", "50") as market:
        session.cli("account", "add", "--channel", "open", "--name", "shop", "--url", market.url, "--token-file", market.ready_file)
        session.cli("sync")
        session.cli("settings", "set", "local.undo_seconds=1")
        measured = session.folder / "measured"
        # Without an accessibility client, whose own questions the GUI thread would have to answer: by the keyboard.
        window = session.start([str(BINARIES / "resodesk"), "--workspace", str(session.workspace), "--measure", str(measured), "--heartbeat"],
                               env={**os.environ, "NO_AT_BRIDGE": "1"})

        def press(*keys):
            subprocess.run(["xdotool", "key", "--clearmodifiers", *keys], check=True)
            time.sleep(1.5)
        wait_for("the window", lambda: subprocess.run(["xdotool", "search", "--onlyvisible", "--pid", str(window.pid)], capture_output=True).stdout)
        time.sleep(2)
        press("ctrl+shift+a")
        press("ctrl+e")
        begun = time.monotonic()  # the same clock as the beats'
        subprocess.run(["xdotool", "key", "Return"], check=True)

        def done():
            return sum(1 for e in market.sim("GET", "/sim/effects") if e["kind"] == "authorize" and e["by"] == "seller")
        # Asking the window would be work for it: the marketplace says when the last one is in.
        while done() < COUNT:
            assert time.monotonic() < begun + 120, f"{done()} of {COUNT} authorized"
            time.sleep(0.2)
        time.sleep(0.5)  # the last answer, and the list after it
        ended = time.monotonic()
        press("ctrl+q")
        assert window.wait(20) == 0, "the window did not close: not everything was confirmed"
        beats = [tuple(map(float, line.split()[1:])) for line in measured.read_text().splitlines() if line.startswith("beat")]
late = sorted(ms for at, ms in beats if begun <= at <= ended)
print(f"# {len(late)} beats in {ended - begun:.1f} s, from the confirmation to the last answer")
say("heartbeat_p99", late[len(late) * 99 // 100], "ms", 16, False)
say("heartbeat_max", late[-1], "ms", 100, False)
end()
