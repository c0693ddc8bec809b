# SPDX-License-Identifier: GPL-3.0-or-later
"""Stands between a client and the marketplace and holds every request and every answer to the document."""
import http.client
import http.server
import threading
import urllib.parse


class CheckingProxy:
    def __init__(self, document, url):
        self.document, self.problems, self.seen = document, [], set()
        self._there = urllib.parse.urlsplit(url)
        proxy = self

        class Handler(http.server.BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def pass_on(self):
                proxy.pass_on(self)

            do_GET = do_PUT = do_POST = do_DELETE = pass_on

            def log_message(self, *_):
                pass

        self._server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._server.daemon_threads = True
        self.url = f"http://127.0.0.1:{self._server.server_port}"
        self._thread = threading.Thread(target=self._server.serve_forever)

    def __enter__(self):
        self._thread.start()
        return self

    def __exit__(self, *_):
        self._server.shutdown()
        self._thread.join()
        self._server.server_close()

    def pass_on(self, handler):
        body = handler.rfile.read(int(handler.headers.get("Content-Length", 0)))
        headers = {name.lower(): value for name, value in handler.headers.items()}
        there = http.client.HTTPConnection(self._there.hostname, self._there.port, timeout=60)
        try:
            there.request(handler.command, handler.path, body or None, {n: v for n, v in headers.items() if n != "host"})
            answer = there.getresponse()
            content = answer.read()
        except (http.client.HTTPException, OSError):  # an ordered fault: the client loses its connection too
            handler.close_connection = True
            return
        finally:
            there.close()
        self._judge(handler.command, handler.path, headers, body, answer, content)
        handler.send_response_only(answer.status)
        for name, value in answer.getheaders():
            handler.send_header(name, value)
        handler.end_headers()
        handler.wfile.write(content)

    def _judge(self, method, target, headers, body, answer, content):
        operation = self.document.operation_of(method, target)
        if operation is None:
            self.problems.append(f"{method} {target}: the client asks for what is not in the document")
            return
        self.seen.add(operation.id)
        found = self.document.request_complaints(operation, target, headers, body)
        found += self.document.answer_complaints(operation, answer.status, {n.lower(): v for n, v in answer.getheaders()}, content)
        self.problems += [f"{method} {target} {answer.status}: {c}" for c in found]
