"""All of the werkbank together: the routes, the guard around them, and what runs beside them."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from importlib.resources import files

import anyio
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Mount
from starlette.staticfiles import StaticFiles

from letterkit.errors import LetterkitError
from letterkit.texts import say
from letterkit.werkbank import stream
from letterkit.werkbank.desk import Desk, sentence
from letterkit.werkbank.guard import Gate, Guard
from letterkit.werkbank.overview import Overview
from letterkit.werkbank.people import Right
from letterkit.werkbank.routes import asks, later
from letterkit.werkbank.screens import (
    approving,
    branches,
    commands,
    commenting,
    comparing,
    conditions,
    customers,
    excusing,
    help,  # noqa: A004 - a screen
    logbook,
    making,
    overview,
    promising,
    searching,
    sent,
    style,
    varied,
    versions,
    writing,
)
from letterkit.werkbank.screens.page import Bench, shown
from letterkit.werkbank.stream import Stream

_ROUTES = [
    asks(Right.LOOK, "/", overview.overview),
    asks(Right.LOOK, "/overzicht/tabel", overview.table),
    asks(Right.LOOK, "/schrijven/{name:path}", writing.write),
    asks(Right.LOOK, "/kijk", writing.look, "POST"),
    asks(Right.WRITE, "/concept", writing.keep, "POST"),
    asks(Right.LOOK, "/voorwaarde", conditions.read, "POST"),
    asks(Right.WRITE, "/voorwaarde/maak", conditions.write, "POST"),
    asks(Right.WRITE, "/bewaar", writing.save, "POST"),
    asks(Right.WRITE, "/vergeet", writing.drop, "POST"),
    asks(Right.LOOK, "/aanwezig", writing.present, "POST"),
    asks(Right.LOOK, "/plaats", writing.place_of, "POST"),
    asks(Right.LOOK, "/plekken", writing.spots, "POST"),
    asks(Right.COMMENT, "/opmerkingen", commenting.comment, "POST"),
    asks(Right.LOOK, "/vormen/{stage}/{channel}", branches.branches),
    asks(Right.LOOK, "/vergelijken", comparing.compare),
    asks(Right.LOOK, "/beloften", promising.promises),
    asks(Right.SETTINGS, "/beloften", promising.switch, "POST"),
    asks(Right.LOOK, "/proefklanten", customers.listed),
    asks(Right.WRITE, "/proefklanten", customers.change, "POST"),
    asks(Right.LOOK, "/huisstijl", style.style),
    asks(Right.SETTINGS, "/huisstijl", style.style, "POST"),
    asks(Right.SETTINGS, "/huisstijl/bestanden", style.files, "POST"),
    asks(Right.LOOK, "/traject", later("track", "track")),
    asks(Right.LOOK, "/traject/blad", later("track", "sheet")),
    asks(Right.LOOK, "/versies/{name:path}", versions.versions),
    asks(Right.WRITE, "/terugzetten", versions.put_back, "POST"),
    asks(Right.LOOK, "/uitzondering/{stage}/{channel}", excusing.exception),
    asks(Right.WRITE, "/uitzondering/{stage}/{channel}", excusing.exception, "POST"),
    asks(Right.LOOK, "/word", later("word", "word")),
    asks(Right.WRITE, "/word/in", later("word", "take_in"), "POST"),
    asks(Right.WRITE, "/word/maak", later("word", "make"), "POST"),
    asks(Right.LOOK, "/word/uit", later("word", "give_out")),
    asks(Right.COMMENT, "/word/terug", later("word", "take_back"), "POST"),
    asks(Right.LOOK, "/eigen", making.own),
    asks(Right.SETTINGS, "/eigen/veld", making.make_field, "POST"),
    asks(Right.SETTINGS, "/eigen/fase", making.make_stage, "POST"),
    asks(Right.LOOK, "/varianten", varied.listed),
    asks(Right.WRITE, "/varianten/begin", varied.begin, "POST"),
    asks(Right.LOOK, "/varianten/{variant}/regels", varied.labels),
    asks(Right.WRITE, "/varianten/{variant}/regels", varied.write_labels, "POST"),
    asks(Right.WRITE, "/varianten/gelijk", varied.done, "POST"),
    asks(Right.LOOK, "/leespakket/bestand/{key}/{name}", later("trying", "file")),
    asks(Right.LOOK, "/leespakket/{stage}/{channel}", later("trying", "pack")),
    asks(Right.LOOK, "/zoeken", searching.search),
    asks(Right.LOOK, "/akkoord", approving.listed),
    asks(Right.LOOK, "/akkoord/{number:int}", approving.one),
    asks(Right.LOOK, "/akkoord/{number:int}/vergelijking", approving.changes),
    asks(Right.JUDGE, "/akkoord/{number:int}/besluit", approving.sign, "POST"),
    asks(Right.LOG, "/logboek", logbook.log),
    asks(Right.LOOK, "/opdrachten", commands.listed),
    asks(Right.LOOK, "/hulp", help.help_page),
    asks(Right.LOOK, "/beeld/{key}.png", sent.picture),
    asks(Right.LOOK, "/mail/{key}", sent.mail_page),
    asks(Right.LOOK, "/stroom", sent.stream),
]
"""Every screen, with the right that it asks for."""


def application(desk: Desk, gate: Gate) -> Starlette:
    """The application of one workspace, for whom the gate lets in."""
    streams = Stream()
    own = Bench(desk, Overview(desk, lambda: streams.send("overzicht")), streams, set())

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
                desk.workers.end()
                desk.papers.close()

    static = StaticFiles(directory=str(files("letterkit.werkbank").joinpath("static")))
    app = Starlette(
        routes=[*_ROUTES, Mount("/static", static)],
        middleware=[Middleware(Guard, gate=gate)],
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
