# SPDX-License-Identifier: GPL-3.0-or-later
"""How a benchmark starts the programs and says its figures."""
import pathlib
import statistics
import subprocess
import sys
import tempfile
import time

TESTS = pathlib.Path(__file__).resolve().parent.parent
sys.path[:0] = [str(TESTS / "support"), str(TESTS / "gui")]
from market import Market  # noqa: E402,F401

BINARIES = pathlib.Path(sys.argv[1])
median = statistics.median
missed = False


def say(name, value, unit, limit, at_least):
    """One line; `at_least`: the value must reach the limit, else stay below it."""
    global missed
    is_good = value >= limit if at_least else value <= limit
    missed = missed or not is_good
    print(f"{name}\t{value:.2f}\t{unit}\t{'>=' if at_least else '<='} {limit:g}\t{'ok' if is_good else 'short'}", flush=True)


def end():
    sys.exit(1 if missed else 0)


class Folder:
    def __enter__(self):
        self._folder = tempfile.TemporaryDirectory(prefix="resodesk-bench-")
        return pathlib.Path(self._folder.name)

    def __exit__(self, *_):
        self._folder.cleanup()


def cli(workspace, *words):
    ran = subprocess.run([BINARIES / "resodesk-cli", "--workspace", workspace, *map(str, words)], capture_output=True, text=True)
    if ran.returncode != 0:
        raise RuntimeError(f"resodesk-cli {words}: {ran.returncode}\n{ran.stdout}{ran.stderr}")
    return ran.stdout


def connect(workspace, market):
    cli(workspace, "account", "add", "--channel", "open", "--name", "shop", "--url", market.url, "--token-file", market.ready_file)


def seconds(work):
    start = time.perf_counter()
    work()
    return time.perf_counter() - start
