"""The frame of every page, and what every screen needs of the application."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from letterkit import __version__
from letterkit.channels import RECORDS
from letterkit.dutch import dates
from letterkit.message import Channel
from letterkit.texts import say, unfilled
from letterkit.werkbank.desk import Desk
from letterkit.werkbank.guard import Keys
from letterkit.werkbank.overview import Overview
from letterkit.werkbank.stream import Stream

SCREENS = ("overview", "track", "compare", "promises", "approving", "customers", "style", "search", "help")
"""What the menu leads to, by the name of its address in the texts."""


@dataclass(frozen=True, slots=True)
class Bench:
    """All that a screen may ask of."""

    desk: Desk
    overview: Overview
    stream: Stream
    keys: Keys


def bench(request: Request) -> Bench:
    own = request.app.state.bench
    assert isinstance(own, Bench)  # noqa: S101 - set when the application is made
    return own


def shown(request: Request, name: str, status: int = 200, /, **values: object) -> Response:
    """The page ``pages/<name>.html.j2``."""
    return HTMLResponse(fragment(request, name, **values), status)


def fragment(request: Request, name: str, /, **values: object) -> str:
    """A piece of a page, or a whole one, every value escaped."""
    own = bench(request)
    around = {
        "csrf": own.keys.csrf,
        "nonce": own.keys.nonce,
        "creditor": own.desk.workspace.creditor.naam,
        "trouble": own.desk.trouble,
        "path": request.url.path,
    }
    return _environment().get_template(f"{name}.html.j2").render(**{**around, **values})


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("letterkit.werkbank", "pages"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    helpers: dict[str, Callable[..., object]] = {
        "say": say,
        "channel_label": lambda channel: RECORDS[channel].label,
        "day": dates.printed,
        "script_words": _words,
    }
    environment.globals.update(helpers)
    environment.globals["screens"] = SCREENS
    environment.globals["version"] = __version__
    return environment


def _words() -> Markup:
    """What the scripts say, as JSON that is safe inside a page."""
    texts = json.dumps(unfilled("werkbank.script."), ensure_ascii=False)
    return Markup(texts.replace("<", "\\u003c"))  # noqa: S704 - JSON of our own texts, without a bracket


def label(channel: Channel) -> str:
    """What people call a channel."""
    return RECORDS[channel].label
