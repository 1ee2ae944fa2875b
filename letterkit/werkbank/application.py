"""All of the werkbank together: the routes, the guard around them, and what runs beside them."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from importlib.resources import files

import anyio
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

from letterkit.errors import LetterkitError
from letterkit.texts import say
from letterkit.werkbank import stream
from letterkit.werkbank.desk import Desk, sentence
from letterkit.werkbank.guard import Guard, Keys
from letterkit.werkbank.overview import Overview
from letterkit.werkbank.screens import (
    approving,
    branches,
    comparing,
    customers,
    excusing,
    help,  # noqa: A004 - a screen
    overview,
    promising,
    searching,
    sent,
    style,
    track,
    versions,
    writing,
)
from letterkit.werkbank.screens.page import Bench, shown
from letterkit.werkbank.stream import Stream

_ROUTES = [
    Route("/", overview.overview),
    Route("/overzicht/tabel", overview.table),
    Route("/schrijven/{name:path}", writing.write),
    Route("/kijk", writing.look, methods=["POST"]),
    Route("/bewaar", writing.save, methods=["POST"]),
    Route("/vergeet", writing.drop, methods=["POST"]),
    Route("/aanwezig", writing.present, methods=["POST"]),
    Route("/plaats", writing.place_of, methods=["POST"]),
    Route("/plekken", writing.spots, methods=["POST"]),
    Route("/vormen/{stage}/{channel}", branches.branches),
    Route("/vergelijken", comparing.compare),
    Route("/beloften", promising.promises),
    Route("/beloften", promising.switch, methods=["POST"]),
    Route("/proefklanten", customers.listed),
    Route("/proefklanten", customers.change, methods=["POST"]),
    Route("/huisstijl", style.style, methods=["GET", "POST"]),
    Route("/traject", track.track),
    Route("/traject/blad", track.sheet),
    Route("/versies/{name:path}", versions.versions),
    Route("/terugzetten", versions.put_back, methods=["POST"]),
    Route("/akkoord", approving.listed),
    Route("/akkoord/{number:int}", approving.one),
    Route("/akkoord/{number:int}/vergelijking", approving.changes),
    Route("/akkoord/{number:int}/besluit", approving.sign, methods=["POST"]),
    Route("/uitzondering/{stage}/{channel}", excusing.exception, methods=["GET", "POST"]),
    Route("/zoeken", searching.search),
    Route("/hulp", help.help_page),
    Route("/beeld/{key}.png", sent.picture),
    Route("/mail/{key}", sent.mail_page),
    Route("/stroom", sent.stream),
]


def application(desk: Desk, keys: Keys, port: int) -> Starlette:
    """The application of one workspace, which answers on ``port`` alone."""
    streams = Stream()
    own = Bench(desk, Overview(desk, lambda: streams.send("overzicht")), streams, keys)

    @asynccontextmanager
    async def running(_app: Starlette) -> AsyncIterator[None]:
        streams.begin()
        own.overview.start()
        async with anyio.create_task_group() as beside:
            stop = anyio.Event()
            beside.start_soon(stream.watch, desk, streams, own.overview.refresh, stop)
            try:
                yield
            finally:
                own.overview.stop()
                streams.end()
                stop.set()

    static = StaticFiles(directory=str(files("letterkit.werkbank").joinpath("static")))
    app = Starlette(
        routes=[*_ROUTES, Mount("/static", static)],
        middleware=[Middleware(Guard, keys=keys, port=port)],
        exception_handlers={404: _missing, LetterkitError: _error_response, Exception: _failed},
        lifespan=running,
    )
    app.state.bench = own
    return app


async def _missing(request: Request, _error: Exception) -> Response:
    return shown(request, "missing", 404)


async def _failed(_request: Request, _error: Exception) -> Response:
    """A bug of ours, in one sentence; what somebody typed stays in its window and in its concept."""
    return JSONResponse({"zin": say("werkbank.failed")}, 500)


async def _error_response(request: Request, error: Exception) -> Response:
    """The response for an error that is foreseen: its one sentence, as on the command line."""
    assert isinstance(error, LetterkitError)  # noqa: S101 - what it is registered for
    if request.method == "POST" and "json" in request.headers.get("content-type", ""):
        return JSONResponse({"zin": sentence(error)}, 422)
    return shown(request, "message", 422, title=sentence(error), sentence="", back="", back_label="")
