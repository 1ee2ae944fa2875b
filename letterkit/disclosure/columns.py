"""Which year each column holds, and how the column is labelled.

The first column is the newest year that an outside party validated; it stays while self-reported years follow it.
"""

from collections.abc import Iterator, Mapping

from letterkit.disclosure.annex import COLUMNS, Column, Standing
from letterkit.disclosure.clauses import CLAUSES, PAR, Clause
from letterkit.disclosure.institution import Institution, Jaar
from letterkit.disclosure.outcome import Outcome, figure
from letterkit.disclosure.published import Reading


def newest_validated(institution: Institution, year: int) -> int | None:
    """The newest year up to ``year`` that an outside party validated: it has the first column."""
    return max((entry.jaar for entry in institution.jaren if entry.gevalideerd and entry.jaar <= year), default=None)


def columns(
    institution: Institution, entry: Jaar, outcomes: Mapping[str, Outcome], reading: Reading
) -> Iterator[Column]:
    first = newest_validated(institution, entry.jaar) or entry.jaar
    for number, year in enumerate(range(first, first + COLUMNS), start=1):
        known = institution.year(year)
        validation = known.gevalideerd if known else None
        standing: Standing = "validated" if validation else "draft" if number == 1 else "self_reported"
        if year == entry.jaar:
            yield Column(number, year, standing, outcomes, validation, reading)
        elif year > entry.jaar or known is None or known.cijfers is None:
            yield Column(number, year, "later" if year > entry.jaar else "absent", _nothing())
        else:
            yield Column(number, year, standing, _published(institution, known), validation, known.cijfers.par_lezing)


def _nothing() -> Mapping[str, Outcome]:
    return {clause.name: Outcome("no_year") for clause in CLAUSES}


def _published(institution: Institution, known: Jaar) -> Mapping[str, Outcome]:
    return {clause.name: _as_published(institution, known, clause) for clause in CLAUSES}


def _as_published(institution: Institution, known: Jaar, clause: Clause) -> Outcome:
    if clause.kind == "text":
        mission = known.missie or institution.missie
        return figure(mission) if mission else Outcome("missing", reason="mission_not_given", place="missie")
    value = getattr(known.cijfers, clause.name)
    if value is not None:
        gross = getattr(known.cijfers, "bruto_portefeuille", None) if clause.name in PAR else None
        return figure(value) if gross is None else figure(value, gross=gross)
    if why := getattr(institution.niet_relevant, clause.name, None):
        return Outcome("irrelevant", reason="irrelevant", reason_values={"why": why})
    return Outcome("missing", reason="not_published", place=f"cijfers.{clause.name}")
