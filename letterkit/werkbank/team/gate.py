"""Who is let in of a house, by each of the three ways: headers of its proxy, accounts, or a provider."""

import secrets
import time
from collections.abc import Callable
from dataclasses import dataclass

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import Headers
from starlette.requests import Request
from starlette.responses import FileResponse, HTMLResponse, RedirectResponse, Response

from letterkit.drafts.papers.log import Log
from letterkit.drafts.papers.store import Papers
from letterkit.texts import say
from letterkit.werkbank.guard import Visitor, csrf_of, form, refused
from letterkit.werkbank.people import Person
from letterkit.werkbank.rendering import rendered
from letterkit.werkbank.team.accounts import Counter
from letterkit.werkbank.team.config import Accounts, Provider, Proxy, Team
from letterkit.werkbank.team.provider import CALLBACK, Login, NotLoggedIn
from letterkit.werkbank.team.sessions import Identity, Sessions

LOGIN, LOGOUT = "/aanmelden", "/afmelden"
_OPEN = {"/static/werkbank.css": "werkbank.css", "/static/icon.svg": "icon.svg"}
"""What a page to log in with needs, for everybody."""
_BEGUN = "letterkit-begonnen"
_DAY = 24 * 60 * 60.0
_MOST_IN_HEADER = 400


@dataclass(frozen=True, slots=True)
class House:
    """``title``: of its pages. ``static``: where a file that every page uses lies."""

    team: Team
    title: str
    papers: Papers
    log: Log
    static: Callable[[str], str]


class _AtHouse:
    """What the gates of a house share."""

    def __init__(self, house: House) -> None:
        self._team, self._title, self._log, self._static = house.team, house.title, house.log, house.static
        team = house.team
        self.hosts = frozenset({team.host})
        self.scheme = "https" if team.secure else "http"
        self.nonce = secrets.token_urlsafe(16)

    def _by_proxy(self, request: Request) -> bool:
        return request.client is not None and self._team.comes_from_proxy(request.client.host)

    def _page(self, status: int, sentence: str = "", *, fields: bool = False, again: str = LOGIN) -> Response:
        text = rendered("login", title=self._title, sentence=sentence, fields=fields, again=again, login=LOGIN)
        return HTMLResponse(text, status)

    def _visitor(self, person: Person, secret: str) -> Visitor | None:
        return Visitor(person, csrf_of(secret), self.nonce) if person.rights else None

    def _asset(self, request: Request) -> Response | None:
        name = _OPEN.get(request.url.path)
        return FileResponse(self._static(name)) if name and request.method == "GET" else None


class ProxyGate(_AtHouse):
    """The proxy of the house says who somebody is, in headers. Nobody else is believed."""

    def __init__(self, house: House, way: Proxy) -> None:
        super().__init__(house)
        self._way, self._secret = way, secrets.token_urlsafe(32)
        self._seen: dict[str, float] = {}

    def visitor(self, request: Request) -> Visitor | None:
        who = _once(request.headers, self._way.wie)
        if not self._by_proxy(request) or not who:
            return None
        called = _once(request.headers, self._way.naam)
        groups = frozenset(
            filter(None, (name.strip() for name in _once(request.headers, self._way.groepen).split(",")))
        )
        person = self._team.person(who, called, groups)
        if person.rights and time.monotonic() - self._seen.get(who, -_DAY) >= _DAY:
            self._seen[who] = time.monotonic()
            self._log.add(who, "aangemeld")
        return self._visitor(person, f"{self._secret}\n{who}")

    async def entrance(self, request: Request, _body: bytes) -> Response | None:
        return self._asset(request) if self._by_proxy(request) else None

    def stranger(self, request: Request) -> Response:
        if not self._by_proxy(request):
            return refused(403, "proxy")
        return refused(403, "role" if _once(request.headers, self._way.wie) else "nobody")


def _once(headers: Headers, name: str) -> str:
    """A header that stands there once; a second one is of somebody who tries something."""
    values = headers.getlist(name)
    return values[0].strip() if len(values) == 1 and len(values[0]) <= _MOST_IN_HEADER else ""


