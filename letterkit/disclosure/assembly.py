"""From files to a disclosure, or to all that is wrong in them."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from letterkit.disclosure import checks, par
from letterkit.disclosure.annex import COLUMNS, Column, Disclosure, Gap, Notice
from letterkit.disclosure.clauses import CLAUSES
from letterkit.disclosure.columns import columns, newest_validated
from letterkit.disclosure.faults import Fault
from letterkit.disclosure.figures import Inputs, figures
from letterkit.disclosure.institution import Institution, Jaar
from letterkit.disclosure.institution_file import InstitutionFile, load
from letterkit.disclosure.loan_file import LoanFile
from letterkit.disclosure.loan_file import read as read_loans
from letterkit.disclosure.outcome import Outcome
from letterkit.disclosure.portfolio import Portfolio
from letterkit.disclosure.published import Reading
from letterkit.disclosure.year_data import Gegevens
from letterkit.errors import Problem
from letterkit.texts import say

_FEW_CLIENTS = 10  # below this a share can point at a person


def disclose(
    data: Sequence[Path], source: Path, *, year: int | None, reading: Reading, draft: bool
) -> tuple[Disclosure | None, list[Fault]]:
    """The disclosure of ``year`` (None: the newest that has ``gegevens``), or None with all that is wrong in the files.

    Raises ``Unreadable`` or ``SourceInvalid`` for a file that cannot be read at all.
    """
    file = load(source)
    files = [read_loans(path, file.mapping) for path in data]
    faults = [*file.faults, *(fault for loan_file in files for fault in loan_file.faults)]
    if file.institution is None:
        return None, checks.by_file(faults)
    chosen = year or max((each_year.jaar for each_year in file.institution.jaren if each_year.gegevens), default=0)
    faults += _wrong_years(file, file.institution, chosen, draft=draft)
    entry = file.institution.year(chosen)
    if entry is None or entry.gegevens is None:
        return None, checks.by_file(faults)
    the_year = _Year(file, file.institution, entry, entry.gegevens, *files)
    whole = not any(loan_file.faults for loan_file in files)  # with loans missing, every number would seem wrong
    faults += the_year.faults(reading, whole=whole)
    return (None, checks.by_file(faults)) if faults else (the_year.disclosure(reading, draft=draft), [])


class _Year:
    """The reporting year with all that is known of it."""

    def __init__(
        self, file: InstitutionFile, institution: Institution, entry: Jaar, data: Gegevens, *files: LoanFile
    ) -> None:
        self.file, self.institution, self.entry, self.data = file, institution, entry, data
        self.placed = [loan for each in files for loan in each.loans]
        self.ignored = tuple(dict.fromkeys(name for each in files for name in each.ignored))
        self.portfolio = Portfolio(entry.jaar, tuple(loan for loan, _ in self.placed))

    def outcomes(self, reading: Reading) -> Mapping[str, Outcome]:
        mission = self.entry.missie or self.institution.missie
        return figures(Inputs(self.portfolio, self.data, mission, self.institution.niet_relevant, reading))

    def faults(self, reading: Reading, *, whole: bool) -> Iterator[Fault]:
        """What is wrong over rows; and, when all loans could be read (``whole``), between loans and institution."""
        wrong = list(checks.over_loans(self.placed, self.portfolio))
        yield from wrong
        if whole and not wrong:
            yield from checks.over_year(self.file, self.data, self.portfolio)
            if self.entry.cijfers:
                outcomes = self.outcomes(reading)
                yield from checks.against_published(self.file, self.entry, self.entry.cijfers, outcomes, reading)

    def disclosure(self, reading: Reading, *, draft: bool) -> Disclosure:
        annex = tuple(columns(self.institution, self.entry, self.outcomes(reading), reading))
        readings = {
            each: (par.portfolio_at_risk(self.portfolio, 30, each), par.portfolio_at_risk(self.portfolio, 90, each))
            for each in par.READINGS
        }
        return Disclosure(
            self.institution,
            self.file.path,
            self.entry.jaar,
            reading,
            draft,
            annex,
            readings,
            gaps=tuple(_gaps(annex, self.file)),
            notices=tuple(self._notices(annex, reading)),
        )

    def _notices(self, annex: Sequence[Column], reading: Reading) -> Iterator[Notice]:
        clients, published, year = len(self.portfolio.borrowers), self.institution.publicatie, self.entry.jaar
        if 0 < clients < _FEW_CLIENTS:
            yield Notice("few_clients", {"clients": clients})
        if published.adres is None:
            yield Notice("no_address", {})
        if published.datum.year > year + 1:
            yield Notice("late", {"year": year, "published": published.datum.year})
        for column in annex:
            if column.standing in ("validated", "self_reported") and column.reading != reading:
                named = say(f"disclosure.reading.{column.reading or 'unknown'}")
                yield Notice("other_reading", {"year": column.year, "reading": named})
        if self.ignored:
            yield Notice("ignored_columns", {"columns": ", ".join(self.ignored)})


def _wrong_years(file: InstitutionFile, institution: Institution, year: int, *, draft: bool) -> Iterator[Fault]:
    def fault(field: str, code: str, **values: object) -> Fault:
        return Fault(file.path, Problem(field, code, values), line=file.document.place(tuple(field.split(".")))[0])

    entry = institution.year(year)
    if entry is None or entry.gegevens is None:
        yield fault("jaren", "year_without_data", expected=year or "het verslagjaar")
        return
    first = newest_validated(institution, year)
    if first is None and not draft:
        yield fault("jaren", "nothing_validated")
    if first is not None and year - first >= COLUMNS:
        yield fault("jaren", "validated_too_long_ago", expected=year - COLUMNS + 1)
    if first is not None and first != year and not _has_figures(institution, first):
        yield fault("jaren", "validated_without_figures", expected=first)
    if institution.publicatie.datum.year <= year:
        yield fault("publicatie.datum", "published_before_year_end", expected=year)


def _has_figures(institution: Institution, year: int) -> bool:
    entry = institution.year(year)
    return entry is not None and entry.cijfers is not None


def _gaps(annex: Sequence[Column], file: InstitutionFile) -> Iterator[Gap]:
    for column in annex:
        if column.standing == "absent":
            outcome = Outcome("no_year", reason="year_absent", place="cijfers")
            yield Gap(column.year, CLAUSES[0], outcome, file.line(column.year, "cijfers"))
            continue
        for clause in CLAUSES:
            outcome = column.outcomes[clause.name]
            if outcome.state in ("missing", "impossible"):
                yield Gap(column.year, clause, outcome, file.line(column.year, outcome.place) if outcome.place else 0)
