# SPDX-License-Identifier: GPL-3.0-or-later
"""From the start of the program to the first painted list over the big shop, against a bare wxWidgets frame."""
import os
import subprocess
import time

import shop
from figures import BINARIES, end, median, say

from session import Session, wait_for

ROUNDS = 9
workspace = shop.workspace()
with Session(BINARIES, "bench") as session:
    measured = session.folder / "measured"

    def first_paint(command):
        measured.unlink(missing_ok=True)
        process = subprocess.Popen(command, env={**os.environ, "NO_AT_BRIDGE": "1", "RESODESK_STARTED_AT": str(time.time_ns())},
                                   stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        wait_for("a window", lambda: subprocess.run(["xdotool", "search", "--onlyvisible", "--pid", str(process.pid)], capture_output=True).stdout)
        time.sleep(1.5)
        subprocess.run(["xdotool", "key", "ctrl+q"], check=True)
        process.wait(20)
        return next(float(line.split()[1]) for line in measured.read_text().splitlines() if line.startswith("first_list_ms"))

    bare, ours = [], []
    for _ in range(ROUNDS):
        bare.append(first_paint([BINARIES / "bare_frame", measured]))
        ours.append(first_paint([BINARIES / "resodesk", "--workspace", workspace, "--measure", measured]))
print(f"# first paint, medians of {ROUNDS}: bare frame {median(bare):.0f} ms, ResoDesk {median(ours):.0f} ms")
say("start_vs_bare_frame", median(o / b for o, b in zip(ours, bare)), "ratio", 2, False)
end()
