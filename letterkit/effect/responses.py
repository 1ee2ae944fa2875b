"""A file of responses -> what each case did and when."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, Literal

from letterkit.case import case_key
from letterkit.case_file import table
from letterkit.case_file.cells import Kind, value
from letterkit.case_file.table import Line
from letterkit.errors import Problem, Unreadable

What = Literal["paid", "called", "arranged", "complained"]
WHATS: tuple[What, ...] = ("paid", "called", "arranged", "complained")

_NAMES = {
    "case": frozenset({"case_id", "zaaknummer", "zaak"}),
    "day": frozenset({"date", "datum"}),
    "what": frozenset({"what", "wat"}),
}
_KINDS: Mapping[str, Kind] = {"case": "text", "day": "day", "what": "text"}
_WORDS: Mapping[str, What] = {
    **dict.fromkeys(("betaald", "betaling", "paid"), "paid"),
    **dict.fromkeys(("gebeld", "telefoon", "called"), "called"),
    **dict.fromkeys(("regeling", "afspraak", "arranged"), "arranged"),
    **dict.fromkeys(("klacht", "geklaagd", "complained"), "complained"),
}
_CASE_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]{0,63}")


@dataclass(frozen=True, slots=True)
class Response:
    """``case_id`` as written in the file; ``case`` is the key that joins it with a run."""

    row: int
    case_id: str
    case: str
    day: date
    what: What


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong on one row; the field of the problem is the name of the column."""

    row: int
    problem: Problem


def what_of(word: str) -> What | None:
    """The kind of response a word stands for, in Dutch or English."""
    return _WORDS.get(word.strip().casefold())


def read(path: Path) -> tuple[tuple[Response, ...], tuple[Fault, ...]]:
    """All responses, in file order. Raises ``Unreadable`` for a file without the three columns; others may be there."""
    results = table.read(path, lambda name: _part(name) is not None)
    missing = [part for part in _NAMES if results.names and part not in map(_part, results.names)]
    if missing:
        raise Unreadable("columns_missing", file=str(path), columns=", ".join(_column(part) for part in missing))
    responses: list[Response] = []
    faults: list[Fault] = []
    for line in results.lines:
        response, problems = _response(line)
        faults += (Fault(line.number, problem) for problem in problems)
        responses += [response] if response else []
    return tuple(responses), tuple(faults)


def _part(name: str) -> str | None:
    plain = name.strip().casefold()
    return next((part for part, names in _NAMES.items() if plain in names), None)


def _column(part: str) -> str:
    return {"case": "zaaknummer", "day": "datum", "what": "wat"}[part]


def _response(line: Line) -> tuple[Response | None, tuple[Problem, ...]]:
    if line.problems:
        return None, line.problems
    values: dict[str, Any] = {}
    problems = []
    cells = {part: cell for name, cell in line.cells.items() if (part := _part(name))}
    for part in _NAMES:
        try:
            values[part] = _read(part, cells.get(part))
        except ValueError as error:
            problems.append(Problem(_column(part), str(error)))
    if problems:
        return None, tuple(problems)
    return Response(line.number, values["case"], case_key(values["case"]), values["day"], values["what"]), ()


def _read(part: str, cell: object) -> Any:
    """What a cell says. Raises ``ValueError`` with the code of what is wrong."""
    content = value(_KINDS[part], cell)
    if content is None:
        raise ValueError("missing")
    if part == "case" and not _CASE_ID.fullmatch(content):
        raise ValueError("pattern_zaaknummer")
    if part == "what" and (content := what_of(content)) is None:
        raise ValueError("effect_what")
    return content


def doubled(responses: tuple[Response, ...]) -> Iterator[Response]:
    """The rows that say what an earlier row says: the same case, day and kind."""
    seen: set[tuple[str, date, What]] = set()
    for response in responses:
        key = response.case, response.day, response.what
        if key in seen:
            yield response
        seen.add(key)
