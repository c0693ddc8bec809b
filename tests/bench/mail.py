# SPDX-License-Identifier: GPL-3.0-or-later
"""The first sync of a mailbox with 10,000 mails - the whole command, until the conversations are listed - against curl fetching the same mails
over one connection to the same server."""
import json
import subprocess

from figures import Folder, cli, end, median, say, seconds
from mail import MailServers

COUNT = 10_000
TEXT = "Buongiorno, il mio ordine {order} non e' ancora arrivato. Potete dirmi dove si trova e quando lo ricevero'? Ho aspettato a casa due giorni.\r\n"
MAIL = """Received: from mail.example.net (mail.example.net [192.0.2.7]) by imap.example.org with ESMTPS id {n}; Sun, 01 Nov 2026 10:00:00 +0000\r
From: Buyer {buyer} <b{buyer}@marketplace.amazon.it>\r
To: seller@example.org\r
Subject: Domanda sull'ordine {order}\r
Date: Sun, 01 Nov 2026 10:00:00 +0000\r
Message-ID: <m{n}@marketplace.amazon.it>\r
{references}MIME-Version: 1.0\r
Content-Type: multipart/alternative; boundary="part"\r
\r
--part\r
Content-Type: text/plain; charset=utf-8\r
\r
{text}\r
--part\r
Content-Type: text/html; charset=utf-8\r
\r
<html><body><p>{text}</p><p>{text}</p></body></html>\r
--part--\r
"""


def mails():
    """Four of five begin a conversation, the fifth goes on in the one before."""
    for n in range(COUNT):
        first = n - 1 if n % 5 == 4 else n
        order = f"402-{first:07}-7654321"
        references = f"In-Reply-To: <m{first}@marketplace.amazon.it>\r\n" if first != n else ""
        yield MAIL.format(n=n, buyer=first, order=order, references=references, text=TEXT.format(order=order) * 3).encode()


def by_curl(servers):
    """All of them, one after the other, as curl does; into nothing."""
    config = f'user = "seller@example.org:secret-word"\ncacert = "{servers.ca}"\nurl = "{servers.url("imaps")}/INBOX;UID=[1-{COUNT}]"\noutput = /dev/null\n'
    return seconds(lambda: subprocess.run(["curl", "--silent", "--fail", "--config", "-"], input=config, text=True, check=True))


def by_resodesk(servers, folder):
    secret = folder / "secret.json"
    secret.write_text('{"password": "secret-word"}')
    secret.chmod(0o600)
    cli(folder / "desk", "account", "add", "--name", "mail", "--mail", "seller@example.org", "--imap", servers.url("imaps"), "--smtp", servers.url("smtps"),
        "--ca-file", servers.ca, "--token-file", secret)
    took = seconds(lambda: cli(folder / "desk", "sync"))
    listed = json.loads(cli(folder / "desk", "--format", "json", "messages", "list", "--limit", "1"))
    assert listed["total"] == COUNT * 4 // 5, listed["total"]
    again = seconds(lambda: cli(folder / "desk", "sync"))
    return took, again


with MailServers() as mailbox:
    for mail in mails():
        mailbox.deliver(mail)
    by_curl(mailbox)  # the server makes its index at the first look
    pairs = []
    for _ in range(3):
        with Folder() as made:
            pairs.append((by_resodesk(mailbox, made), by_curl(mailbox)))
print("# seconds for 10,000 mails, ResoDesk / curl: " + ", ".join(f"{ours:.2f} / {peer:.2f}" for (ours, _), peer in pairs))
print("# a sync that finds nothing new: " + ", ".join(f"{again:.2f}" for (_, again), _ in pairs))
say("mail_sync_vs_curl", median(peer / ours for (ours, _), peer in pairs), "ratio", 0.8, True)
end()
