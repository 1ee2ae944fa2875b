"""A condition as rows that people choose from lists, and back: "geldzorgen is ja en bedrag is meer dan 100".

What such rows cannot say (brackets, "en" beside "of", a name of a loop) stays as it is written.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal, InvalidOperation
from typing import Any, Literal, get_args

from letterkit.drafts import naming
from letterkit.errors import WrongCall
from letterkit.templating.context import Context
from letterkit.templating.known_fields import members
from letterkit.templating.value_kinds import kind
from letterkit.templating.words import EigenWoorden

Kind = Literal["choice", "there", "text", "amount", "number", "day"]
Joiner = Literal["and", "or"]
_DEEPEST = 3
_TOKEN = re.compile(
    r"\s*(?:(?P<text>\"[^\"\\]*\"|'[^'\\]*')|(?P<number>\d+(?:\.\d+)?)|(?P<name>[a-z_][\w.]*)|(?P<sign>[<>=!]=|[<>]))",
    re.IGNORECASE,
)
_COMPARED: dict[Kind, tuple[str, ...]] = {
    "choice": ("is", "not"),
    "there": ("is", "not"),
    "text": ("is", "not", "==", "!="),
    "amount": ("is", "not", ">", ">=", "<", "<=", "==", "!="),
    "number": ("is", "not", ">", ">=", "<", "<=", "==", "!="),
    "day": ("is", "not", "<", ">"),
}
"""How a field can be asked about: ``is`` and ``not``, whether it is so or there; or a sign, with a value."""


@dataclass(frozen=True, slots=True)
class FieldChoice:
    """A field to choose. ``compared``: in which ways. ``words``: its values, when there are only these."""

    path: str
    name: str
    kind: Kind
    compared: tuple[str, ...]
    words: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Row:
    """One part of a condition. ``value``: as a person types it, or the path of another day; empty with is and not."""

    path: str
    compared: str
    value: str = ""


@dataclass(frozen=True, slots=True)
class Rows:
    """A condition: all of the rows, or one of them."""

    rows: tuple[Row, ...]
    joiner: Joiner = "and"


def fields(own: type[EigenWoorden] = EigenWoorden) -> tuple[FieldChoice, ...]:
    """Every field that can be asked about, by name."""
    found = list(_fields(Context, "", own, 1))
    often = Counter(one.name for one in found)
    told_apart = (
        replace(one, name=f"{one.name} ({one.path.partition('.')[0]})") if often[one.name] > 1 else one for one in found
    )
    return tuple(sorted(told_apart, key=lambda one: one.name.lower()))


def _fields(owner: Any, above: str, own: type[EigenWoorden], depth: int) -> Iterator[FieldChoice]:
    for name, found in members(owner).items():
        path, type_ = (f"{above}.{name}" if above else name), own if found is EigenWoorden else found
        of = kind(type_)
        if of == "group":
            if depth == 1 and path != "eigen":
                yield _choice(path, "there")
            if depth < _DEEPEST:
                yield from _fields(type_, path, own, depth + 1)
        elif of == "list":
            yield _choice(path, "there")
        elif of in _COMPARED:
            yield _choice(path, of, tuple(map(str, get_args(type_))))


def _choice(path: str, of: Any, words: tuple[str, ...] = ()) -> FieldChoice:
    return FieldChoice(path, naming.field(path), of, _COMPARED[of], words)


def read(text: str, known: Sequence[FieldChoice]) -> Rows | None:
    """The rows of a condition; None for one that rows cannot say."""
    pieces = _pieces(text)
    if not pieces:
        return None
    by_path = {one.path: one for one in known}
    joiners = {piece for piece in pieces if piece in ("and", "or")}
    if len(joiners) > 1:
        return None
    parts: list[list[str]] = [[]]
    for piece in pieces:
        if piece in joiners:
            parts.append([])
        else:
            parts[-1].append(piece)
    rows = [_row(part, by_path) for part in parts]
    return Rows(tuple(row for row in rows if row), "or" if "or" in joiners else "and") if all(rows) else None


def _pieces(text: str) -> list[str]:
    """The words of a condition; none when something else stands in it."""
    found, at = [], 0
    while text[at:].strip():
        match = _TOKEN.match(text, at)
        if match is None:
            return []
        found.append(match[0].strip())
        at = match.end()
    return found


def _row(part: list[str], known: Mapping[str, FieldChoice]) -> Row | None:
    negated, rest = (True, part[1:]) if part[:1] == ["not"] else (False, part)
    if not rest or rest[0] not in known:
        return None
    field = known[rest[0]]
    if len(rest) == 1:
        return Row(field.path, "not" if negated else "is")
    if negated or len(rest) != 3 or rest[1] not in field.compared:
        return None
    value = _value(rest[2], field, known)
    return None if value is None else Row(field.path, rest[1], value)


def _value(piece: str, field: FieldChoice, known: Mapping[str, FieldChoice]) -> str | None:
    match field.kind:
        case "text" if piece[0] in "\"'" and (not field.words or piece[1:-1] in field.words):
            return piece[1:-1]
        case "amount" | "number" if piece[0].isdigit():
            return piece.replace(".", ",")
        case "day" if piece in known and known[piece].kind == "day":
            return piece
    return None


def written(rows: Rows, known: Sequence[FieldChoice]) -> str:
    """The condition of some rows. Raises ``WrongCall`` for what cannot be asked, with what was expected."""
    if not rows.rows or rows.joiner not in get_args(Joiner):
        raise WrongCall("condition_empty")
    by_path = {one.path: one for one in known}
    return f" {rows.joiner} ".join(_written(row, by_path) for row in rows.rows)


def _written(row: Row, known: Mapping[str, FieldChoice]) -> str:
    field = known.get(row.path)
    if field is None or row.compared not in field.compared:
        raise WrongCall("condition_field", name=row.path)
    if row.compared in ("is", "not"):
        return f"not {row.path}" if row.compared == "not" else row.path
    return f"{row.path} {row.compared} {_typed(row.value.strip(), field, known)}"


def _typed(value: str, field: FieldChoice, known: Mapping[str, FieldChoice]) -> str:
    """A value as a template writes it."""
    if field.kind == "day":
        if value not in known or known[value].kind != "day":
            raise WrongCall("condition_day", name=field.name)
        return value
    if field.kind == "text":
        if not value or any(sign in value for sign in '"\\{}%') or (field.words and value not in field.words):
            raise WrongCall("condition_text", name=field.name)
        return f'"{value}"'
    try:
        number = Decimal(value.removeprefix("€").strip().replace(".", "").replace(",", "."))
    except InvalidOperation as error:
        raise WrongCall("condition_number", name=field.name) from error
    if not number.is_finite() or not 0 <= number < 10**9 or (field.kind == "number" and number != int(number)):
        raise WrongCall("condition_number", name=field.name)
    return str(int(number)) if number == int(number) else f"{number:f}"
