# SPDX-License-Identifier: GPL-3.0-or-later
"""A desktop that shows notifications: owns org.freedesktop.Notifications on the session's bus, writes down what it is told, and clicks."""
import threading

from gi.repository import Gio, GLib

INTERFACE = """
<node><interface name="org.freedesktop.Notifications">
  <method name="GetCapabilities"><arg direction="out" type="as"/></method>
  <method name="Notify">
    <arg direction="in" type="s"/><arg direction="in" type="u"/><arg direction="in" type="s"/><arg direction="in" type="s"/>
    <arg direction="in" type="s"/><arg direction="in" type="as"/><arg direction="in" type="a{sv}"/><arg direction="in" type="i"/>
    <arg direction="out" type="u"/>
  </method>
  <signal name="ActionInvoked"><arg type="u"/><arg type="s"/></signal>
</interface></node>"""
NAME, PATH = "org.freedesktop.Notifications", "/org/freedesktop/Notifications"


class NotificationServer:
    """Hears on a thread of its own."""

    def __init__(self):
        self.told, self.last = [], 0
        self._context = GLib.MainContext.new()
        self._loop = GLib.MainLoop.new(self._context, False)
        ready = threading.Event()
        self._thread = threading.Thread(target=self._run, args=(ready,), daemon=True)
        self._thread.start()
        assert ready.wait(30)

    def _run(self, ready):
        self._context.push_thread_default()
        self._bus = Gio.bus_get_sync(Gio.BusType.SESSION)
        node = Gio.DBusNodeInfo.new_for_xml(INTERFACE)
        self._bus.register_object(PATH, node.interfaces[0], self._call, None, None)
        self._bus.call_sync("org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus", "RequestName",
                            GLib.Variant("(su)", (NAME, 4)), GLib.VariantType("(u)"), Gio.DBusCallFlags.NONE, -1, None)
        ready.set()
        self._loop.run()

    def _call(self, bus, sender, path, interface, method, arguments, invocation):
        if method == "GetCapabilities":
            return invocation.return_value(GLib.Variant("(as)", (["body", "body-markup", "actions"],)))
        app, replaces, icon, title, body, actions, hints, timeout = arguments.unpack()
        self.last = replaces or self.last + 1
        self.told.append({"app": app, "title": title, "body": body, "actions": actions, "hints": hints, "sender": sender})
        return invocation.return_value(GLib.Variant("(u)", (self.last,)))

    def click(self):
        self._bus.emit_signal(None, PATH, NAME, "ActionInvoked", GLib.Variant("(us)", (self.last, "default")))

    def close(self):
        self._loop.quit()
        self._thread.join(10)
