"""The overview: every stage and channel with the state of its text."""

from typing import Any

from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from letterkit.channels import NAMES
from letterkit.werkbank.screens.help import first_text
from letterkit.werkbank.screens.page import bench, fragment, shown


def overview(request: Request) -> Response:
    return shown(request, "overview", first=first_text(request), **_table(request))


def table(request: Request) -> Response:
    """The table alone, for a page that is open while it fills in."""
    return HTMLResponse(fragment(request, "_table", **_table(request)))


def _table(request: Request) -> dict[str, Any]:
    own = bench(request)
    rows = own.overview.rows()
    stages = own.desk.workspace.creditor.stages
    used = [channel for channel in NAMES if any(channel in cells for _, cells in rows)]
    return {
        "rows": [(stage, stages.named(stage), cells) for stage, cells in rows],
        "channels": used,
        "parts": own.overview.parts(),
    }
