"""Annex I as a table for a spreadsheet: one line a clause and year, as Dutch Excel reads it."""

from collections.abc import Iterator
from decimal import Decimal

from letterkit.disclosure import par, wording
from letterkit.disclosure.annex import Column, Disclosure
from letterkit.disclosure.clauses import CLAUSES, PAR, Clause
from letterkit.disclosure.outcome import Outcome
from letterkit.dutch import spreadsheet
from letterkit.texts import say

Cell = str | int | Decimal


def csv_file(disclosure: Disclosure) -> bytes:
    """UTF-8 with its mark, semicolons and CR LF; numbers with a decimal comma, without signs or thousands."""
    return spreadsheet.as_bytes([say("disclosure.csv.head").split(";"), *_rows(disclosure)])


def _rows(disclosure: Disclosure) -> Iterator[list[Cell]]:
    for clause in CLAUSES:
        for column in disclosure.columns:
            reading = column.reading if clause.name in PAR else None
            yield _row(column, clause, column.outcomes[clause.name], reading or "", here=column.year == disclosure.year)
        if clause.name in PAR:
            yield from _other_readings(disclosure, clause)


def _other_readings(disclosure: Disclosure, clause: Clause) -> Iterator[list[Cell]]:
    """The reporting year in the readings that Annex I does not use."""
    for reading in par.READINGS:
        if reading != disclosure.reading:
            outcome = disclosure.readings[reading][PAR.index(clause.name)]
            yield _row(disclosure.current, clause, outcome, reading, here=True)


def _row(column: Column, clause: Clause, outcome: Outcome, reading: str, *, here: bool) -> list[Cell]:
    explanation = wording.working(clause, outcome) if here and clause.kind != "text" else wording.reason(outcome)
    return [
        clause.number,
        say(f"disclosure.label.{clause.name}"),
        column.number,
        column.year,
        say(f"disclosure.csv.standing.{column.standing}"),
        say("disclosure.csv.filled") if outcome.value is not None else wording.state(column, outcome),
        say(f"disclosure.unit.{clause.kind}"),
        _value(outcome, clause),
        reading,
        explanation,
    ]


def _value(outcome: Outcome, clause: Clause) -> Cell:
    if outcome.value is None or clause.kind == "text":
        return str(outcome.value or "")
    return Decimal(wording.numeric(outcome.value, clause.kind))
