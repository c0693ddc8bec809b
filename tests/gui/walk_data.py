# SPDX-License-Identifier: GPL-3.0-or-later
"""A workspace in which every page has something to show."""
import contextlib
import json
import sqlite3
import struct
import subprocess
import zlib

DAY = 24 * 3600 * 1000
RULES = {"rules": [{"name": "Poca spesa", "if": {"amount_at_most": "15.00 EUR"}, "then": "authorize"},
                   {"name": "Tutto", "then": "review", "tags": ["caro"]}, {"name": "Mai", "if": {"amount_at_least": "100.00 EUR"}, "then": "review"}]}


def age(session, what):
    with contextlib.closing(sqlite3.connect(session.workspace / "ledger.db")) as ledger:
        ledger.execute(f"UPDATE action SET {what}")
        ledger.commit()


def picture(folder):
    """A photo of a parcel: 300 x 200 pixels."""
    def chunk(kind, data):
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
    rows = b"".join(b"\0" + bytes((120, 90 + y // 4, 60)) * 300 for y in range(200))
    path = folder / "parcel.png"
    path.write_bytes(b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", 300, 200, 8, 2, 0, 0, 0)) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b""))
    return path


def ids(session, view):
    return [r["id"] for r in session.cli_json("returns", "list", "--view", view)["returns"]]


def outbox(s, market, new, ready):
    """Confirmed, failed, without an answer for days, waiting for days."""
    def refund(one, *more, code=0):
        s.cli("--yes", "returns", "refund", one, "--full", "--reason", "returned", *more, code=code)
    refund(ready.pop(), "--hold", 0, "--wait")
    market.sim("POST", "/sim/faults", {"do": "answer", "method": "POST", "path": "/refund", "status": 422, "type": "application/problem+json", "times": 1,
                                       "body": '{"type":"urn:open-channel:problem:invalid","title":"no","status":422,"detail":"The reason is not known."}'})
    refund(ready.pop(), "--hold", 0, "--wait", code=1)
    market.sim("POST", "/sim/faults", {"do": "error_before", "method": "POST", "path": "/refund", "status": 500, "times": -1})
    refund(ready.pop(), "--hold", 0, "--wait", "--timeout", 1, code=4)
    market.sim("DELETE", "/sim/faults")
    age(s, f"sent_at = sent_at - {2 * DAY} WHERE state='UNKNOWN'")
    for _ in range(3):
        refund(ready.pop(), "--hold", 1)
    age(s, f"approved_at = approved_at - {2 * DAY} WHERE state='WAITING'")


def halted(s, some):
    """A decision for many that stands still."""
    s.cli("--yes", "returns", "authorize", *some, "--hold", 1)
    s.cli("outbox", "pause", s.cli_json("outbox", "bulks")["bulks"][0]["bulk"])


def take_back(s):
    """What waits is not sent any more: desk and market can agree."""
    for action in s.cli_json("outbox", "list")["actions"]:
        if action["state"] == "WAITING":
            s.cli("outbox", "cancel", action["id"])


def prepare(s, market, stages):
    new, ready = ids(s, "new"), ids(s, "to_inspect")
    photo = picture(s.folder)
    s.cli("settings", "set", "local.undo_seconds=1")
    s.cli("--yes", "returns", "authorize", new[0], "--hold", 0, "--wait")
    inspected = s.cli_json("returns", "show", ready.pop())
    s.cli("returns", "inspect", inspected["id"], "--line", inspected["lines"][0]["line"], "--condition", "used", "--cause", "unit", "--note", "graffi", "--photo", photo)
    outbox(s, market, new, ready)
    halted(s, new[8:12])
    s.cli("returns", "tag", *new[2:6], "--add", "urgente", "--add", "da verificare")
    s.cli("returns", "snooze", *new[6:8], "--in", "3d")
    for stage in stages:  # each remembers widths for its own words
        s.cli("returns", "views", "--save", f"Germania {stage}", "--search", "country:DE")
    s.cli("bench", "keep", "ZZ-9", "--photo", photo, "--note", "scatola marrone")
    costs = s.folder / "costs.csv"
    costs.write_text("kind;size;country;seller;buyer;handling;sku;condition;percent\nparcel;small;;7.90 EUR;900.00 EUR;2.50 EUR;;;\nsku;small;;;;;*;;\n")
    s.cli("advisor", "costs", "import", costs)
    rules = s.folder / "rules.json"
    rules.write_text(json.dumps(RULES))
    s.cli("rules", "import", rules)
    report = s.folder / "returns.tsv"
    report.write_text("Order ID\tReturn request date\tReturn request status\tAmazon RMA ID\tCurrency code\tMerchant SKU\tItem Name\tReturn quantity\tReturn Reason\t"
                      "In policy\tResolution\tReturn delivery date\tOrder Amount\tOrder quantity\tRefunded Amount\n"
                      "402-1111111-0000001\t20-Nov-2026\tPendingApproval\tD1\tEUR\tMUG-1\tTazza blu\t1\tCR-DEFECTIVE\tY\tStandardRefund\t\t24,90\t1\t\n"
                      "402-1111111-0000002\t20-Nov-2026\tApproved\tD1\tEUR\tMUG-1\tTazza blu\t1\tCR-DEFECTIVE\tY\tStandardRefund\t\tmuch\t1\t\n")
    return {"labelled": new[0], "inspected": inspected["id"], "report": report}
