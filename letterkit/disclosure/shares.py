"""Shares of clients (clauses 4.2.4 to 4.2.10): clients with a trait / all clients, who are the active borrowers.

A trait comes from a column of the loan file or from a number in the institution file. An empty cell is not a "no".
"""

from collections.abc import Mapping
from dataclasses import dataclass

from letterkit.disclosure.outcome import NoFigure, Outcome, figure, percentage
from letterkit.disclosure.portfolio import Portfolio

# Figure -> the field of a loan that holds it. Descent is no field: it is known as a number only, or not at all.
FIELDS: Mapping[str, str] = {
    "vrouwen": "vrouw",
    "platteland": "platteland",
    "onder_armoedegrens": "onder_armoedegrens",
    "doorstroom": "doorgestroomd_op",
    "starters": "starter",
    "bijstand": "bijstand",
}
SHARES = ("vrouwen", "platteland", "onder_armoedegrens", "doorstroom", "etnische_minderheden", "starters", "bijstand")
PERSONAL = ("vrouw", "platteland", "onder_armoedegrens", "bijstand", "doorgestroomd_op")  # of the person, not the loan


@dataclass(frozen=True, slots=True)
class Tally:
    """How many have the trait, and of how many nothing is known."""

    having: int
    unknown: int = 0


def tally(name: str, portfolio: Portfolio) -> Tally | None:
    """What the loans say of a share; None when no loan says anything."""
    if name not in FIELDS or all(getattr(loan, FIELDS[name]) is None for loan in portfolio.loans):
        return None
    return _moved_on(portfolio) if name == "doorstroom" else _with_trait(name, portfolio)


def share(name: str, portfolio: Portfolio, given: int | None) -> Outcome:
    """(Clients with the trait / active borrowers) * 100; one decimal. ``given``: their number, if supplied.

    Source: Code microkrediet, bijlage II, 4.2.4 to 4.2.10. Start-ups (4.2.9) are counted by client, because the code
    divides enterprises by clients. Raises ``NoFigure`` when nothing or not enough is known.
    """
    clients = len(portfolio.borrowers)
    if not clients:
        raise NoFigure("impossible", "no_clients")
    counted = Tally(given) if given is not None else tally(name, portfolio)
    if counted is None:
        code = "share_unknown" if name in FIELDS else "share_number_unknown"
        raise NoFigure("missing", code, f"gegevens.aantallen.{name}", column=FIELDS.get(name, ""))
    if counted.unknown:
        lowest = percentage(counted.having, clients, zero="no_clients")
        highest = percentage(counted.having + counted.unknown, clients, zero="no_clients")
        raise NoFigure("missing", "share_incomplete", f"gegevens.aantallen.{name}", column=FIELDS[name],
                       unknown=counted.unknown, clients=clients, lowest=lowest, highest=highest)  # fmt: skip
    return figure(percentage(counted.having, clients, zero="no_clients"), having=counted.having, clients=clients)


def _moved_on(portfolio: Portfolio) -> Tally:
    """Clients who moved to mainstream finance in the year, also when they have no loan left (clause 4.2.7)."""
    days = ((loan.client, loan.doorgestroomd_op) for loan in portfolio.loans)
    return Tally(len({client for client, day in days if day and day.year == portfolio.year}))


def _with_trait(name: str, portfolio: Portfolio) -> Tally:
    field = FIELDS[name]
    personal = field in PERSONAL
    answers_of: dict[str, set[bool | None]] = {client: set() for client in portfolio.borrowers}
    for loan in portfolio.loans if personal else portfolio.open:
        if loan.client in answers_of:
            answers_of[loan.client].add(getattr(loan, field))
    unknown = sum(_is_unknown(answers, personal=personal) for answers in answers_of.values())
    return Tally(sum(True in answers for answers in answers_of.values()), unknown)


def _is_unknown(answers: set[bool | None], *, personal: bool) -> bool:
    """Of a person one answer is enough; of loans every one must say no before the client is no start-up."""
    return True not in answers and (False not in answers if personal else None in answers)
