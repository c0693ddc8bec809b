# SPDX-License-Identifier: GPL-3.0-or-later
"""The list of the big shop: how soon rows are on the screen after a key or click - filter, order of an indexed column, jump to the end -
how late the window answers meanwhile, and what memory it takes after scrolling about."""
from figures import BINARIES, end, say

import shop
from big_list import ROUNDS, BigList, percentile
from session import Session

with Session(BINARIES, "bench") as session:
    big = BigList(session)
    took = {"filter": [], "sort": [], "end": []}
    big.keyboard.press("ctrl+f")
    for i in range(ROUNDS // 2):  # of parts that many and few returns have
        took["filter"] += big.filter(("is:new", "amount:>50", "reason:defective", "country:DE", "requested:<7d", "amount:>5000")[i % 6])
    big.focus_list()  # what is offered for the filter covers the headings
    for i in range(ROUNDS):
        took["sort"].append(big.heading(("Buyer", "Order", "Amount")[i % 3])[0])
    big.focus_list()
    for _ in range(ROUNDS):
        big.key("Home")
        took["end"].append(big.key("End")[0])
    big.key("Home")
    big.scroll(200)
    memory = shop.anonymous_mb(big.window.pid)
    beats = big.close()
for name, times in took.items():
    print(f"# {name}: " + " ".join(f"{t:.0f}" for t in times))
    say(f"rows_after_{name}_p95", percentile(times, 95), "ms", 100, False)
print(f"# {len(beats)} beats")
say("list_heartbeat_p99", percentile(beats, 99), "ms", 16, False)
say("list_heartbeat_max", max(beats), "ms", 100, False)
say("list_memory", memory, "MB", 80, False)
end()
