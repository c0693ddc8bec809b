# SPDX-License-Identifier: GPL-3.0-or-later
"""Calls operations of the document at a real server and holds every answer to the document."""
import http.client
import json
import urllib.parse
import uuid


class Unexpected(Exception):
    """An answer after which there is no use in going on."""


class Caller:
    def __init__(self, document, market):
        self.document, self.market = document, market
        self.token, self.refresh_token = market.token, market.refresh_token
        self.problems = []
        self.seen = set()  # (operation id, status as the document writes it)
        self.problem_types = set()
        self.sent = 0

    def note(self, what):
        self.problems.append(what)

    def expect(self, truth, what):
        if not truth:
            self.note(what)

    def renew(self, refresh_token, expected=200):
        form = urllib.parse.urlencode({"grant_type": "refresh_token", "refresh_token": refresh_token})
        return self.call("renewToken", expected, raw=form.encode())[0]

    def later(self, seconds):
        """Lets time pass at the marketplace, and signs in again: the token may have ended."""
        self.market.sim("POST", "/sim/clock", {"advance_seconds": seconds})
        answer = self.renew(self.refresh_token)
        self.token, self.refresh_token = answer["access_token"], answer["refresh_token"]

    def call(self, operation_id, expected, *, ids=(), query=None, body=None, raw=None, kind=None, key=None, revision=None,
             token=None, length=None, problem=None):
        """Sends one request and returns its answer: (value, headers). `expected` is the status, or several; `problem` the type."""
        operation = self.document.operations[operation_id]
        target = operation.path
        for parameter, value in zip([p["name"] for p in operation.parameters if p["in"] == "path"], ids):
            target = target.replace("{" + parameter + "}", urllib.parse.quote(value, safe=""))
        if query:
            target += "?" + urllib.parse.urlencode(query)
        headers = {}
        if operation.needs_token and token is not False:
            headers["Authorization"] = "Bearer " + (token or self.token)
        if key is not False and operation.parameter("Idempotency-Key"):
            headers["Idempotency-Key"] = key or str(uuid.uuid4())
        if revision is not None:
            headers["If-Match"] = f'"{revision}"'
        data = raw if raw is not None else json.dumps(body).encode() if body is not None else None
        if operation.body:
            headers["Content-Type"] = kind or next(iter(operation.body["content"]))
        headers["Content-Length"] = str(len(data or b"") if length is None else length)
        if expected == 200:
            wrong = self.document.request_complaints(operation, target, {n.lower(): v for n, v in headers.items()}, data or b"")
            self.problems += [f"{operation_id}, our request: {w}" for w in wrong]
        status, answer_headers, answer = self._send(operation.method, target, headers, data if length is None else None)
        self._judge(operation, target, status, answer_headers, answer, expected, problem)
        value = json.loads(answer) if "json" in answer_headers.get("content-type", "") else answer
        return value, answer_headers

    def _send(self, method, target, headers, data):
        parts = urllib.parse.urlsplit(self.market.url)
        connection = http.client.HTTPConnection(parts.hostname, parts.port, timeout=60)
        try:
            connection.putrequest(method, target, skip_accept_encoding=True)
            for name, value in headers.items():
                connection.putheader(name, value)
            connection.endheaders(data)
            answer = connection.getresponse()
            self.sent += 1
            return answer.status, {name.lower(): value for name, value in answer.getheaders()}, answer.read()
        finally:
            connection.close()

    def _judge(self, operation, target, status, headers, answer, expected, problem):
        where = f"{operation.id} {operation.method} {target}"
        if status not in (expected if isinstance(expected, tuple) else (expected,)):
            raise Unexpected(f"{where}: {status} instead of {expected}: {answer[:300]!r}")
        self.problems += [f"{where} {status}: {c}" for c in
                          self.document.answer_complaints(operation, status, headers, answer)]
        self.seen.add((operation.id, operation.answer_of(status)[0]))
        if headers.get("content-type") == "application/problem+json":
            kind = json.loads(answer)["type"].removeprefix("urn:open-channel:problem:")
            self.problem_types.add(kind)
            if problem and kind != problem:
                self.note(f"{where}: problem {kind} instead of {problem}")
