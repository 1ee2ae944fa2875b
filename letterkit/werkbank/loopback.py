"""One person at this computer: a secret in the address that is given once, kept in a cookie no other site can send."""

import hmac
import secrets
from dataclasses import dataclass, field

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from letterkit.werkbank.guard import Visitor, csrf_of, refused
from letterkit.werkbank.people import OWNER

TOKEN = "sleutel"  # noqa: S105 - the name of a parameter
NAMES = ("127.0.0.1", "localhost")


@dataclass(frozen=True, slots=True)
class Keys:
    """The secrets of one process: in its address, and in its cookie."""

    token: str = field(default_factory=lambda: secrets.token_urlsafe(24))
    session: str = field(default_factory=lambda: secrets.token_urlsafe(32))
    nonce: str = field(default_factory=lambda: secrets.token_urlsafe(16))

    @property
    def csrf(self) -> str:
        return csrf_of(self.session)


class Loopback:
    """The gate of a werkbank for who started it, on the loopback address and ``port`` alone."""

    scheme = "http"

    def __init__(self, keys: Keys, port: int) -> None:
        self._keys, self._cookie = keys, f"letterkit-{port}"
        self.hosts = frozenset(f"{name}:{port}" for name in NAMES)
        self.nonce = keys.nonce

    def visitor(self, request: Request) -> Visitor | None:
        given = request.cookies.get(self._cookie, "")
        if not hmac.compare_digest(given.encode("utf-8", "replace"), self._keys.session.encode()):
            return None
        return Visitor(OWNER, self._keys.csrf, self.nonce)

    async def entrance(self, request: Request, _body: bytes) -> Response | None:
        given = request.query_params.get(TOKEN)
        if request.url.path != "/" or not given:
            return None
        if not hmac.compare_digest(given.encode("utf-8", "replace"), self._keys.token.encode()):
            return refused(403, "key")
        answer = RedirectResponse("/", status_code=303)
        answer.set_cookie(self._cookie, self._keys.session, httponly=True, samesite="strict", path="/")
        return answer

    def stranger(self, _request: Request) -> Response:
        return refused(403, "key")
