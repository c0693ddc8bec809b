# SPDX-License-Identifier: GPL-3.0-or-later
"""The way through every page, sheet and window, by shortcuts and buttons, in whatever language it speaks."""
import tree as looks
from session import wait_for
from window import BUTTON, TABLES, Table, Window

TAB_AT_ONCE = 12


def start(s, stage, workspace, binaries):
    return Window(s, process=s.start([str(binaries / "resodesk"), "--workspace", str(workspace), "--language", stage.language]))


class Walker:
    def __init__(self, s, tree, stage, window):
        self.s, self.tree, self.stage, self.t, self.w = s, tree, stage, stage.t, window

    def see(self, place, wanted=lambda window: True):
        window = self.tree.settled(place, wanted)
        if self.stage.pictures:
            self.s.screenshot(f"{self.stage.name}-{place}")
        self.stage.check(place, window)
        return window

    def press(self, english):
        self.w.find(BUTTON, self.t(english)).press()

    def pick(self):
        """The first row of each list of the window on top, for what is done with a chosen row."""
        for found in self.w.find("dialog").all(TABLES):
            table = Table(found.a, found.path)
            if table.count:
                table.select(0)

    def opened(self, place, how, inside=None):
        """Opens something over what is there, looks at it, does what is to be done inside, and leaves by Esc."""
        below = self.tree.top()["id"]
        self.attempt(place, lambda: self.look_inside(place, how, below, inside), below)

    def look_inside(self, place, how, below, inside):
        how()
        window = self.see(place, lambda w: w["id"] != below)
        if self.stage.tabs:
            self.tab_through(place, window)
        if inside:
            inside()
        self.w.keys("Escape")
        self.back(place, below)

    def back(self, place, below):
        self.tree.settled(f"what was below {place}", lambda w: w["id"] == below)

    def attempt(self, place, what, below):
        """What cannot be reached is a fault; the walk goes on from where it was."""
        try:
            what()
        except AssertionError as why:
            assert self.w.process.poll() is None, f"{place}: the window ended"
            self.s.screenshot(f"{self.stage.name}-{place}-not-reached")
            self.stage.note(place, [f"not reached: {str(why)[:300]}"])
            for _ in range(5):
                if (self.tree.top() or {}).get("id") == below:
                    return
                self.w.keys("Escape")

    def keys(self, place, *keys, inside=None):
        self.opened(place, lambda: self.w.keys(*keys), inside)

    def button(self, place, english, inside=None):
        self.opened(place, lambda: self.press(english), inside)

    def tab_through(self, place, window):
        self.tree.focused()
        seen = {window["focus"]}
        for _ in range(8):
            self.w.keys(*["Tab"] * TAB_AT_ONCE)
            now = self.tree.focused()
            isNew = set(now) - seen
            seen |= set(now)
            if not isNew:
                break
        self.stage.note(place, looks.unreached(window, seen))


def first_start(s, tree, stage, binaries):
    w = start(s, stage, s.folder / f"empty-{stage.name}", binaries)
    walker = Walker(s, tree, stage, w)
    walker.see("first-start")
    walker.button("account", "Connect my account")
    # A sheet that is just going may take the key with it.
    wait_for("the window closes", lambda: w.keys("ctrl+q") or w.process.poll() is not None)
    assert w.process.returncode == 0, w.process.returncode


