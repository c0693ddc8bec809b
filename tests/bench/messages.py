# SPDX-License-Identifier: GPL-3.0-or-later
"""The messages page over a workspace with as many messages as the big shop has returns: how soon rows stand there after each letter of a
search and when it is taken back, and how soon a conversation can be read."""
import sqlite3
import subprocess
import time

from figures import BINARIES, Market, connect, end, say

import shop

# A conversation has two messages and a half on average.
CONVERSATIONS = shop.ROWS * 2 // 5
shop.FOLDER = shop.FOLDER.parent / f"messages-{shop.ROWS}"
shop.WORKSPACE = shop.FOLDER / "desk"


def read_anew():
    shop.FOLDER.mkdir(parents=True, exist_ok=True)
    options = ("--returns", "200", "--conversations", str(CONVERSATIONS), "--speed", "0", "--rate", "0")
    with Market(BINARIES / "resodesk-market", shop.FOLDER, *options) as market:
        connect(shop.WORKSPACE, market)
        subprocess.run([BINARIES / "resodesk-cli", "--workspace", shop.WORKSPACE, "sync"], check=True, stdout=subprocess.DEVNULL)
        subprocess.run([BINARIES / "resodesk-cli", "--workspace", shop.WORKSPACE, "messages", "list", "--search", "nothing-like-this"], check=True, stdout=subprocess.DEVNULL)


if not shop.WORKSPACE.exists():
    read_anew()

from big_list import BigList, percentile  # noqa: E402

from session import Session, wait_for  # noqa: E402


def words():
    with sqlite3.connect(shop.WORKSPACE / "facts.db") as facts:
        count = facts.execute("SELECT count(*) FROM message").fetchone()[0]
        one = lambda sql: facts.execute(sql).fetchone()[0]  # noqa: E731
        buyer, order, text = one("SELECT buyer FROM conversation LIMIT 1 OFFSET 321"), one("SELECT order_id FROM conversation WHERE order_id <> '' LIMIT 1 OFFSET 77"), one("SELECT text FROM message LIMIT 1 OFFSET 55")
    print(f"# {count} messages")
    plain = lambda word: "".join(c for c in word.lower() if c.isascii() and (c.isalnum() or c == "-"))[:10]  # noqa: E731
    return {"buyer": plain(buyer.split()[-1]), "order": plain(order), "text": plain(max(text.split(), key=len)), "common": "grazie", "nothing": "qzx"}


with Session(BINARIES, "bench") as session:
    big = BigList(session)
    views, letters, opened = [], [], []
    big.key("ctrl+shift+m")
    big.clear()
    for letter in "geamsi":  # and the whole inbox again
        big.key(letter)
        views.append(big.key("BackSpace")[0])
    for kind, word in words().items():
        times = [ms for ms, _ in big.filter_letters(word)]
        print(f"# {kind}, {word}: " + " ".join(f"{t:.0f}" for t in times))
        letters += times
    big.focus_list()
    for _ in range(20):
        before = len(big._lines("text"))
        pressed = big.keyboard.press("Down")
        wait_for("the conversation", lambda: len(big._lines("text")) > before)
        opened.append((big._lines("text")[before][0] - pressed) * 1000)
        time.sleep(0.3)
    memory = shop.anonymous_mb(big.window.pid)
    beats = big.close()
print("# opened: " + " ".join(f"{t:.0f}" for t in opened))
say("inbox_rows_p95", percentile(views, 95), "ms", 100, False)
say("inbox_search_p95", percentile(letters, 95), "ms", 50, False)
say("conversation_opened_p95", percentile(opened, 95), "ms", 50, False)
say("inbox_heartbeat_p99", percentile(beats, 99), "ms", 16, False)
say("inbox_heartbeat_max", max(beats), "ms", 100, False)
say("inbox_memory", memory, "MB", 80, False)
end()
