"""JSON: one object, a list of objects (.json), also below one name, or one object a line (.jsonl).

Amounts are read as decimals, never as binary fractions. A key that stands twice is a problem of that record, and so are
layers in layers without end.
"""

import json
import re
from collections import deque
from collections.abc import Iterator
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any

from letterkit.case_file import text_file
from letterkit.case_file.layout import Layout
from letterkit.case_file.notes import Notes
from letterkit.case_file.rows import InputRow
from letterkit.errors import Problem, Unreadable

_MOST_MB = 200
_MOST_DIGITS = 40
_DEEPEST = 20
_BEYOND = Decimal("Infinity")
_SPACE = re.compile(r"[ \t\r\n]*")


class _Decoder(json.JSONDecoder):
    """Remembers whether the value it decoded last held a key twice."""

    def __init__(self) -> None:
        super().__init__(
            object_pairs_hook=self._object,
            parse_float=_fraction,
            parse_int=lambda digits: int(digits) if len(digits) <= _MOST_DIGITS else digits,
            parse_constant=str,
        )
        self._twice = False

    def _object(self, pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        record = dict(pairs)
        self._twice = self._twice or len(record) != len(pairs)
        return record

    def item(self, text: str, start: int) -> tuple[Any, int, bool]:
        """The value at ``start``, where it ends, and whether a key stood twice in it."""
        self._twice = False
        value, end = self.raw_decode(text, start)
        return value, end, self._twice


def _fraction(digits: str) -> Decimal:
    """The number as it is written. One with an absurd exponent is no number: to write it out would take forever."""
    try:
        number = Decimal(digits)
    except InvalidOperation:
        return _BEYOND
    return number if -_MOST_DIGITS <= number.adjusted() <= _MOST_DIGITS else _BEYOND


def read(path: Path, layout: Layout, notes: Notes) -> Iterator[InputRow]:
    """The records of a .json file; row numbers count the records from 1. The column mapping is for flat files only."""
    del layout, notes
    text = text_file.text(path, expected="JSON-bestand", most_mb=_MOST_MB, instead=".jsonl").removeprefix("\ufeff")
    try:
        text_file.through(path, lambda _: deque(_values(text), maxlen=0), "json")
        for number, (value, twice) in enumerate(_values(text), 1):
            if not isinstance(value, dict) and not text.lstrip().startswith("["):
                raise Unreadable("json_not_cases", file=str(path))
            yield _input_row(number, value, twice=twice, brackets=len(text))
    except json.JSONDecodeError as error:
        raise Unreadable("json_broken", file=str(path), line=error.lineno, column=error.colno) from error
    except RecursionError as error:
        raise Unreadable("json_deep", file=str(path)) from error


def read_lines(path: Path, layout: Layout, notes: Notes) -> Iterator[InputRow]:
    """The records of a .jsonl file; row numbers are line numbers. A broken line costs that line only."""
    del layout, notes
    decoder = _Decoder()
    for number, line in enumerate(text_file.lines(path, expected="JSON-bestand met één zaak per regel"), 1):
        if not line.strip():
            continue
        try:
            value, end, twice = decoder.item(line, _after_space(line, 0))
            _nothing_more(line, end)
            yield _input_row(number, value, twice=twice, brackets=line.count("{") + line.count("["))
        except json.JSONDecodeError as error:
            yield InputRow(number, None, (Problem("", "broken_json", {"column": error.colno}),))
        except RecursionError:
            yield InputRow(number, None, (Problem("", "too_deep"),))


def _input_row(number: int, value: Any, *, twice: bool, brackets: int) -> InputRow:
    """``brackets``: how many are opened at most; few cannot be many layers."""
    if not isinstance(value, dict):
        return InputRow(number, None, (Problem("", "not_a_record"),))
    if brackets > _DEEPEST and _deeper(value, _DEEPEST):
        return InputRow(number, None, (Problem("", "too_deep"),))
    return InputRow(number, value, (Problem("", "key_twice"),) if twice else ())


def _deeper(value: dict[str, Any] | list[Any], layers: int) -> bool:
    """Whether there are more layers than this inside."""
    inside = value.values() if isinstance(value, dict) else value
    parts = [item for item in inside if isinstance(item, dict | list)]
    return bool(parts) and (layers == 0 or any(_deeper(item, layers - 1) for item in parts))


def _values(text: str) -> Iterator[tuple[Any, bool]]:
    decoder, at = _Decoder(), _after_space(text, 0)
    if not text.startswith("[", at):
        value, end, twice = decoder.item(text, at)
        _nothing_more(text, end)
        yield from ((item, twice) for item in _unwrapped(value))
        return
    at = _after_space(text, at + 1)
    more = not text.startswith("]", at)
    while more:
        value, end, twice = decoder.item(text, at)
        yield value, twice
        at = _after_space(text, end)
        more = text.startswith(",", at)
        at = _after_space(text, at + 1) if more else at
    if not text.startswith("]", at):
        raise json.JSONDecodeError("Expecting ',' or ']'", text, at)
    _nothing_more(text, at + 1)


def _unwrapped(value: Any) -> list[Any]:
    """The records of a list that alone stands in an object, as an API gives it: ``{"data": [...]}``."""
    inside = next(iter(value.values())) if isinstance(value, dict) and len(value) == 1 else None
    return inside if isinstance(inside, list) and inside and all(isinstance(item, dict) for item in inside) else [value]


def _after_space(text: str, at: int) -> int:
    space = _SPACE.match(text, at)
    return space.end() if space else at


def _nothing_more(text: str, end: int) -> None:
    at = _after_space(text, end)
    if at != len(text):
        raise json.JSONDecodeError("Extra data", text, at)
