# SPDX-License-Identifier: GPL-3.0-or-later
"""The first sync of all returns over HTTP, JSON included, until they are listed, sorted and found, against sqlite3's .import of the same
rows, its indexes and the rebuild of its full text; and the most anonymous memory it takes."""
import datetime
import re
import sqlite3
import subprocess
import tempfile

import shop
from figures import end, say, seconds

TEXTS = "id, order_id, buyer, item, sku, rma, tracking, notes"


def returns_seconds(log):
    """From the first line of the pull to the line that says that all returns are there."""
    stamp = lambda line: datetime.datetime.fromisoformat(re.match(r"\[?([0-9-]+[ T][0-9:.]+)", line).group(1))  # noqa: E731
    lines = log.read_text().splitlines()
    start = next(line for line in lines if "pull of account" in line)
    ready = next(line for line in lines if "texts and orders of the list are indexed" in line)
    return (stamp(ready) - stamp(start)).total_seconds()


def by_import(folder):
    facts = sqlite3.connect(shop.WORKSPACE / "facts.db")
    rows = folder / "rows.csv"
    subprocess.run(["sqlite3", "-csv", shop.WORKSPACE / "facts.db", f".output {rows}", "SELECT * FROM returns"], check=True)
    # .import makes text of everything: the same table, but not STRICT.
    table, *indexes = [sql.replace(") STRICT", ")") for (sql,) in facts.execute(
        "SELECT sql FROM sqlite_master WHERE tbl_name = 'returns' AND sql IS NOT NULL ORDER BY type DESC")]
    text = f"CREATE VIRTUAL TABLE t USING fts5({TEXTS}, content='returns', content_rowid='n', tokenize='unicode61 remove_diacritics 2')"
    copy = folder / "import.db"
    steps = ["PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA cache_size=-32768;", table + ";", ".mode csv", f".import {rows} returns",
             *(sql + ";" for sql in indexes), text + ";", "INSERT INTO t(t) VALUES('rebuild');"]
    took = seconds(lambda: subprocess.run(["sqlite3", copy], input="\n".join(steps), text=True, check=True, stdout=subprocess.DEVNULL,
                                          stderr=subprocess.DEVNULL))
    assert sqlite3.connect(copy).execute("SELECT count(*) FROM returns").fetchone()[0] == shop.ROWS
    return took


whole, most = shop.read_anew()
ours = returns_seconds(shop.WORKSPACE / "resodesk.log")
with tempfile.TemporaryDirectory(prefix="resodesk-bench-") as made:
    peer = by_import(shop.pathlib.Path(made))
print(f"# {shop.ROWS} returns: {ours:.1f} s over HTTP, {peer:.1f} s by .import; with orders, messages, cases and settings {whole:.1f} s")
say("first_sync_vs_import", ours / peer, "ratio", 2, False)
say("first_sync_memory", most, "MB", 150, False)
end()
