"""The whole track of one customer, with what the customer does."""

from datetime import date

from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from letterkit.errors import LetterkitError
from letterkit.simulation import EVENTS, Event
from letterkit.simulation.events import parse
from letterkit.texts import say
from letterkit.werkbank.aside import LONG
from letterkit.werkbank.desk import Desk, sentence
from letterkit.werkbank.screens.page import bench, shown

_DAYS, _ROWS = 240, 3
_POLICY = (
    "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; sandbox; frame-ancestors 'self'"
)


def track(request: Request) -> Response:
    own, asked = bench(request), request.query_params
    stage = asked.get("fase", next(iter(own.desk.workspace.creditor.stages)))
    rows = [
        (asked.get(f"wat{row}", ""), asked.get(f"dag{row}", ""), asked.get(f"meer{row}", "")) for row in range(_ROWS)
    ]
    return shown(
        request,
        "track",
        samples=[sample.name for sample in own.desk.samples(stage)],
        customer=asked.get("klant", ""),
        stage=stage,
        events=[(name, say(f"simulation.switch.{name}")) for name in EVENTS],
        rows=rows,
        address=f"/traject/blad?{request.url.query}" if "klant" in asked else "",
        today=own.desk.today,
    )


def sheet(request: Request) -> Response:
    """The track as its page, under a policy of its own."""
    try:
        page = _page(bench(request).desk, dict(request.query_params))
        return HTMLResponse(page, headers={"content-security-policy": _POLICY})
    except LetterkitError as error:
        title = say("werkbank.track.wrong", sentence=sentence(error))
        return shown(request, "message", 422, title=title, sentence="", back="", back_label="")


def _page(desk: Desk, asked: dict[str, str]) -> str:
    stage = asked.get("fase", "") or next(iter(desk.workspace.creditor.stages))
    case = desk.sample(stage, asked.get("klant", "")).case
    events = tuple(_event(asked, row) for row in range(_ROWS) if asked.get(f"wat{row}") in EVENTS)
    return str(desk.workers.run(desk.stand(), "track", case, _DAYS, events, patience=LONG))


def _event(asked: dict[str, str], row: int) -> Event:
    more = asked.get(f"meer{row}", "").strip()
    day = asked.get(f"dag{row}", "").strip() or date.today().isoformat()  # noqa: DTZ011 - a day that is wrong is told
    return parse(asked[f"wat{row}"], f"{day}:{more}" if more else day)