class _SessionGate(_AtHouse):
    """Somebody logs in, and has a cookie for some hours."""

    def __init__(self, house: House) -> None:
        super().__init__(house)
        self._sessions = Sessions(house.papers, house.team.sessie_uren * 3600)
        self._cookie = "__Host-letterkit" if house.team.secure else "letterkit"

    def visitor(self, request: Request) -> Visitor | None:
        key = request.cookies.get(self._cookie, "")
        who = self._sessions.who(key) if key and self._may_come(request) else None
        return self._visitor(self._person(who), key) if who else None

    def stranger(self, request: Request) -> Response:
        if not self._may_come(request):
            return refused(403, "proxy")
        if request.method == "GET" and "text/html" in request.headers.get("accept", ""):
            return RedirectResponse(LOGIN, 303)
        return refused(403, "session")

    async def entrance(self, request: Request, body: bytes) -> Response | None:
        if not self._may_come(request):
            return None
        if request.url.path == LOGOUT and request.method == "POST":
            return self._out(request, body)
        return await self._way_in(request, body) or self._asset(request)

    async def _way_in(self, request: Request, body: bytes) -> Response | None:
        raise NotImplementedError

    def _person(self, who: Identity) -> Person:
        return self._team.person(who.id, who.called, who.groups)

    def _may_come(self, request: Request) -> bool:
        return not self._team.proxy or self._by_proxy(request)

    def _in(self, who: Identity) -> Response:
        if not self._person(who).rights:
            self._log.add(who.id, "zonder_rol")
            return self._page(403, say("werkbank.login.no_role"))
        key = self._sessions.begin(who)
        self._log.add(who.id, "aangemeld")
        # A page of our own leads on: a browser that comes from elsewhere keeps a strict cookie to itself.
        answer = HTMLResponse(rendered("come_in", title=self._title))
        answer.set_cookie(self._cookie, key, httponly=True, samesite="strict", secure=self._team.secure, path="/")
        return answer

    def _out(self, request: Request, body: bytes) -> Response | None:
        key = request.cookies.get(self._cookie, "")
        who = self._sessions.who(key)
        if who is None or form(body).get("csrf") != csrf_of(key):
            return None
        self._sessions.end(key)
        self._log.add(who.id, "afgemeld")
        answer = self._page(200, say("werkbank.login.out"))
        answer.delete_cookie(self._cookie, path="/", secure=self._team.secure, httponly=True, samesite="strict")
        return answer


class AccountsGate(_SessionGate):
    """People with a password of their own."""

    def __init__(self, house: House, way: Accounts) -> None:
        super().__init__(house)
        self._counter = Counter(way.bestand)

    def _person(self, who: Identity) -> Person:
        account = self._counter.account(who.id)
        if account is None:  # taken away while somebody was logged in
            return Person(who.id, who.called, frozenset())
        return self._team.person(account.wie, account.naam, frozenset(), frozenset({account.rol}))

    async def _way_in(self, request: Request, body: bytes) -> Response | None:
        if request.url.path != LOGIN:
            return None
        if request.method == "GET":
            return self._page(200, fields=True)
        given = form(body)
        account = await run_in_threadpool(self._counter.let_in, given.get("wie", ""), given.get("wachtwoord", ""))
        if account is None:
            self._log.add(given.get("wie", "")[:80], "aanmelden_mislukt")
            return self._page(403, say("werkbank.login.wrong"), fields=True)
        return self._in(Identity(account.wie, account.naam))


class ProviderGate(_SessionGate):
    """People of a provider of OpenID Connect."""

    def __init__(self, house: House, way: Provider) -> None:
        super().__init__(house)
        self._login = Login(way, house.team.adres)

    async def _way_in(self, request: Request, _body: bytes) -> Response | None:
        if request.method != "GET" or request.url.path not in (LOGIN, CALLBACK):
            return None
        try:
            if request.url.path == CALLBACK:
                given = dict(request.query_params)
                return self._in(await self._login.finish(given, request.cookies.get(_BEGUN, "")))
            address, browser = await self._login.begin()
        except NotLoggedIn as error:
            return self._page(403, say(f"errors.{error.code}", **error.values))
        answer = RedirectResponse(address, 303)
        answer.set_cookie(
            _BEGUN, browser, max_age=600, httponly=True, samesite="lax", secure=self._team.secure, path=CALLBACK
        )
        return answer


def gate(house: House) -> ProxyGate | AccountsGate | ProviderGate:
    """The gate of the way that people log in."""
    match house.team.aanmelden:
        case Proxy() as way:
            return ProxyGate(house, way)
        case Accounts() as way:
            return AccountsGate(house, way)
        case Provider() as way:
            return ProviderGate(house, way)
