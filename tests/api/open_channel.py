# SPDX-License-Identifier: GPL-3.0-or-later
"""resources/open-channel.openapi.yaml as a judge of requests and answers. Stricter than the document in one point:
what it does not name must not be there."""
import json
import pathlib
import re
import sys
import urllib.parse

import yaml

ROOT = pathlib.Path(__file__).parents[2]
sys.path.insert(0, str(ROOT / "tests" / "support"))
import schemas  # noqa: E402

FILE = ROOT / "resources" / "open-channel.openapi.yaml"
METHODS = ("get", "put", "post", "delete")


class Operation:
    def __init__(self, document, path, method, item):
        body = item[method]
        self.id = body["operationId"]
        self.method, self.path = method.upper(), path
        self.pattern = re.compile("/".join("([^/]+)" if part.startswith("{") else re.escape(part) for part in path.split("/")))
        self.needs_token = body.get("security") != []
        self.parameters = [document.at(p) for p in item.get("parameters", []) + body.get("parameters", [])]
        self.body = document.at(body.get("requestBody", {}))
        self.answers = {status: document.at(answer) for status, answer in body["responses"].items()}

    def parameter(self, name):
        return next((p for p in self.parameters if p["name"] == name), None)

    def answer_of(self, status):
        """The answer the document describes for this status, and its key there."""
        for key in (str(status), f"{status // 100}XX"):
            if key in self.answers:
                return key, self.answers[key]
        return None, None


class Document:
    def __init__(self):
        self.text = yaml.safe_load(FILE.read_text(encoding="utf-8"))
        self._closed = {"components": {"schemas": schemas.closed(self.text["components"]["schemas"])}}
        self.operations = {}
        for path, item in self.text["paths"].items():
            for method in METHODS:
                if method in item:
                    operation = Operation(self, path, method, item)
                    if operation.id in self.operations:
                        raise ValueError(f"{operation.id} stands twice")
                    self.operations[operation.id] = operation

    def at(self, part):
        """The part itself, or what it refers to."""
        while "$ref" in part and part["$ref"].startswith("#/") and not part["$ref"].startswith("#/components/schemas/"):
            target = self.text
            for step in part["$ref"][2:].split("/"):
                target = target[step.replace("~1", "/").replace("~0", "~")]
            part = target
        return part

    def complaints(self, schema, value, strict=True):
        if strict:
            return schemas.complaints(schemas.closed(schema), value, self._closed)
        return schemas.complaints(schema, value, {"components": self.text["components"]})

    def operation_of(self, method, target):
        path = target.split("?")[0]
        for operation in self.operations.values():
            if operation.method == method and operation.pattern.fullmatch(path):
                return operation
        return None

    def request_complaints(self, operation, target, headers, body):
        """What is wrong with a request that means to be right. Header names in lower case."""
        found = []
        query = urllib.parse.parse_qs(target.partition("?")[2], keep_blank_values=True)
        for name in query:
            if not (operation.parameter(name) or {}).get("in") == "query":
                found.append(f"query {name}: not in the document")
        segments = dict(zip([p["name"] for p in operation.parameters if p["in"] == "path"],
                            operation.pattern.fullmatch(target.split("?")[0]).groups()))
        for p in operation.parameters:
            given = {"query": query.get(p["name"], [None])[0], "header": headers.get(p["name"].lower()),
                     "path": urllib.parse.unquote(segments.get(p["name"], ""))}[p["in"]]
            if given is None:
                if p.get("required"):
                    found.append(f"{p['in']} {p['name']}: missing")
                continue
            schema = p["schema"]
            value = int(given) if schema.get("type") == "integer" and given.isdigit() else given
            found += [f"{p['in']} {p['name']}: {c}" for c in self.complaints(schema, value)]
        if operation.needs_token and not headers.get("authorization", "").startswith("Bearer "):
            found.append("header Authorization: missing")
        if not operation.body:
            return found + (["a body where none is described"] if body else [])
        kind = headers.get("content-type", "")
        if kind not in operation.body["content"]:
            return found + [f"content type {kind!r}: not in the document"]
        return found + self._body_complaints(operation.body["content"][kind], kind, body)

    def answer_complaints(self, operation, status, headers, body):
        """What is wrong with an answer. Header names in lower case."""
        key, answer = operation.answer_of(status)
        if answer is None:
            return [f"status {status}: not in the document"]
        found = []
        for name, header in answer.get("headers", {}).items():
            header, given = self.at(header), headers.get(name.lower())
            if given is None:
                found += [f"header {name}: missing"] if header.get("required") else []
            else:
                found += [f"header {name}: {c}" for c in self.complaints(header["schema"], given)]
        for name in ("link", "change-cursor", "etag", "retry-after", "www-authenticate", "cache-control"):
            if name in headers and name not in (n.lower() for n in answer.get("headers", {})):
                found.append(f"header {name}: not in the document")
        kind = headers.get("content-type", "")
        if kind not in answer["content"]:
            return found + [f"status {status}, content type {kind!r}: not in the document"]
        found += self._body_complaints(answer["content"][kind], kind, body)
        if kind == "application/problem+json" and not found and json.loads(body)["status"] != status:
            found.append("the status in the problem document is another one")
        return found

    def _body_complaints(self, media, kind, body):
        if kind.endswith("json"):
            try:
                return [f"body {c}" for c in self.complaints(media["schema"], json.loads(body))]
            except ValueError as error:
                return [f"body: {error}"]
        if kind == "application/x-www-form-urlencoded":
            fields = {name: values[0] for name, values in urllib.parse.parse_qs(body.decode(), strict_parsing=True).items()}
            return [f"body {c}" for c in self.complaints(media["schema"], fields)]
        if kind == "application/pdf" and not body.startswith(b"%PDF-"):
            return ["body: not a PDF"]
        return []
