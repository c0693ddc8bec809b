#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Dovecot and an SMTP server (aiosmtpd) on free ports of the loopback, with a certificate of their own and one mailbox, for a test.

usage: mail_servers.py      prints NAME VALUE lines, then "ready"; ends when its standard input does

Users: anybody with the password "secret-word" or, by XOAUTH2, the token "token-1". What is sent to seller@... is put into the mailbox.
Other recipients decide by their name what the server says: refused@ and later@ at RCPT; body-refused@, body-later@, body-closing@
to the whole mail. Every mail that was accepted is a file in FOLDER/accepted: a line with its recipients, then its bytes.
"""
import asyncio
import logging
import base64
import os
import pathlib
import pwd
import shutil
import signal
import socket
import ssl
import subprocess
import sys
import tempfile
import warnings

from aiosmtpd.smtp import SMTP, AuthResult, MISSING

PASSWORD, TOKEN = b"secret-word", "token-1"

DOVECOT_2_3 = """
ssl = required
ssl_cert = <{folder}/cert.pem
ssl_key = <{folder}/key.pem
disable_plaintext_auth = yes
mail_location = maildir:{folder}/mail
passdb {{
  driver = static
  args = password={password}
  mechanisms = plain login
}}
passdb {{
  driver = static
  args = password={token}
  mechanisms = xoauth2
}}
userdb {{
  driver = static
  args = uid={user} gid={group} home={folder}/home
}}
"""

# The names of its settings are others since 2.4 (Debian 13), and tokens are checked by asking a server.
DOVECOT_2_4 = """
ssl = required
ssl_server_cert_file = {folder}/cert.pem
ssl_server_key_file = {folder}/key.pem
auth_allow_cleartext = no
mail_driver = maildir
mail_path = {folder}/mail
mail_home = {folder}/home
mail_uid = {user}
mail_gid = {group}
oauth2 {{
  introspection_mode = post
  introspection_url = http://127.0.0.1:{tokens}/
  username_attribute = username
}}
passdb oauth2 {{
  mechanisms_filter = xoauth2
}}
passdb static {{
  mechanisms_filter = plain login
  password = {password}
}}
userdb static {{
}}
"""

DOVECOT = """
base_dir = {folder}/run
state_dir = {folder}/state
log_path = {folder}/dovecot.log
protocols = imap
listen = 127.0.0.1
auth_mechanisms = plain login xoauth2
auth_failure_delay = 0
default_login_user = {user}
default_internal_user = {user}
default_internal_group = {group}
first_valid_uid = 1
service anvil {{
  chroot =
}}
service imap-login {{
  chroot =
  inet_listener imap {{
    port = {imap}
  }}
  inet_listener imaps {{
    port = {imaps}
    ssl = yes
  }}
}}
"""


def give_up_root():
    """Dovecot refuses to give mails to root; as an ordinary user nothing of this is needed."""
    if os.geteuid() == 0:
        nobody = pwd.getpwnam("nobody")
        os.setgroups([])
        os.setgid(nobody.pw_gid)
        os.setuid(nobody.pw_uid)


def free_ports(count):
    sockets = [socket.create_server(("127.0.0.1", 0)) for _ in range(count)]
    ports = [s.getsockname()[1] for s in sockets]
    for s in sockets:
        s.close()
    return ports


def answers(port):
    try:
        socket.create_connection(("127.0.0.1", port), 1).close()
        return True
    except OSError:
        return False


def end(dovecot):
    """At once, with its children: asked politely it waits five seconds for them, and nothing it holds is needed."""
    os.killpg(dovecot.pid, signal.SIGKILL)
    dovecot.wait()


async def start_dovecot(folder, tokens):
    program = shutil.which("dovecot", path=os.environ.get("PATH", "") + ":/usr/sbin:/sbin")
    version = subprocess.run([program, "--version"], capture_output=True, text=True, check=True).stdout.split()[0]
    is_new = tuple(int(part) for part in version.split(".")[:2]) >= (2, 4)
    me = pwd.getpwuid(os.geteuid())
    group = subprocess.run(["id", "-gn"], capture_output=True, text=True, check=True).stdout.strip()
    (folder / "dovecot.log").touch()
    for _ in range(5):  # between looking for a free port and taking it, somebody else may
        imap, imaps = free_ports(2)
        words = {"folder": folder, "user": me.pw_name, "group": group, "imap": imap, "imaps": imaps, "password": PASSWORD.decode(), "token": TOKEN,
                 "tokens": tokens}
        head = "dovecot_config_version = 2.4.0\ndovecot_storage_version = 2.4.0\n" if is_new else ""
        (folder / "dovecot.conf").write_text(head + (DOVECOT + (DOVECOT_2_4 if is_new else DOVECOT_2_3)).format(**words))
        dovecot = subprocess.Popen([program, "-F", "-c", folder / "dovecot.conf"], stdin=subprocess.DEVNULL, start_new_session=True,
                                   stdout=subprocess.DEVNULL, stderr=(folder / "dovecot.err").open("w"))
        for _ in range(300):
            if dovecot.poll() is not None:
                break
            if answers(imap) and answers(imaps):
                return dovecot, imap, imaps
            await asyncio.sleep(0.05)
        if dovecot.poll() is None:
            end(dovecot)
    sys.exit("Dovecot does not start:\n" + (folder / "dovecot.err").read_text() + (folder / "dovecot.log").read_text())


class Post:
    """What the SMTP server does with mails."""

    def __init__(self, folder):
        self.folder, self.count = folder, 0

    async def handle_RCPT(self, server, session, envelope, address, options):
        name = address.split("@")[0]
        if name == "refused":
            return "550 5.1.1 no such mailbox"
        if name == "later":
            return "450 4.2.1 mailbox busy"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):
        names = {address.split("@")[0] for address in envelope.rcpt_tos}
        for name, answer in (("body-refused", "554 5.7.1 not wanted"), ("body-later", "451 4.3.0 try later"), ("body-closing", "421 4.3.2 shutting down")):
            if name in names:
                return answer
        self.count += 1
        self.keep("accepted", (" ".join(envelope.rcpt_tos) + "\n").encode() + envelope.content)
        if "seller" in names:
            self.keep("mail/new", envelope.content)
        return "250 OK"

    def keep(self, where, content):
        fresh = self.folder / "mail/tmp" / f"{self.count}"
        fresh.write_bytes(content)
        fresh.rename(self.folder / where / f"smtp.{self.count}")

    async def auth_XOAUTH2(self, server, args):
        """The answer as its description at developers.google.com says: user=...^Aauth=Bearer ...^A^A"""
        if len(args) > 1:
            given = base64.b64decode(args[1])
        else:
            given = await server.challenge_auth("")
            if given is MISSING:
                return AuthResult(success=False)
        fields = dict(part.split(b"=", 1) for part in given.split(b"\x01") if b"=" in part)
        return AuthResult(success=fields.get(b"auth") == b"Bearer " + TOKEN.encode(), handled=False)


def authenticate(server, session, envelope, mechanism, data):
    return AuthResult(success=getattr(data, "password", None) == PASSWORD, handled=False)


async def introspect(reader, writer):
    """A token's server for Dovecot 2.4: says whose token it is."""
    head = await reader.readuntil(b"\r\n\r\n")
    length = next((int(line.split(b":")[1]) for line in head.lower().split(b"\r\n") if line.startswith(b"content-length:")), 0)
    body = head + await reader.readexactly(length)
    answer = b'{"active":true,"username":"seller@example.org"}' if TOKEN.encode() in body else b'{"active":false}'
    writer.write(b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nConnection: close\r\nContent-Length: %d\r\n\r\n" % len(answer) + answer)
    await writer.drain()
    writer.close()


async def serve(folder):
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    context.load_cert_chain(folder / "cert.pem", folder / "key.pem")
    post = Post(folder)
    loop = asyncio.get_running_loop()
    with_starttls = lambda: SMTP(post, hostname="localhost", tls_context=context, require_starttls=True, auth_required=True, authenticator=authenticate)
    in_tls = lambda: SMTP(post, hostname="localhost", auth_required=True, auth_require_tls=False, authenticator=authenticate)
    smtp = await loop.create_server(with_starttls, "127.0.0.1", 0)
    smtps = await loop.create_server(in_tls, "127.0.0.1", 0, ssl=context)
    tokens = await asyncio.start_server(introspect, "127.0.0.1", 0)
    port_of = lambda server: server.sockets[0].getsockname()[1]
    dovecot, imap, imaps = await start_dovecot(folder, port_of(tokens))
    try:
        print(f"folder {folder}\ndovecot {dovecot.pid}\nca {folder}/cert.pem\nimap {imap}\nimaps {imaps}\nsmtp {port_of(smtp)}\nsmtps {port_of(smtps)}\nready", flush=True)
        await loop.run_in_executor(None, sys.stdin.read)
    finally:
        end(dovecot)


def main():
    warnings.simplefilter("ignore")  # of aiosmtpd, about its own future
    logging.getLogger("mail").setLevel(logging.CRITICAL)  # handshakes that break are what the tests are about
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))
    give_up_root()
    folder = pathlib.Path(tempfile.mkdtemp(prefix="resodesk-mail-"))
    try:
        for name in ("home", "accepted", "mail/cur", "mail/new", "mail/tmp"):
            (folder / name).mkdir(parents=True)
        subprocess.run(["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-days", "2", "-subj", "/CN=test",
                        "-addext", "subjectAltName=IP:127.0.0.1", "-keyout", folder / "key.pem", "-out", folder / "cert.pem"],
                       capture_output=True, check=True, cwd=folder)
        asyncio.run(serve(folder))
    finally:
        shutil.rmtree(folder, ignore_errors=True)


if __name__ == "__main__":
    main()
