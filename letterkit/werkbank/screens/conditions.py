"""A condition in sentences: the rows of one that stands in a text, and the text of rows that somebody chose."""

from dataclasses import asdict
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from letterkit.drafts import conditions, naming
from letterkit.drafts.conditions import Row, Rows
from letterkit.errors import WrongCall
from letterkit.templating import own_words
from letterkit.texts import say
from letterkit.werkbank.screens.page import bench

_MOST_ROWS, _MOST_CHARACTERS = 8, 400


async def read(request: Request) -> Response:
    """The rows of a condition, with what can be chosen; ``kan`` is False for one that rows cannot say."""
    known = _known(request)
    text = str((await request.json()).get("voorwaarde", ""))[:_MOST_CHARACTERS]
    rows = conditions.read(text, known) if text else Rows(())
    return JSONResponse(
        {
            "kan": rows is not None,
            "zin": naming.condition(text) if text else "",
            "samen": rows.joiner if rows else "and",
            "rijen": [asdict(row) for row in rows.rows] if rows else [],
            "velden": [asdict(one) for one in known],
            "hoe": {sign: say(f"werkbank.condition.how.{code}") for sign, code in _HOW.items()},
        }
    )


_HOW = {
    "is": "yes", "not": "no", "==": "same", "!=": "other", ">": "more", ">=": "least", "<": "less", "<=": "most",
}  # fmt: skip


async def write(request: Request) -> Response:
    """The condition of some rows, as it stands in a text, and in words."""
    asked = await request.json()
    rows = [_row(row) for row in list(asked.get("rijen", []))[:_MOST_ROWS]]
    text = conditions.written(Rows(tuple(rows), asked.get("samen", "and")), _known(request))
    return JSONResponse({"voorwaarde": text, "zin": naming.condition(text)})


def _row(given: Any) -> Row:
    if not isinstance(given, dict):
        raise WrongCall("condition_empty")
    return Row(*(str(given.get(name, ""))[:_MOST_CHARACTERS] for name in ("path", "compared", "value")))


def _known(request: Request) -> tuple[conditions.FieldChoice, ...]:
    return conditions.fields(own_words.type_of(bench(request).desk.workspace.creditor))
