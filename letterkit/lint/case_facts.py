"""What a case says is true, for a finished text about that case to be held against."""

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

from letterkit.case import Case
from letterkit.case_file import read
from letterkit.errors import Unreadable
from letterkit.facts import Known
from letterkit.facts.found import national

_EVENTS = (
    "regeling", "voorstel", "pauze", "schuldhulp", "kwijting", "ontvangen", "klacht", "overdracht", "bkr", "opeising",
    "vordering", "contactpogingen", "maatregelen",
)  # fmt: skip


def case_at(path: Path) -> Case:
    """The one case of a file. Raises ``Unreadable`` for a file with another number of cases, or with a wrong one."""
    rows = list(read(path))
    if len(rows) != 1 or rows[0].case is None:
        raise Unreadable("lint_one_case", file=str(path), count=len(rows))
    return rows[0].case


def with_case(known: Known, case: Case) -> Known:
    """What is known of a creditor, with what a case adds."""
    owed = case.achterstand
    asked = {owed.totaal, owed.totaal - owed.kosten, owed.totaal - owed.kosten - owed.rente}
    if case.opeising:
        asked |= {case.opeising.restschuld, case.opeising.restschuld + owed.totaal}
    for plan in (case.voorstel, case.regeling):
        asked |= {plan.samen} if plan else set()
    asked |= {term.bedrag for term in owed.termijnen}
    reference = case.betalingskenmerk
    person = case.contactpersoon
    phones = {national(person.telefoon)} if person and person.telefoon else set()
    contracts = {case.contract.nummer, *(contract.nummer for contract in case.overige_contracten)}
    people = [who for who in (case.klant, case.klant.tweede_persoon) if who and not case.onder_bewind]
    sent = min((message.datum for message in case.eerdere_berichten), default=None)
    return replace(
        known,
        day=case.stand_op.isoformat(),
        extra=int((owed.kosten + owed.rente) * 100),
        customers=frozenset(name for who in people for name in (who.achternaam, who.achternaam_partner) if name),
        contracts=frozenset(contracts | {term.contract for term in owed.termijnen if term.contract}),
        events=frozenset(name for name in _EVENTS if getattr(case, name)),
        first_message=sent.isoformat() if sent else "",
        asked=frozenset(_cents(asked)),
        terms=tuple((int(term.bedrag * 100), term.vervaldatum.isoformat()) for term in owed.termijnen),
        references=frozenset({str(reference).replace(" ", "")} if reference else ()),
        phones=known.phones | phones if known.phones else known.phones,
    )


def _cents(amounts: set[Decimal]) -> Iterator[int]:
    return (int(amount * 100) for amount in amounts if amount)
