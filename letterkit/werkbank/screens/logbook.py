"""The log of the workspace: who did what, and whether nobody touched it."""

from starlette.requests import Request
from starlette.responses import Response

from letterkit.drafts.papers.log import Entry, broken
from letterkit.dutch import clock
from letterkit.texts import keys, say
from letterkit.werkbank.screens.page import bench, shown

_MOST = 300
_QUIET = frozenset({"inhoud", "was", "to", "by", "versie"})
"""Details that say nothing to who reads the page; ``letterkit papers`` gives all."""


def log(request: Request) -> Response:
    entries = bench(request).desk.log.entries()
    rows = [(entry, entry.when.astimezone(clock.ZONE), _what(entry), _details(entry)) for entry in entries[-_MOST:]]
    head = entries[-1].hash if entries else ""
    return shown(request, "log", rows=rows[::-1], broken=broken(entries), head=head, total=len(entries))


def _what(entry: Entry) -> str:
    code = f"werkbank.log.what.{entry.what}"
    return say(code) if code in keys("werkbank.log.what.") else entry.what


def _details(entry: Entry) -> str:
    return "; ".join(
        str(value) for name, value in entry.details.items() if name not in _QUIET and value not in ("", None)
    )
