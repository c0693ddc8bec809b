# SPDX-License-Identifier: GPL-3.0-or-later
"""The window over the big shop, driven by keys and clicks. The program itself writes when rows are on the screen."""
import os
import subprocess
import time

import shop
from figures import BINARIES
from keyboard import Keyboard

from session import wait_for

ROUNDS = 12


def percentile(values, percent):
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, len(ordered) * percent // 100)]


class BigList:
    def __init__(self, session, view="all", has_bridge=False):
        self.session = session
        self._measured = session.folder / "measured"
        self._measured.unlink(missing_ok=True)
        (shop.workspace() / "window.ini").unlink(missing_ok=True)
        self.window = session.start([str(BINARIES / "resodesk"), "--workspace", str(shop.WORKSPACE), "--view", view, "--measure", str(self._measured), "--heartbeat"],
                                    env={**os.environ, "NO_AT_BRIDGE": "0" if has_bridge else "1"})
        self.keyboard = Keyboard()
        wait_for("the window", lambda: subprocess.run(["xdotool", "search", "--onlyvisible", "--pid", str(self.window.pid)], capture_output=True).stdout)
        wait_for("the list", lambda: self.shown())
        # The practice of a seller: the window has been open for a moment. A sync that fails is over by then.
        time.sleep(3)

    def _lines(self, kind):
        text = self._measured.read_text() if self._measured.exists() else ""
        return [tuple(map(float, line.split()[1:])) for line in text.splitlines(keepends=True) if line.startswith(kind) and line.endswith("\n")]

    def shown(self):
        return self._lines("rows")

    def after(self, press):
        """Milliseconds from the press to the rows on the screen, and how many are loaded."""
        before = len(self.shown())
        pressed = press()
        wait_for("rows on the screen", lambda: len(self.shown()) > before)
        at, count = self.shown()[before]
        time.sleep(0.4)  # what follows - more rows, the sum - is done before the next
        return (at - pressed) * 1000, int(count)

    def key(self, keys):
        return self.after(lambda: self.keyboard.press(keys))

    def heading(self, name):
        words = [line.split(maxsplit=3) for line in self._measured.read_text().splitlines() if line.startswith("heading")]
        x, y = [(int(x), int(y)) for _, x, y, title in words if title == name][-1]
        return self.after(lambda: self.keyboard.click(x, y))

    def filter_letters(self, word):
        """The filter, empty before and after: what each letter took."""
        self.clear()
        took = [self.key(letter) for letter in word]
        self.clear()
        return took

    def filter(self, part):
        """A search part is turned into its opposite by one key, and back by another: what each took."""
        self.clear()
        for letter in part:
            self.keyboard.press(letter)
            time.sleep(0.05)
        time.sleep(1)
        self.keyboard.press("Home")
        time.sleep(0.3)
        return [self.key("-")[0], self.key("BackSpace")[0]]

    def clear(self):
        self.keyboard.press("ctrl+f")
        time.sleep(0.1)
        self.keyboard.press("ctrl+a")
        self.keyboard.press("BackSpace")
        time.sleep(0.8)

    def focus_list(self):
        self.clear()
        self.keyboard.press("Down")
        time.sleep(0.3)

    def scroll(self, pages):
        for _ in range(pages):
            self.keyboard.press("Next")
            time.sleep(0.03)
        time.sleep(1)

    def close(self):
        self.keyboard.press("ctrl+q")
        assert self.window.wait(30) == 0, "the window did not close"
        return [late for _, late in self._lines("beat")]
