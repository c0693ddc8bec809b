# SPDX-License-Identifier: GPL-3.0-or-later
"""The first sync of 100,000 returns over HTTP, JSON included, against sqlite3's .import of the same rows into the same indexed
table; and the most anonymous memory it takes."""
import datetime
import os
import re
import sqlite3
import subprocess
import time

from figures import BINARIES, Folder, Market, connect, end, say

COUNT = 100_000


def memory(pid):
    try:
        status = open(f"/proc/{pid}/status").read()
    except FileNotFoundError:
        return 0
    found = re.search(r"RssAnon:\s+(\d+)", status)
    return int(found.group(1)) / 1024 if found else 0


def returns_seconds(log):
    """From the first line of the pull to the line that says that the returns are read."""
    stamp = lambda line: datetime.datetime.fromisoformat(re.match(r"\[?([0-9-]+[ T][0-9:.]+)", line).group(1))  # noqa: E731
    lines = log.read_text().splitlines()
    start = next(line for line in lines if "pull of account" in line)
    ready = next(line for line in lines if "returns read" in line)
    return (stamp(ready) - stamp(start)).total_seconds()


with Folder() as folder, Market(BINARIES / "resodesk-market", folder, "--returns", str(COUNT), "--speed", "0", "--rate", "0") as market:
    desk = folder / "desk"
    connect(desk, market)
    started = time.perf_counter()
    sync = subprocess.Popen([BINARIES / "resodesk-cli", "--workspace", desk, "sync"], stdout=subprocess.DEVNULL)
    most = 0
    while sync.poll() is None:
        most = max(most, memory(sync.pid))
        time.sleep(0.02)
    whole = time.perf_counter() - started
    assert sync.returncode == 0
    ours = returns_seconds(desk / "resodesk.log")
    facts = sqlite3.connect(desk / "facts.db")
    assert facts.execute("SELECT count(*) FROM returns").fetchone()[0] == COUNT
    rows = folder / "rows.csv"
    subprocess.run(["sqlite3", "-csv", desk / "facts.db", f".output {rows}", "SELECT * FROM returns"], check=True)
    # .import makes text of everything: the same table and indexes, but not STRICT.
    schema = [sql.replace(") STRICT", ")") for (sql,) in facts.execute(
        "SELECT sql FROM sqlite_master WHERE tbl_name = 'returns' AND sql IS NOT NULL ORDER BY type DESC")]
    copy = folder / "import.db"
    db = sqlite3.connect(copy)
    db.execute("PRAGMA journal_mode = WAL")
    for sql in schema:
        db.execute(sql)
    db.commit()
    db.close()
    started = time.perf_counter()
    subprocess.run(["sqlite3", copy, ".mode csv", f".import {rows} returns"], check=True, stderr=subprocess.DEVNULL)
    peer = time.perf_counter() - started
    assert sqlite3.connect(copy).execute("SELECT count(*) FROM returns").fetchone()[0] == COUNT
print(f"# {COUNT} returns: {ours:.1f} s over HTTP, {peer:.1f} s by .import; with orders, messages, cases and settings {whole:.1f} s")
say("first_sync_vs_import", peer / ours, "ratio", 0.4, True)
say("first_sync_memory", most, "MB", 150, False)
end()
