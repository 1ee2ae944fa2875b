"""Who may ask anything of the werkbank: only the browser of the person who started it.

It listens on the loopback address, but a page of somebody else in the same browser can send requests there too, and a
name that somebody points at this machine (DNS rebinding) reaches it. So: a secret in the address that is given once,
kept in a cookie that no other site can send; only our own names as ``Host``; for what changes something also our own
``Origin`` and a second secret that only our pages know; and a content policy that lets nothing in from outside.
"""

import hashlib
import hmac
import secrets
from dataclasses import dataclass, field
from http.cookies import CookieError, SimpleCookie
from urllib.parse import parse_qs

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from letterkit.texts import say

TOKEN = "sleutel"  # noqa: S105 - the name of a parameter
CSRF_HEADER, CSRF_FIELD = "x-letterkit", "csrf"
MOST_BYTES = 4_000_000
_SAFE_METHODS = frozenset({"GET", "HEAD"})
_HEADERS = {
    "x-content-type-options": "nosniff",
    "referrer-policy": "same-origin",  # with less, a browser keeps back the Origin of a form
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "cache-control": "no-store",
}


@dataclass(frozen=True, slots=True)
class Keys:
    """The secrets of one process: in its address, and in its cookie."""

    token: str = field(default_factory=lambda: secrets.token_urlsafe(24))
    session: str = field(default_factory=lambda: secrets.token_urlsafe(32))
    nonce: str = field(default_factory=lambda: secrets.token_urlsafe(16))

    @property
    def csrf(self) -> str:
        """What our own pages send along with everything that changes something."""
        return hmac.new(self.session.encode(), b"csrf", hashlib.sha256).hexdigest()


def policy(nonce: str) -> str:
    """The content policy of every page of our own; the editor's style sheet is let in by ``nonce``."""
    return (
        f"default-src 'self'; style-src 'self' 'nonce-{nonce}'; object-src 'none'; base-uri 'none'; "
        "form-action 'self'; frame-ancestors 'none'"
    )


class Guard:
    """Around the whole application. ``port``: the one it listens on."""

    def __init__(self, app: ASGIApp, *, keys: Keys, port: int) -> None:
        self.app, self.keys, self.port = app, keys, port
        self._hosts = frozenset(f"{name}:{port}" for name in ("127.0.0.1", "localhost"))
        self._cookie = f"letterkit-{port}"

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
        """The answer that refuses a request, or None; and the body, when it had to be read to decide."""
        headers = Headers(scope=scope)
        if headers.get("host", "") not in self._hosts:
            return _refused(403, "host"), b""
        if scope["path"] == "/" and (given := self._given(scope)):
            return self._let_in(given), b""
        if not self._knows(headers):
            return _refused(403, "key"), b""
        if scope["method"] in _SAFE_METHODS:
            return None, b""
        if headers.get("origin") != f"http://{headers['host']}" or headers.get("sec-fetch-site", _SAME) != _SAME:
            return _refused(403, "origin"), b""
        body = await _body(receive)
        if body is None:
            return _refused(413, "too_large"), b""
        if not hmac.compare_digest(_csrf(headers, body).encode(), self.keys.csrf.encode()):
            return _refused(403, "csrf"), b""
        return None, body

    def _given(self, scope: Scope) -> str:
        query: bytes = scope["query_string"]
        return parse_qs(query.decode("latin-1")).get(TOKEN, [""])[0]

    def _let_in(self, given: str) -> Response:
        if not hmac.compare_digest(given.encode(), self.keys.token.encode()):
            return _refused(403, "key")
        answer = RedirectResponse("/", status_code=303)
        answer.set_cookie(self._cookie, self.keys.session, httponly=True, samesite="strict", path="/")
        return answer

    def _knows(self, headers: Headers) -> bool:
        try:
            cookie = SimpleCookie(headers.get("cookie", "")).get(self._cookie)
        except CookieError:
            return False
        return cookie is not None and hmac.compare_digest(cookie.value.encode(), self.keys.session.encode())

    def _sealed(self, send: Send) -> Send:
        """Every answer gets the headers; one that has a policy of its own keeps it."""

        async def sealed(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in _HEADERS.items():
                    headers.setdefault(name, value)
                headers.setdefault("content-security-policy", policy(self.keys.nonce))
            await send(message)

        return sealed


_SAME = "same-origin"


def _refused(status: int, code: str) -> Response:
    return PlainTextResponse(say(f"werkbank.refused.{code}"), status)


def _csrf(headers: Headers, body: bytes) -> str:
    if given := headers.get(CSRF_HEADER):
        return given
    if headers.get("content-type", "").partition(";")[0] != "application/x-www-form-urlencoded":
        return ""
    fields = parse_qs(body.decode("utf-8", "replace"), max_num_fields=2_000)
    return fields.get(CSRF_FIELD, [""])[0]


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
