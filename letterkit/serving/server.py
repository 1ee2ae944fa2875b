"""The HTTP server for editors on this machine. It listens on the loopback address and answers nobody else.

A page in a browser can send requests to this machine too. So the name in ``Host`` must be one of this machine (a name
that somebody points here is not), and an ``Origin`` must be that of a browser add-on or of this machine.
"""

import json
import sys
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import urlsplit

from letterkit.serving.form import parameters
from letterkit.serving.protocol import Checker, Refused, languages
from letterkit.texts import say

LOOPBACK = "127.0.0.1"
MOST_BYTES = 2_000_000
_SECONDS = 10  # that a request may take to come in
_HOSTS = frozenset({"127.0.0.1", "localhost", "::1"})
_ADD_ONS = frozenset({"moz-extension", "chrome-extension", "safari-web-extension"})


class Server(ThreadingHTTPServer):
    """Serves one ``Checker``. port: 0 is any that is free; ``server_port`` has the one it got."""

    daemon_threads = True

    def __init__(self, checker: Checker, port: int) -> None:
        self.checker = checker
        super().__init__((LOOPBACK, port), _Handler)

    def handle_error(self, request: object, client_address: object) -> None:
        """An editor that is closed before it has its answer is no fault of anybody."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)  # type: ignore[arg-type]


class _Handler(BaseHTTPRequestHandler):
    server: Server
    server_version, sys_version = "letterkit", ""
    protocol_version = "HTTP/1.1"
    timeout = _SECONDS

    def do_GET(self) -> None:
        self._answered(urlsplit(self.path).query)

    def do_POST(self) -> None:
        try:
            body = self._body()
        except Refused as refused:
            self.close_connection = True
            self._refuse(refused)
            return
        self._answered(body)

    def do_OPTIONS(self) -> None:
        """What a browser asks before an add-on may send a request."""
        try:
            self._admit()
        except Refused as refused:
            self._refuse(refused)
            return
        self._send(204, b"", "text/plain")

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name the library asks for
        """Nothing is written down of what somebody writes."""

    def _answered(self, sent: str) -> None:
        try:
            self._admit()
            answer = self._answer(parameters(sent))
        except Refused as refused:
            self._refuse(refused)
        except ValueError:
            self._refuse(Refused(400, "request"))
        else:
            self._send(200, json.dumps(answer).encode("ascii"), "application/json")

    def _answer(self, asked: dict[str, str]) -> Any:
        match urlsplit(self.path).path.rstrip("/"):
            case "/v2/check":
                return self.server.checker.check(asked)
            case "/v2/languages":
                return languages()
            case "/v2/healthcheck":
                return "OK"
        raise Refused(404, "unknown_path")

    def _body(self) -> str:
        """What was sent, when it is said how long it is and that is not too long."""
        try:
            length = int(self.headers.get("Content-Length", ""))
        except ValueError as error:
            raise Refused(411, "request") from error
        if not 0 <= length <= MOST_BYTES:
            raise Refused(413, "too_large", most=MOST_BYTES // 1_000_000)
        kind = self.headers.get_content_type()
        if kind != "application/x-www-form-urlencoded":
            raise Refused(415, "request")
        return self.rfile.read(length).decode("utf-8", "replace")

    def _admit(self) -> None:
        host = urlsplit(f"//{self.headers.get('Host', '')}").hostname
        if host not in _HOSTS:
            raise Refused(403, "host")
        if self._origin() is None:
            raise Refused(403, "origin")

    def _origin(self) -> str | None:
        """The origin to allow, empty when the request names none; None when it may not ask."""
        origin = self.headers.get("Origin", "")
        if not origin:
            return ""
        parts = urlsplit(origin)
        return origin if parts.scheme in _ADD_ONS or parts.hostname in _HOSTS else None

    def _refuse(self, refused: Refused) -> None:
        self._send(refused.status, f"{say('serve.error')}: {refused}".encode(), "text/plain; charset=utf-8")

    def _send(self, status: int, body: bytes, kind: str) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.send_header("X-Content-Type-Options", "nosniff")
        self.send_header("Cache-Control", "no-store")
        if origin := self._origin():
            self.send_header("Access-Control-Allow-Origin", origin)
            self.send_header("Access-Control-Allow-Methods", "GET, POST")
            self.send_header("Access-Control-Allow-Headers", "Content-Type, Accept")
            self.send_header("Vary", "Origin")
        self.end_headers()
        self.wfile.write(body)
