# SPDX-License-Identifier: GPL-3.0-or-later
"""Drives the real window through the accessibility tree, as a screen reader would see it."""
import os
import subprocess
import warnings

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, GLib  # noqa: E402

from session import wait_for  # noqa: E402

warnings.filterwarnings("ignore", category=DeprecationWarning)  # of the introspected names, the same in Debian 12 and 13
TABLES = ("table", "tree table")
SHEETS = ("dialog", "alert", "file chooser")
BUTTON = ("push button", "button")  # AT-SPI has renamed the role


class Actions:
    """What a person has done to get this far: each click and each key, and beside them what was typed as text."""

    def __init__(self):
        self.clear()

    def clear(self):
        self.done, self.typed = [], []

    def add(self, *what):
        self.done += what

    def at_most(self, number, purpose):
        line = f"{purpose}: {len(self.done)} of {number} actions: {', '.join(self.done)}" + (f"; typed {', '.join(map(repr, self.typed))}" if self.typed else "")
        print(line)
        assert len(self.done) <= number, "too many actions. " + line


actions = Actions()  # everything below that a person would do counts here


def text_of(node):
    if node is None:  # the row went while it was read
        return ""
    text = node.get_text_iface()
    return Atspi.Text.get_text(text, 0, -1) if text else node.get_name()


def is_shown(node):
    states = node.get_state_set()
    return states.contains(Atspi.StateType.SHOWING)


class Node:
    """One thing on the screen. A search looks again until it is there."""

    def __init__(self, accessible, path):
        self.a = accessible
        self.path = path

    def _walk(self, node):
        try:
            if node.get_role_name() in TABLES:
                return
            count = node.get_child_count()
        except GLib.Error:
            return
        for i in range(count):
            try:
                child = node.get_child_at_index(i)
            except GLib.Error:
                continue
            if child is None:
                continue
            yield child
            yield from self._walk(child)

    def all(self, role, name=None):
        found = []
        for node in self._walk(self.a):
            try:
                if (role is None or node.get_role_name() in (role if isinstance(role, tuple) else (role,))) and is_shown(node):
                    if name is None or (name(node.get_name()) if callable(name) else node.get_name() == name):
                        found.append(Node(node, f"{self.path} > {role} '{name}'"))
            except GLib.Error:
                continue
        return found

    def find(self, role, name=None):
        def look():
            return next(iter(self.all(role, name)), None)
        return wait_for(lambda: f"{self.path}: {role} '{name}' ({self.describe()})", look)

    def describe(self):
        def say(node):
            try:
                return f"{node.a.get_role_name()} '{node.a.get_name()}'" if node.a.get_name() else ""
            except GLib.Error:  # it went away meanwhile
                return ""
        return ", ".join(sorted({say(node) for node in self.all(None)} - {""}))[:900]

    def has(self, role, name=None):
        return bool(self.all(role, name))

    def button(self, name):
        return self.find(BUTTON, name)

    def field(self, name):
        return self.find(("text", "spin button"), name)

    def says(self, words):
        """Waits until a text on the screen contains the words."""
        def look():
            return [n for n in self.all(("label", "text", "panel")) if words in (text_of(n.a) or "")]
        return wait_for(lambda: f"{self.path} says '{words}' ({self.describe()})", look)[0]

    @property
    def name(self):
        return self.a.get_name()

    @property
    def text(self):
        return text_of(self.a)

    @property
    def is_enabled(self):
        return self.a.get_state_set().contains(Atspi.StateType.SENSITIVE)

    @property
    def is_focused(self):
        return self.a.get_state_set().contains(Atspi.StateType.FOCUSED)

    @property
    def is_checked(self):
        return self.a.get_state_set().contains(Atspi.StateType.CHECKED)

    @property
    def description(self):
        return self.a.get_description()

    def press(self):
        wait_for(f"{self.path} is enabled", lambda: self.is_enabled)
        actions.add(f"press {self.name}")
        # An action that opens a dialog answers only when the dialog is gone: not waited for.
        self.a.get_action_iface().do_action(0)
        return self

    def type(self, text):
        actions.typed.append(text)
        Atspi.EditableText.set_text_contents(self.a.get_editable_text_iface(), text)
        return self

    @property
    def options(self):
        menu = self.a.get_child_at_index(0)
        return [menu.get_child_at_index(i).get_name() for i in range(menu.get_child_count())]

    def choose(self, option):
        """Of a choice: takes an option by its words."""
        wait_for(f"{self.path} offers '{option}' (it offers {self.options})", lambda: option in self.options)
        actions.add(f"open {self.name}", f"take {option}")
        self.a.get_selection_iface().select_child(self.options.index(option))
        return self

    def take(self, page):
        """Of tabs: the page with this number, from 0, or with this name."""
        if isinstance(page, str):
            page = [self.a.get_child_at_index(i).get_name() for i in range(self.a.get_child_count())].index(page)
        actions.add(f"tab {page}")
        self.a.get_selection_iface().select_child(page)

    def check(self):
        """A check box or radio button, on."""
        if not self.is_checked:
            self.press()
        wait_for(f"{self.path} is on", lambda: self.is_checked)
        return self


