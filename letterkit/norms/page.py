"""The norms as one HTML page, and as the page ``docs/nl/normen.md``."""

from collections.abc import Iterator

from letterkit import __version__
from letterkit.norms.loading import DOCUMENTS
from letterkit.norms.model import Norm
from letterkit.norms.shown import counted, thing
from letterkit.reports.page import render
from letterkit.texts import say

_Parts = tuple[tuple[str, tuple[Norm, ...]], ...]


def as_html(norms: tuple[Norm, ...]) -> str:
    """A self-contained page; the same norms give the same bytes."""
    parts = [(say(f"norms.document.{document}"), counted(rows), rows) for document, rows in _by_document(norms)]
    missing = tuple(norm for norm in norms if not norm.done)
    return render("norms", version=__version__, count=counted(norms), parts=parts, missing=missing, thing=thing)


def as_markdown(norms: tuple[Norm, ...]) -> str:
    """The page for the docs: what is not done first, then a table a document."""
    return "\n".join(_lines(norms)) + "\n"


def _by_document(norms: tuple[Norm, ...]) -> _Parts:
    split = ((document, tuple(norm for norm in norms if norm.document == document)) for document in DOCUMENTS)
    return tuple((document, rows) for document, rows in split if rows)


def _lines(norms: tuple[Norm, ...]) -> Iterator[str]:
    yield f"# {say('norms.page.title')}\n"
    yield f"**{counted(norms)}** {say('norms.page.intro')}\n"
    yield say("norms.page.command")
    yield f"\n## {say('norms.page.missing')}\n"
    yield say("norms.page.head_missing")
    yield "|---|---|---|"
    yield from (_cells(norm.id, norm.asks, norm.because) for norm in norms if not norm.done)
    for document, rows in _by_document(norms):
        yield f"\n## {say(f'norms.document.{document}')}\n"
        yield f"{counted(rows)}\n"
        yield say("norms.page.head")
        yield "|---|---|---|---|"
        yield from map(_row, rows)


def _row(norm: Norm) -> str:
    if not norm.done:
        return _cells(f"**{norm.id}**<br>{norm.place}", norm.asks, say("norms.not_done", because=norm.because), "")
    by = "<br>".join(thing(proof) for proof in norm.by)
    tests = "<br>".join(f"`{test}`" for test in norm.tests)
    return _cells(f"**{norm.id}**<br>{norm.place}", norm.asks, f"{norm.does}<br>{by}", tests)


def _cells(*cells: str) -> str:
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"
