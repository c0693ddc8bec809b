#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A small window to drag files from, in the upper right corner of the screen.

usage: drag_source.py FILE...
"""
import pathlib
import sys

import gi

gi.require_version("Gdk", "3.0")
gi.require_version("Gtk", "3.0")
from gi.repository import Gdk, Gtk  # noqa: E402

WIDTH, HEIGHT = 80, 30

if __name__ == "__main__":
    uris = [pathlib.Path(name).absolute().as_uri() for name in sys.argv[1:]]
    window = Gtk.Window(type=Gtk.WindowType.POPUP)
    area = Gtk.EventBox()
    window.add(area)
    area.drag_source_set(Gdk.ModifierType.BUTTON1_MASK, None, Gdk.DragAction.COPY)
    area.drag_source_add_uri_targets()
    area.connect("drag-data-get", lambda widget, context, data, info, time: data.set_uris(uris))
    window.set_size_request(WIDTH, HEIGHT)
    window.move(Gdk.Display.get_default().get_monitor(0).get_geometry().width - WIDTH, 0)
    window.show_all()
    print("ready", flush=True)
    Gtk.main()
