# SPDX-License-Identifier: GPL-3.0-or-later
"""A private desktop for the window under test: X server, window manager, accessibility bus, a marketplace, a workspace.

Run inside `dbus-run-session`. Everything it starts ends with the `with` block; the window is closed like a user
closes it, so that its exit code (and the sanitizers' verdict) counts.
"""
import gettext
import json
import os
import pathlib
import shutil
import signal
import subprocess
import sys
import tempfile
import time

SUPPORT = pathlib.Path(__file__).resolve().parent.parent / "support"
sys.path.insert(0, str(SUPPORT))
import market  # noqa: E402
from gi.repository import GLib  # noqa: E402

PATIENCE = float(os.environ.get("RESODESK_TEST_PATIENCE", "30"))


def wait_for(what, condition, patience=PATIENCE):
    """Polls, because neither X nor AT-SPI promises an event for every change.

    What is looked at may go away while it is read (a sheet that closes): then it is looked for again.
    """
    end = time.monotonic() + patience
    while True:
        try:
            found = condition()
        except GLib.Error:
            found = None
        if found:
            return found
        if time.monotonic() > end:
            raise AssertionError(f"waited {patience:.0f} s in vain: {what() if callable(what) else what}")
        time.sleep(0.02)


def words_of(binaries, language):
    """What the window's texts are in this language: a function of the English ones, and of their context where they have one."""
    if language == "en":
        return lambda text, context=None: text
    catalogue = gettext.translation("resodesk", pathlib.Path(binaries).parent / "share" / "locale", [language])
    return lambda text, context=None: catalogue.pgettext(context, text) if context else catalogue.gettext(text)


class Session:
    def __init__(self, binaries, name):
        self.binaries = pathlib.Path(binaries)
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="resodesk-gui-"))
        self.shots = pathlib.Path(os.environ.get("RESODESK_SCREENSHOTS", self.binaries.parent / "screenshots"))
        self.shots.mkdir(parents=True, exist_ok=True)
        self.workspace = self.folder / "desk"
        self.name = name
        self.started = []

    def __enter__(self):
        runtime = self.folder / "run"
        runtime.mkdir(mode=0o700)
        os.environ.update(XDG_RUNTIME_DIR=str(runtime), HOME=str(self.folder), XDG_CONFIG_HOME=str(self.folder / "config"),
                          XDG_DATA_HOME=str(self.folder / "data"), XDG_CACHE_HOME=str(self.folder / "cache"), GDK_BACKEND="x11",
                          TZ="Europe/Rome", LC_ALL="C.UTF-8", NO_AT_BRIDGE="0", GTK_THEME="Adwaita")
        os.environ.pop("WAYLAND_DISPLAY", None)
        self.show_on((1280, 800))
        self.start(["/usr/libexec/at-spi-bus-launcher", "--launch-immediately"])
        return self

    def show_on(self, size):
        """What is started from now on, is on a screen of this size."""
        read, write = os.pipe()
        self.start(["Xvfb", "-displayfd", str(write), "-screen", "0", f"{size[0]}x{size[1]}x24", "-nolisten", "tcp", "-noreset"], pass_fds=[write])
        os.close(write)
        with os.fdopen(read) as number:
            os.environ["DISPLAY"] = ":" + number.readline().strip()
        self.start(["openbox"])
        wait_for("the window manager", lambda: b"window id" in subprocess.run(["xprop", "-root", "_NET_SUPPORTING_WM_CHECK"], capture_output=True).stdout)

    def __exit__(self, *failure):
        if failure[0]:
            subprocess.run(["import", "-window", "root", str(self.shots / f"{self.name}-failed.png")], check=False)
            for log in sorted(self.folder.glob("resodesk*.log")):
                print(f"--- {log.name}\n{log.read_text(errors='replace')[-4000:]}", file=sys.stderr)
        for process in reversed(self.started):
            process.send_signal(signal.SIGTERM)
        for process in self.started:
            try:
                process.wait(10)
            except subprocess.TimeoutExpired:
                process.kill()
        shutil.rmtree(self.folder, ignore_errors=True)

    def start(self, command, **more):
        log = open(self.folder / (pathlib.Path(command[0]).name + ".log"), "ab")
        process = subprocess.Popen(command, stdout=log, stderr=log, stdin=subprocess.DEVNULL, **more)
        self.started.append(process)
        return process

    def begin_anew(self, name):
        """With an empty workspace; pictures have this name from now on."""
        self.name = name
        self.workspace = self.folder / name

    def screenshot(self, what):
        subprocess.run(["import", "-window", "root", str(self.shots / f"{self.name}-{what}.png")], check=True)

    def cli(self, *words, code=0, text=None):
        ran = subprocess.run([self.binaries / "resodesk-cli", "--workspace", self.workspace, *map(str, words)], capture_output=True,
                             text=True, input=text)
        assert ran.returncode == code, f"resodesk-cli {words}: {ran.returncode}\n{ran.stdout}{ran.stderr}"
        return ran.stdout

    def cli_json(self, *words):
        return json.loads(self.cli(*words, "--format", "json"))


class Truth:
    """The door through which a test sees what the marketplace knows."""

    def effects(self, kind=None):
        """What the seller's side did, in order."""
        return [e for e in self.sim("GET", "/sim/effects") if e["by"] == "seller" and kind in (None, e["kind"])]

    def objects(self, kind):
        return {o.get("id", ""): o for o in self.sim("GET", "/sim/objects?kind=" + kind)}

    def _compare(self):
        return subprocess.run([SUPPORT / "agree", self.url, self.admin_token, self.session.workspace], capture_output=True, text=True)

    def in_agreement(self):
        return self._compare().returncode == 0

    def agrees(self):
        ran = self._compare()
        assert ran.returncode == 0, ran.stdout + ran.stderr


class PracticeShop(Truth):
    """The practice shop that the window has started: the built-in marketplace, whose buyers act as time goes by."""

    sim = market.Market.sim

    def __init__(self, session):
        self.session = session
        ready = session.workspace / "practice" / "ready.json"
        given = wait_for("the practice shop is there", lambda: ready.exists() and ready.read_text().endswith("\n") and json.loads(ready.read_text()))
        self.url, self.admin_token = given["url"], given["admin_token"]

    def settle(self):
        """Its buyers stand still; what is in its undo window leaves, and the desk reads what they did before."""
        self.sim("POST", "/sim/clock", {"stop": True})
        for _ in range(3):  # what is read may be decided by a rule, and what is decided is read again
            self.session.cli("sync")
            wait_for("nothing is on its way", lambda: not self.session.cli_json("outbox", "list", "--open")["actions"], 2 * PATIENCE)


class Market(Truth, market.Market):
    """A marketplace of the test's own."""

    def __init__(self, session, returns=120, *options, speed=0):
        """With a speed, buyers act as time goes by; without one, only when a test lets them."""
        self.session = session
        super().__init__(session.binaries / "resodesk-market", session.folder, "--returns", str(returns), "--speed", str(speed), *options)

    def add_account(self):
        self.session.cli("account", "add", "--channel", "open", "--name", "shop", "--url", self.url, "--token-file", self.ready_file)
        self.session.cli("sync")
