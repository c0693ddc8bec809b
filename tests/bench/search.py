# SPDX-License-Identifier: GPL-3.0-or-later
"""Search as one types in the big shop: from each letter to its first rows on the screen, newest first."""
import sqlite3

from figures import BINARIES, end, say

import shop
from big_list import BigList, percentile
from session import Session


def words():
    """Of a common and a rare buyer, a common item, an order and an SKU: what is in the workspace, not what this file thinks is."""
    with sqlite3.connect(shop.workspace() / "facts.db") as facts:
        one = lambda sql: facts.execute(sql).fetchone()[0]  # noqa: E731
        names = "SELECT buyer FROM returns WHERE n % 97 = 0 GROUP BY buyer ORDER BY count(*)"
        found = {"common buyer": one(names + " DESC LIMIT 1").split()[-1], "rare buyer": one(names + " LIMIT 1").split()[-1],
                 "item": one("SELECT item FROM returns WHERE n % 97 = 0 GROUP BY item ORDER BY count(*) DESC LIMIT 1").split()[0],
                 "order": one("SELECT order_id FROM returns LIMIT 1 OFFSET 4321"), "sku": one("SELECT sku FROM returns LIMIT 1 OFFSET 777").split()[0],
                 "nothing": "qzx"}
    return {kind: "".join(c for c in word.lower() if c.isascii() and (c.isalnum() or c == "-"))[:10] for kind, word in found.items()}


with Session(BINARIES, "bench") as session:
    big = BigList(session)
    every = []
    print("# after each letter, ms")
    for kind, word in words().items():
        times = [ms for ms, _ in big.filter_letters(word)]
        print(f"# {kind}, {word}: " + " ".join(f"{t:.0f}" for t in times))
        every += times
    big.close()
say("search_first_rows_p95", percentile(every, 95), "ms", 50, False)
end()