class Table(Node):
    @property
    def grid(self):
        return self.a.get_table_iface()

    @property
    def count(self):
        return self.grid.get_n_rows()

    def row(self, number):
        return [text_of(self.grid.get_accessible_at(number, c)) for c in range(self.grid.get_n_columns())]

    def rows(self):
        return [self.row(i) for i in range(self.count)]

    def select(self, *numbers):
        for number in numbers:
            actions.add(f"row {number}")
            self.grid.add_row_selection(number)
        for number in list(self.grid.get_selected_rows()):
            if number not in numbers:
                self.grid.remove_row_selection(number)
        wait_for(f"rows {numbers} are selected", lambda: set(numbers) == set(self.grid.get_selected_rows()))

    def select_where(self, wanted):
        def look():
            return [i for i, row in enumerate(self.rows()) if wanted(row)]
        self.select(wait_for(f"{self.path} has the row", look)[0])


class Window(Node):
    def __init__(self, session, language="en", options=(), process=None, names=str):
        """Starts the window, or takes the one that something else has started. `names`: the language of its own names."""
        self.session = session
        self.names = names
        self.process = process or session.start([str(session.binaries / "resodesk"), "--workspace", str(session.workspace), "--language", language, *options])
        Atspi.init()

        def look():
            assert self.process.poll() is None, "the window ended: " + (session.folder / "resodesk.log").read_text()
            desktop = Atspi.get_desktop(0)
            for i in range(desktop.get_child_count()):
                app = desktop.get_child_at_index(i)
                if app and app.get_name() == "resodesk" and app.get_child_count() > 0:
                    return app
            return None

        super().__init__(wait_for("the window is there", look), "window")

    def table(self, name):
        found = self.find(TABLES, name)
        return Table(found.a, found.path)

    @property
    def places(self):
        return self.table(self.names("Pages and views"))

    def go(self, place):
        """Chooses a page or view on the left."""
        self.places.select_where(lambda row: row[0].strip() == place)

    def count_of(self, place):
        """The live count beside a page or view."""
        return int(next(row[1] for row in self.places.rows() if row[0].strip() == place) or 0)

    def sheet(self, title=None):
        """A dialog by its title, or the one that is open."""
        return self.find("dialog", title)

    def has_sheet(self):
        return self.has("dialog")

    def click(self, node):
        """With the mouse, as soon as it can be used and stands still."""
        def look():
            nonlocal seen
            box = node.a.get_component_iface().get_extents(Atspi.CoordType.SCREEN)
            before, seen = seen, (box.x, box.y, box.width, box.height)
            return node.is_enabled and seen == before and box.width > 0
        seen = None
        wait_for(f"{node.path} can be clicked", look)
        actions.add(f"click {node.name}")
        x, y, width, height = seen
        subprocess.run(["xdotool", "mousemove", str(x + width // 2), str(y + height // 2), "click", "1"], check=True)

    @staticmethod
    def middle_of(node):
        """From the left of the screen."""
        box = node.a.get_component_iface().get_extents(Atspi.CoordType.SCREEN)
        return box.x + box.width // 2

    def drag(self, start, end):
        """With the mouse, from a place to another: (x, y) each."""
        actions.add("drag")
        steps = [("mousemove", *start), ("mousedown", "1")]
        for part in (0.1, 0.3, 0.6, 0.9, 1):  # a drag begins with a way and is followed by its motions
            at = [str(round(int(a) + (int(b) - int(a)) * part)) for a, b in zip(start, end)]
            steps += [("sleep", "0.05"), ("mousemove", *at)]
        for step in (*steps, ("sleep", "0.1"), ("mouseup", "1")):
            subprocess.run(["xdotool", *step], check=True)

    def _await_keyboard(self):
        """A key that is sent before what has just opened has the keyboard goes to what lies below."""
        def look():
            active, tops = self.active(), (self.a.get_child_at_index(i) for i in range(self.a.get_child_count()))
            sheets = [top.get_name() for top in tops if top and top.get_role_name() in SHEETS and is_shown(top)]
            return not sheets or active in sheets
        wait_for(lambda: f"a sheet that is open has the keyboard (it is at '{self.active()}')", look)

    def keys(self, *keys):
        self._await_keyboard()
        actions.add(*keys)
        subprocess.run(["xdotool", "key", "--clearmodifiers", *keys], check=True)

    def active(self):
        """The title of the window that has the keyboard."""
        return subprocess.run(["xdotool", "getactivewindow", "getwindowname"], capture_output=True, text=True).stdout.strip()

    def type_text(self, text):
        """As a person types: slower than any scanner. xdotool waits half of the delay."""
        self._await_keyboard()
        actions.typed.append(text)
        subprocess.run(["xdotool", "type", "--delay", "150", text], check=True)

    def scan(self, code, delay=1):
        """As a scanner types, with its Enter. One action. xdotool waits half of the delay."""
        self._await_keyboard()
        actions.add(f"scan {code}")
        subprocess.run(["xdotool", "type", "--delay", str(delay), code + "\n"], check=True)

    def close(self, code=0):
        """As the user does; the exit code is the sanitizers' verdict too."""
        wait_for("the window has the keyboard again", lambda: self.active() == "ResoDesk")  # a sheet that is just going takes the key with it
        self.keys("ctrl+q")
        try:
            ended = self.process.wait(float(os.environ.get("RESODESK_TEST_PATIENCE", "30")))
        except subprocess.TimeoutExpired:
            self.session.screenshot("not-closed")
            raise AssertionError("the window did not close: " + self.describe()) from None
        log = (self.session.folder / "resodesk.log").read_text()
        assert ended == code, f"the window ended with {ended}\n{log}"
        for bad in ("GLib-GObject-CRITICAL", "../src/"):  # GTK grumbles about narrow scroll bars; wx asserts name its source
            assert bad not in log, log
