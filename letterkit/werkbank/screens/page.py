"""The frame of every page, and what every screen needs of the application."""

from dataclasses import dataclass

from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from letterkit.channels import RECORDS
from letterkit.message import Channel
from letterkit.werkbank.desk import Desk
from letterkit.werkbank.guard import Visitor
from letterkit.werkbank.overview import Overview
from letterkit.werkbank.people import OWNER, Person, Right
from letterkit.werkbank.rendering import rendered
from letterkit.werkbank.stream import Stream


@dataclass(frozen=True, slots=True)
class Bench:
    """All that a screen may ask of. ``looked``: who looked at what on which day, as it stands in the log already."""

    desk: Desk
    overview: Overview
    stream: Stream
    looked: set[tuple[str, str, str]]


def bench(request: Request) -> Bench:
    own = request.app.state.bench
    assert isinstance(own, Bench)  # noqa: S101 - set when the application is made
    return own


def visitor(request: Request) -> Visitor:
    own = request.state.visitor
    assert isinstance(own, Visitor)  # noqa: S101 - the guard sets it, or lets nobody in
    return own


def person(request: Request) -> Person:
    """Who asks."""
    return visitor(request).person


def by(request: Request, given: object = "") -> str:
    """The name under which something is stored: of who is logged in, else the one that was filled in."""
    return person(request).called or str(given or "").strip()[:80]


def note(request: Request, what: str, about: str = "", /, **details: object) -> None:
    """Put in the log what somebody did."""
    bench(request).desk.log.add(person(request).id, what, about, **details)


def note_look(request: Request, about: str) -> None:
    """Put in the log, once a day, that somebody of a team looked at a text."""
    own, who = bench(request), person(request)
    key = who.id, about, own.desk.today.isoformat()
    if who is not OWNER and key not in own.looked:
        own.looked.add(key)
        note(request, "bekeken", about)


def shown(request: Request, name: str, status: int = 200, /, **values: object) -> Response:
    """The page ``pages/<name>.html.j2``."""
    return HTMLResponse(fragment(request, name, **values), status)


def fragment(request: Request, name: str, /, **values: object) -> str:
    """A piece of a page, or a whole one, every value escaped."""
    own, who = bench(request), visitor(request)
    around = {
        "csrf": who.csrf,
        "nonce": who.nonce,
        "creditor": own.desk.workspace.creditor.naam,
        "trouble": own.desk.trouble,
        "path": request.url.path,
        "person": who.person,
        "may": lambda right: who.person.may(Right(right)),
    }
    return rendered(name, **{**around, **values})


def label(channel: Channel) -> str:
    """What people call a channel."""
    return RECORDS[channel].label
