# SPDX-License-Identifier: GPL-3.0-or-later
"""Twenty rules replayed over 50,000 returns: the whole command, from start to the printed counts."""
import json

from figures import BINARIES, Folder, Market, cli, connect, end, median, say, seconds

COUNT = 50_000
ROUNDS = 3


def rules():
    """One of each kind, then some that nothing fits, so that most requests are asked by all."""
    first = [{"name": "buyers", "if": {"buyer_returns_at_least": 3}, "then": "tag", "tags": ["often"]},
             {"name": "small", "if": {"amount_at_most": "12.00 EUR"}, "then": "refund", "refund_reason": "keep_item"},
             {"name": "dear", "if": {"amount_at_least": "150.00 EUR"}, "then": "review"}]
    never = [{"name": f"never {i}", "if": {"sku": f"NONE-{i}-*", "countries": ["IT", "DE"], "order_age_at_most": 30}, "then": "review"} for i in range(16)]
    return {"rules": first + never + [{"name": "routine", "if": {"in_policy": True}, "then": "authorize", "rma": "own"}]}


with Folder() as folder, Market(BINARIES / "resodesk-market", folder, "--returns", str(COUNT), "--speed", "0", "--rate", "0") as market:
    desk = folder / "desk"
    connect(desk, market)
    cli(desk, "sync")
    file = folder / "rules.json"
    file.write_text(json.dumps(rules()), encoding="utf-8")
    cli(desk, "rules", "import", file)
    replay = json.loads(cli(desk, "--format", "json", "rules", "replay", "--days", "3660"))
    assert replay["requests"]["count"] == COUNT, replay["requests"]
    print("# " + ", ".join(f"{name} {tally['count']}" for name, tally in replay["would"].items()))
    say("replay_of_50000", median(seconds(lambda: cli(desk, "--format", "json", "rules", "replay", "--days", "3660")) for _ in range(ROUNDS)), "s", 2, False)
end()