class Tour(Walker):
    def __init__(self, s, tree, stage, data, binaries):
        super().__init__(s, tree, stage, start(s, stage, s.workspace, binaries))
        self.data = data
        self.returns = self.w.table(self.t("Returns"))

    def go(self):
        main = self.tree.settled("the window")["id"]
        parts = (self.requests, self.bench, self.lists, self.messages, self.parcels, self.outbox, self.settings, self.window)
        for part in (self.always,) if self.stage.is_brief else parts:
            self.attempt(part.__name__, part, main)
        self.leave()

    def list(self, key, select=(0,)):
        self.w.keys(key)
        wait_for("the view is listed", lambda: self.returns.count > max(select))
        self.returns.select(*select)

    def find(self, number):
        self.w.keys("ctrl+8")
        self.w.field(self.t("Filter")).type(number)
        def is_shown():  # the list may still be the one before, and as short
            if self.returns.count == 1:
                self.returns.grid.add_row_selection(0)
            return self.w.has("label", lambda n: n.startswith(number))
        wait_for(f"{number} is listed, selected and shown", is_shown)

    def tab(self, number):
        self.w.find("page tab list").take(number)

    def always(self):
        self.list("ctrl+1")
        self.see("new")

    def requests(self):
        self.list("ctrl+1")
        window = self.see("new")
        if self.stage.tabs:
            self.tab_through("new", window)
        self.returns.select(0)
        for key, place in (("ctrl+e", "authorize"), ("ctrl+l", "close"), ("ctrl+r", "refund-new"), ("ctrl+m", "contact"), ("ctrl+d", "snooze"), ("ctrl+t", "tags")):
            self.keys(place, key)
        self.returns.select(0, 1, 2, 3)
        self.see("new-many")
        for key, place in (("ctrl+e", "authorize-many"), ("ctrl+l", "close-many"), ("ctrl+m", "contact-many"), ("ctrl+d", "snooze-many"), ("ctrl+t", "tags-many"),
                           ("ctrl+p", "labels-missing")):
            self.keys(place, key)
        self.w.keys("ctrl+shift+a")
        self.see("all-that-match")
        self.w.keys("Escape")

    def bench(self):
        self.list("ctrl+4")
        self.see("to-inspect")
        self.keys("refund", "ctrl+r")
        self.keys("inspect", "ctrl+i")
        self.returns.select(0, 1, 2)
        self.keys("refund-many", "ctrl+r")
        self.keys("unidentified", "ctrl+u")
        self.opened("unknown-code", lambda: self.w.scan("XX-UNKNOWN-7"))

    def lists(self):
        self.find(self.data["inspected"])
        for number, place in enumerate(("timeline", "items", "inspection", "label", "files", "related", "notes")):
            self.tab(number)
            self.see(f"detail-{place}")
        self.find(self.data["labelled"])
        self.tab(3)
        self.see("detail-own-label")
        self.button("true-size", "True size...")
        self.tab(0)
        self.w.field(self.t("Filter")).type("raeson:defective")
        self.see("not-understood")
        self.w.keys("ctrl+f", "ctrl+a")
        self.w.type_text("rea")
        self.w.table(self.t("Suggestions"))
        self.see("offers")
        self.w.keys("Escape", "Escape")
        self.keys("save-view", "ctrl+shift+s")
        self.w.table(self.t("Pages and views")).select_where(lambda row: row[0].strip() == f"Germania {self.stage.name}")
        self.see("saved-view")
        self.keys("rename-view", "F2")
        self.list("ctrl+shift+n")
        self.see("snoozed")

    def messages(self):
        self.w.keys("ctrl+shift+m")
        inbox = self.w.table(self.t("Conversations"))
        wait_for("conversations are listed", lambda: inbox.count > 1)
        inbox.select(0)
        window = self.see("messages")
        if self.stage.tabs:
            self.tab_through("messages", window)
        self.w.field(self.t("Message")).type("www.shop.example")
        self.w.table(self.t("Before you send"))
        self.see("messages-findings")
        self.w.field(self.t("Message")).type("Buongiorno, parte oggi.")
        wait_for("it can be sent", lambda: self.w.find(BUTTON, self.t("Send")).is_enabled)
        self.keys("send-later", "ctrl+shift+Return")
        self.w.field(self.t("Message")).type("")
        self.keys("promises", "ctrl+shift+k")
        self.w.keys("ctrl+f")
        self.w.type_text("xyzzy")
        wait_for("nothing is found", lambda: not self.w.has(TABLES, self.t("Conversations")))
        self.see("messages-nothing")
        self.w.keys("Escape")

    def parcels(self):
        self.w.keys("ctrl+9")
        parcels = self.w.table(self.t("Lost parcels"))
        wait_for("cases are listed", lambda: parcels.count > 1)
        parcels.select(0)
        self.w.find("label", lambda n: n.startswith("CASE-"))
        self.see("parcels")
        for key, place in (("ctrl+m", "parcel-message"), ("ctrl+r", "parcel-refund"), ("ctrl+l", "parcel-close")):
            self.keys(place, key)
        self.button("parcel-replacement", "Send replacement...")

    def outbox(self):
        self.w.keys("ctrl+0")
        outbox = self.w.table(self.t("Outbox"))
        wait_for("what is open is listed", lambda: outbox.count >= 4)
        for number in range(outbox.count):
            outbox.select(number)
            self.see(f"outbox-{number}")
            if self.w.find(BUTTON, self.t("Has it happened?...")).is_enabled:
                self.button("settle", "Has it happened?...")
        self.button("stale", "Look")
        self.button("bulk-details", "Details...")

    def settings(self):
        self.w.keys("ctrl+comma")
        top = self.tree.top()["id"]
        window = self.tree.settled("settings", lambda w: w["title"] == self.t("Settings"))
        pages = self.w.find("dialog", self.t("Settings")).find("page tab list")
        inside = {0: ("Add...", "Add a mailbox..."), 1: ("New...",), 3: ("New...", "Replay the last 90 days..."), 4: ("New...",), 5: ("New parcel...", "New SKU...", "Change..."),
                  6: ("Rename...",)}
        for number, place in enumerate(("accounts", "addresses", "automation", "rules", "inspection", "costs", "tags", "notices", "general")):
            pages.take(number)
            window = self.see(f"settings-{place}")
            if self.stage.tabs:
                self.tab_through(f"settings-{place}", window)
            if number in inside:
                self.pick()
            for english in inside.get(number, ()):
                self.button(f"settings-{place}-{english.strip('.').lower().replace(' ', '-')}", english)
        self.w.keys("Escape")
        self.back("settings", top)

    def command(self, english):
        """By the palette."""
        self.w.keys("ctrl+k")
        palette = self.w.sheet(self.t("Commands"))
        palette.field(self.t("Command")).type(self.t(english).rstrip("."))
        self.tree.settled("the palette", lambda w: w["title"] == self.t("Commands"))
        self.w.keys("Return")
        wait_for("the palette is closed", lambda: (self.tree.top() or {"title": self.t("Commands")})["title"] != self.t("Commands"))

    def bring(self):
        """The list of returns that lies in a file, through the system's window for files."""
        self.command("&Import returns...")
        chooser = self.t("Choose a list of returns")
        wait_for("the chooser has the keyboard", lambda: self.w.active() == chooser)
        self.w.type_text(str(self.data["report"]))
        self.w.keys("Return")
        wait_for("the chooser closes", lambda: self.w.active() not in (chooser, ""))

    def window(self):
        self.keys("palette", "ctrl+k")
        self.keys("shortcuts", "F1", inside=lambda: (self.pick(), self.button("change-shortcut", "Change...")))
        self.opened("import", self.bring)
        self.opened("about", lambda: self.command("&About ResoDesk"))

    def leave(self):
        self.w.keys("ctrl+q")
        self.see("leave")
        self.press("Close and keep")
        wait_for("the window is closed", lambda: self.w.process.poll() is not None)
