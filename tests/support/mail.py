# SPDX-License-Identifier: GPL-3.0-or-later
"""The mail servers of mail_servers.py, for tests in Python."""
import pathlib
import subprocess
import sys


class MailServers:
    """Users, passwords and what they do: see mail_servers.py."""

    def __enter__(self):
        script = pathlib.Path(__file__).with_name("mail_servers.py")
        self._process = subprocess.Popen(["/usr/bin/python3", script], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd="/")
        told = {}
        for line in self._process.stdout:
            if line == "ready\n":
                break
            name, value = line.split()
            told[name] = value
        else:
            sys.exit("the mail servers do not start: sh tests/run.sh installs them")
        self.folder, self.ca = pathlib.Path(told["folder"]), told["ca"]
        self.ports = {name: int(told[name]) for name in ("imap", "imaps", "smtp", "smtps")}
        self._delivered = 0
        return self

    def __exit__(self, *_):
        self._process.stdin.close()
        self._process.wait()
        self._process.stdout.close()

    def url(self, service):
        return f"{service}://127.0.0.1:{self.ports[service]}"

    def deliver(self, mail):
        """Puts bytes into the mailbox, as if they came by another way."""
        self._delivered += 1
        fresh = self.folder / "mail/tmp" / f"test.{self._delivered}"
        fresh.write_bytes(mail)
        fresh.chmod(0o644)
        fresh.rename(self.folder / "mail/new" / fresh.name)

    def accepted(self):
        """What the SMTP server took: a line with the recipients, then the mail."""
        return [path.read_bytes() for path in (self.folder / "accepted").iterdir()]
