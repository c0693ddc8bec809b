# SPDX-License-Identifier: GPL-3.0-or-later
"""How late the window answers over the big shop while a screen reader listens: a client of the accessibility bus that has read the
table and hears of every change in it."""
import os
import signal
import subprocess
import sys

from figures import BINARIES, end, say

from big_list import BigList, percentile
from session import Session, wait_for

LISTENER = """
import sys, gi
gi.require_version('Atspi', '2.0')
from gi.repository import Atspi, GLib
listener = Atspi.EventListener.new(lambda event, *_: None)
for kind in ('object:children-changed', 'object:selection-changed', 'object:state-changed', 'object:text-changed', 'object:visible-data-changed',
             'object:active-descendant-changed', 'object:property-change', 'object:row-inserted', 'object:row-deleted', 'object:model-changed', 'focus:', 'window:'):
    listener.register(kind)
def table(node):
    if node.get_role_name() in ('table', 'tree table') and node.get_name() == 'Returns':
        return node
    return next((t for i in range(node.get_child_count()) if node.get_role_name() not in ('table', 'tree table') for t in [table(node.get_child_at_index(i))] if t), None)
desktop = Atspi.get_desktop(0)
found = [table(desktop.get_child_at_index(i)) for i in range(desktop.get_child_count())]
rows = next(t for t in found if t)
for r in range(20):
    for c in range(6):
        rows.get_table_iface().get_accessible_at(r, c).get_name()
print('listening', flush=True)
Atspi.event_main()
"""

with Session(BINARIES, "bench") as session:
    big = BigList(session, has_bridge=True)
    listener = subprocess.Popen([sys.executable, "-c", LISTENER], stdout=subprocess.PIPE, text=True)
    assert listener.stdout.readline() == "listening\n"
    for part in ("is:new", "amount:>50", "country:DE"):
        big.filter(part)
    big.focus_list()
    for heading in ("Buyer", "Order", "Amount"):
        big.heading(heading)
    big.focus_list()
    for _ in range(3):
        big.key("Home")
        big.key("End")
    big.key("Home")
    big.scroll(30)
    listener.send_signal(signal.SIGTERM)
    listener.wait()
    beats = big.close()
print(f"# {len(beats)} beats, p99 {percentile(beats, 99):.1f} ms")
say("reader_heartbeat_max", max(beats), "ms", 100, False)
end()
