"""Around the whole application: only our own pages, asked for by somebody we know, change anything.

A page of somebody else in the same browser can send requests here too, and a name that somebody points at this machine
(DNS rebinding) reaches it. So: only our own names as ``Host``; for what changes something our own ``Origin`` and a
secret that only our pages know; and a content policy that lets nothing in from outside. Who somebody is, a ``Gate``
says: ``loopback`` for one person at this computer, ``team`` for a house.
"""

import hmac
from dataclasses import dataclass
from hashlib import sha256
from typing import Protocol
from urllib.parse import parse_qs

from starlette.datastructures import MutableHeaders
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from letterkit.texts import say
from letterkit.werkbank.people import Person

CSRF_HEADER, CSRF_FIELD = "x-letterkit", "csrf"
MOST_BYTES = 12_000_000
_SAFE_METHODS = frozenset({"GET", "HEAD"})
_SAME = "same-origin"
_FORM, _PARTS = "application/x-www-form-urlencoded", "multipart/form-data"
_HEADERS = {
    "x-content-type-options": "nosniff",
    "referrer-policy": "same-origin",  # with less, a browser keeps back the Origin of a form
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "cache-control": "no-store",
}


@dataclass(frozen=True, slots=True)
class Visitor:
    """Who asks. ``csrf``: what our own pages send along with everything that changes something. ``nonce``: of the style
    sheet of the editor.
    """

    person: Person
    csrf: str
    nonce: str


class Gate(Protocol):
    """Who is let in. ``hosts``, ``scheme``: how our own pages are addressed."""

    hosts: frozenset[str]
    scheme: str
    nonce: str

    def visitor(self, request: Request) -> Visitor | None:
        """Who asks this; None for somebody unknown."""

    async def entrance(self, request: Request, body: bytes) -> Response | None:
        """The answer to a request that is part of coming in or going out; None for any other."""

    def stranger(self, request: Request) -> Response:
        """The answer to somebody unknown."""


def csrf_of(secret: str) -> str:
    """The second secret of a session with this first one."""
    return hmac.new(secret.encode(), b"csrf", sha256).hexdigest()


def policy(nonce: str) -> str:
    """The content policy of every page of our own; the editor's style sheet is let in by ``nonce``."""
    return (
        f"default-src 'self'; style-src 'self' 'nonce-{nonce}'; object-src 'none'; base-uri 'none'; "
        "form-action 'self'; frame-ancestors 'none'"
    )


def refused(status: int, code: str) -> Response:
    return PlainTextResponse(say(f"werkbank.refused.{code}"), status)


class Guard:
    """Around the whole application."""

    def __init__(self, app: ASGIApp, *, gate: Gate) -> None:
        self.app, self.gate = app, gate

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "lifespan":
            await self.app(scope, receive, send)
            return
        if scope["type"] != "http":
            await send({"type": "websocket.close", "code": 1008})
            return
        answer, body = await self._refusal(scope, receive)
        if answer is not None:
            await answer(scope, receive, self._sealed(send))
            return
        await self.app(scope, _again(body, receive), self._sealed(send))

    async def _refusal(self, scope: Scope, receive: Receive) -> tuple[Response | None, bytes]:
        """The answer to a request that goes no further, or None; and the body, when it had to be read to decide."""
        request = Request(scope)
        if request.headers.get("host", "") not in self.gate.hosts:
            return refused(403, "host"), b""
        visitor, body = self.gate.visitor(request), b""
        changing = request.method not in _SAFE_METHODS
        if changing:
            if not self._is_ours(request):
                return refused(403, "origin"), b""
            read = await _body(receive)
            if read is None:
                return refused(413, "too_large"), b""
            body = read
        if answer := await self.gate.entrance(request, body):
            return answer, b""
        if visitor is None:
            return self.gate.stranger(request), b""
        if changing and not hmac.compare_digest((await _csrf(scope, body)).encode(), visitor.csrf.encode()):
            return refused(403, "csrf"), b""
        scope.setdefault("state", {})["visitor"] = visitor
        return None, body

    def _is_ours(self, request: Request) -> bool:
        headers = request.headers
        ours = f"{self.gate.scheme}://{headers['host']}"
        return headers.get("origin") == ours and headers.get("sec-fetch-site", _SAME) == _SAME

    def _sealed(self, send: Send) -> Send:
        """Every answer gets the headers; one that has a policy of its own keeps it."""

        async def sealed(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in _HEADERS.items():
                    headers.setdefault(name, value)
                headers.setdefault("content-security-policy", policy(self.gate.nonce))
            await send(message)

        return sealed


async def _csrf(scope: Scope, body: bytes) -> str:
    headers = Request(scope).headers
    if given := headers.get(CSRF_HEADER):
        return given
    kind = headers.get("content-type", "").partition(";")[0]
    if kind == _FORM:
        return form(body).get(CSRF_FIELD, "")
    if kind == _PARTS:
        request = Request(scope, _again(body, _nothing))
        async with request.form(max_files=4, max_fields=200) as fields:
            return str(fields.get(CSRF_FIELD, ""))
    return ""


def form(body: bytes) -> dict[str, str]:
    """The fields of a form, each once."""
    fields = parse_qs(body.decode("utf-8", "replace"), max_num_fields=2_000)
    return {name: values[0] for name, values in fields.items()}


async def _body(receive: Receive) -> bytes | None:
    """All of a request's body; None when it is too large."""
    parts: list[bytes] = []
    size = 0
    while True:
        message = await receive()
        if message["type"] != "http.request":
            return b"".join(parts)
        parts.append(message.get("body", b""))
        size += len(parts[-1])
        if size > MOST_BYTES:
            return None
        if not message.get("more_body"):
            return b"".join(parts)


def _again(body: bytes, receive: Receive) -> Receive:
    """A ``receive`` that first gives the body that was read already, then what comes after it."""
    given = False

    async def again() -> Message:
        nonlocal given
        if given:
            return await receive()
        given = True
        return {"type": "http.request", "body": body, "more_body": False}

    return again


async def _nothing() -> Message:
    return {"type": "http.disconnect"}
