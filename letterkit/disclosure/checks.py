"""Checks over several rows, over files, and against the year. Each fault has its place."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from letterkit.disclosure import shares
from letterkit.disclosure.clauses import CLAUSES, PAR
from letterkit.disclosure.faults import Fault
from letterkit.disclosure.institution import Jaar
from letterkit.disclosure.institution_file import InstitutionFile
from letterkit.disclosure.loan import Loan
from letterkit.disclosure.loan_file import Place
from letterkit.disclosure.outcome import Outcome, Value
from letterkit.disclosure.portfolio import Portfolio, total
from letterkit.disclosure.published import Cijfers, Reading
from letterkit.disclosure.year_data import Gegevens
from letterkit.dutch import dates
from letterkit.errors import Problem

Placed = tuple[Loan, Place]


def over_loans(placed: Sequence[Placed], portfolio: Portfolio) -> Iterator[Fault]:
    """Loans that are there twice, are of after the year, or contradict each other on one person."""
    first: dict[str, Place] = {}
    for loan, place in placed:
        if loan.lening in first:
            earlier = first[loan.lening]
            yield _fault(loan, place, "lening", "loan_twice", expected=f"{earlier.file.name}, rij {earlier.row}")
        first.setdefault(loan.lening, place)
        yield from _against_year(loan, place, portfolio)
    yield from _contradictions(placed)


def _against_year(loan: Loan, place: Place, portfolio: Portfolio) -> Iterator[Fault]:
    last = dates.printed_digits(portfolio.end)
    if loan.uitbetaald_op > portfolio.end:
        yield _fault(loan, place, "uitbetaald_op", "day_after_year", expected=last)
    elif loan.dagen_achterstand > (portfolio.end - loan.uitbetaald_op).days:
        yield _fault(loan, place, "dagen_achterstand", "late_before_paid_out")
    if loan.doorgestroomd_op and loan.doorgestroomd_op > portfolio.end:
        yield _fault(loan, place, "doorgestroomd_op", "day_after_year", expected=last)


def _contradictions(placed: Sequence[Placed]) -> Iterator[Fault]:
    first_given: dict[tuple[str, str], tuple[object, Place]] = {}
    for loan, place in placed:
        for name in shares.PERSONAL:
            value = getattr(loan, name)
            if value is None:
                continue
            before, there = first_given.setdefault((loan.client, name), (value, place))
            if before != value:
                yield _fault(loan, place, name, "client_contradicts", expected=f"{there.file.name}, rij {there.row}")


def _fault(loan: Loan, place: Place, field: str, code: str, **values: object) -> Fault:
    return Fault(place.file, Problem(field, code, values), row=place.row, loan=loan.lening)


def over_year(source: InstitutionFile, data: Gegevens, portfolio: Portfolio) -> Iterator[Fault]:
    """Faults in the institution's numbers that contradict its loans."""
    gross, clients = total(portfolio.open), len(portfolio.borrowers)

    def fault(place: str, code: str, **values: object) -> Fault:
        return Fault(source.path, Problem(place, code, values), line=source.line(portfolio.year, place))

    if data.voorziening is not None and data.voorziening > gross:
        yield fault("gegevens.voorziening", "provision_above_portfolio")
    for name in shares.SHARES:
        given = getattr(data.aantallen, name)
        if given is None:
            continue
        place = f"gegevens.aantallen.{name}"
        counted = shares.tally(name, portfolio)
        if given > clients and name != "doorstroom":  # who moved on may be no client any more
            yield fault(place, "more_than_clients", expected=clients)
        elif counted and not counted.having <= given <= counted.having + counted.unknown:
            yield fault(place, "count_contradicts", expected=_span(counted))
    if data.bni and data.bni.jaar > portfolio.year + 1:
        yield fault("gegevens.bni.jaar", "income_of_later_year", expected=portfolio.year + 1)


def _span(tally: shares.Tally) -> str:
    highest = tally.having + tally.unknown
    return str(highest) if not tally.unknown else f"{tally.having} tot en met {highest}"


def against_published(
    source: InstitutionFile, entry: Jaar, published: Cijfers, outcomes: Mapping[str, Outcome], reading: Reading
) -> Iterator[Fault]:
    """Figures of a year that was published before and now come out otherwise: a validated column never changes."""
    for clause in CLAUSES:
        before: Value | None = getattr(published, clause.name, None)
        now = outcomes[clause.name]
        if clause.name in PAR and published.par_lezing != reading:
            continue
        if before is not None and now.state == "value" and before != now.value:
            place = f"cijfers.{clause.name}"
            problem = Problem(place, "figure_changed", {"expected": str(now.value).replace(".", ",")})
            yield Fault(source.path, problem, line=source.line(entry.jaar, place))


def by_file(faults: Iterable[Fault]) -> list[Fault]:
    """The faults file by file, in the order of their rows and lines."""
    groups: dict[str, list[Fault]] = defaultdict(list)
    for fault in faults:
        groups[str(fault.file)].append(fault)
    return [fault for group in groups.values() for fault in sorted(group, key=lambda each: (each.row, each.line))]
