# SPDX-License-Identifier: GPL-3.0-or-later
"""The big shop of a run: a marketplace with so many returns, and a workspace that has read them. Made once, used by all."""
import os
import pathlib
import shutil
import sqlite3
import subprocess
import time

from figures import BINARIES, Market, connect

ROWS = int(os.environ.get("RESODESK_BENCH_ROWS", "100000"))
FOLDER = pathlib.Path(os.environ["RESODESK_BENCH_SHOP"]) / str(ROWS)
WORKSPACE = FOLDER / "desk"


def anonymous_mb(pid):
    try:
        rollup = pathlib.Path(f"/proc/{pid}/smaps_rollup").read_text()
    except (FileNotFoundError, ProcessLookupError):
        return 0
    return next((int(line.split()[1]) / 1024 for line in rollup.splitlines() if line.startswith("Anonymous:")), 0)


def read_anew():
    """Reads the marketplace into an empty workspace: how long it took until all of it was there, and the most memory it took."""
    shutil.rmtree(WORKSPACE, ignore_errors=True)
    FOLDER.mkdir(parents=True, exist_ok=True)
    with Market(BINARIES / "resodesk-market", FOLDER, "--returns", str(ROWS), "--speed", "0", "--rate", "0") as market:
        connect(WORKSPACE, market)
        started = time.perf_counter()
        sync = subprocess.Popen([BINARIES / "resodesk-cli", "--workspace", WORKSPACE, "sync"], stdout=subprocess.DEVNULL)
        most = 0
        while sync.poll() is None:
            most = max(most, anonymous_mb(sync.pid))
            time.sleep(0.05)
        took = time.perf_counter() - started
        assert sync.returncode == 0
    with sqlite3.connect(WORKSPACE / "facts.db") as facts:
        assert facts.execute("SELECT count(*) FROM returns").fetchone()[0] == ROWS
    return took, most


def workspace():
    """With all texts and orders indexed. The marketplace is gone: what is shown comes from the workspace alone."""
    if not WORKSPACE.exists():
        read_anew()
    subprocess.run([BINARIES / "resodesk-cli", "--workspace", WORKSPACE, "returns", "list", "--search", "nothing-like-this", "--limit", "1"],
                   check=True, stdout=subprocess.DEVNULL)
    return WORKSPACE
