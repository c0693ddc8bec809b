# SPDX-License-Identifier: GPL-3.0-or-later
"""The practice marketplace as a child process, for tests in Python."""
import json
import pathlib
import subprocess
import urllib.request


class Market:
    """Runs in a folder of its own; ends with the test, however the test ends."""

    def __init__(self, program, folder, *options):
        ready = pathlib.Path(folder) / "ready.json"
        self._process = subprocess.Popen(
            [program, "--listen", "127.0.0.1:0", "--data", pathlib.Path(folder) / "market", "--seed", "7", "--ready-file", ready,
             "--till-input-ends", *options],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        if not self._process.stdout.readline().startswith("listening on "):  # written after the ready file
            raise RuntimeError(f"{program} did not start")
        self.ready_file = ready
        given = json.loads(ready.read_text(encoding="utf-8"))
        self.url, self.token, self.refresh_token = given["url"], given["token"], given["refresh_token"]
        self.admin_token = given["admin_token"]

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self._process.stdin.close()
        code = self._process.wait(timeout=60)
        self._process.stdout.close()
        if code != 0:
            raise RuntimeError(f"the marketplace ended with {code}")

    def sim(self, method, path, body=None):
        """What the admin door answers, one value per line."""
        request = urllib.request.Request(
            self.url + path, method=method, data=None if body is None else json.dumps(body).encode(),
            headers={"Authorization": "Bearer " + self.admin_token})
        with urllib.request.build_opener(urllib.request.ProxyHandler({})).open(request, timeout=60) as answer:
            return [json.loads(line) for line in answer.read().decode().splitlines()]
