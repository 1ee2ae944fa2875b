"""What the law says about the day of a stage: an obstacle, or none, from ``letterkit.law``.

The ladder asks it before a stage goes by itself, and ``pipeline`` when a person chose the stage: a gate holds whoever
asks.
"""

from collections import defaultdict
from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import date, timedelta

from letterkit.case import Case
from letterkit.creditor import Creditor
from letterkit.journey import bkr_mark, claim, measures, term
from letterkit.journey.obstacle import Obstacle
from letterkit.law import calling_in, days, fourteen_day_gate
from letterkit.law.calendar import Calendar
from letterkit.sectors import Sector, sectors
from letterkit.stages.model import Law, Stage


@dataclass(frozen=True, slots=True)
class Asked:
    """What a gate looks at: the message of ``stage`` that would go on ``channels`` today."""

    stage: str
    case: Case
    creditor: Creditor
    channels: Collection[str]
    today: date


def check(asked: Asked) -> Obstacle | None:
    """Why the message may not go today by the law of its stage and sector; None when it may."""
    kind, case = asked.creditor.stages[asked.stage], asked.case
    if elsewhere := _not_of_sector(kind, asked.creditor.sector):
        return elsewhere
    of_law = _HOOKS[kind.law](asked) if kind.law else None
    if of_law and of_law.skip:
        return of_law
    if kind.hard and asked.creditor.open_duties(sold_credit=_sold_credit(asked)):
        return Obstacle("duties_unconfirmed")
    if sectors()[asked.creditor.sector].collects and kind.asks != "nothing" and _nameless(asked):
        return Obstacle("collector_incomplete")
    if kind.asks != "nothing" and _transfer_untold(asked):
        return Obstacle("needs_transfer_notice")
    if len(case.achterstand.termijnen) < kind.open_terms:
        return Obstacle("too_few_terms")
    if kind.after and kind.after not in _since(case):
        return Obstacle("needs_earlier_stage")
    return of_law


def of_sector(kind: Stage, sector: str) -> bool:
    """Whether a sector can have a stage: nobody calls in a rent, or ends the supply of a loan."""
    return _not_of_sector(kind, sector) is None


def _not_of_sector(kind: Stage, sector: str) -> Obstacle | None:
    fits, code = _IN_SECTOR.get(kind.law, (None, "")) if kind.law else (None, "")
    return None if fits is None or fits(sectors()[sector]) else Obstacle(code, skip=True)


def _since(case: Case) -> dict[str, set[str]]:
    """The stages that were sent over what is open, each with its channels: a text message beside an e-mail takes
    nothing away from it.
    """
    oldest, sent = case.achterstand.oudste_vervaldatum, defaultdict(set)
    for message in case.eerdere_berichten:
        if oldest and message.datum >= oldest:
            sent[message.fase].add(message.kanaal)
    return sent


def _nameless(asked: Asked) -> bool:
    """Whether a collector lacks what every message of it says (Wki, articles 11 and 13)."""
    own = asked.creditor
    return asked.case.vordering is None or not (own.kvk and own.wki_registratie and own.klachten.buitenste_instantie)


def _fourteen_days(asked: Asked) -> Obstacle | None:
    stage, case, creditor = asked.stage, asked.case, asked.creditor
    oldest = case.achterstand.oudste_vervaldatum
    obstacles = fourteen_day_gate.obstacles(
        used=stage in creditor.fasen or sectors()[creditor.sector].fourteen_days.value,
        in_default=oldest is not None and oldest < asked.today,
        natural_person=not case.klant.bedrijfsnaam,
        late_charge=creditor.vertragingsvergoeding,
        sent_before=any(m.fase == stage and oldest and m.datum >= oldest for m in case.eerdere_berichten),
    )
    return Obstacle(f"fourteen_days_{obstacles[0]}", skip=True) if obstacles else None


def _hand_over(asked: Asked) -> Obstacle | None:
    planned = asked.case.overdracht
    if planned is None:
        return Obstacle("needs_overdracht")
    if none := measures.missing(asked.case, asked.creditor, asked.today):
        return none
    arrived = term.of_message(asked.stage, asked.creditor, asked.channels, asked.today).delivered
    # Who reads it today must be able to ring and pay on a working day that is neither today nor the day itself.
    first = days.after(arrived, 1, days.is_working_day) + timedelta(days=1)
    return Obstacle("hand_over_too_soon", day=first) if planned.datum < first else None


def _calling_in(asked: Asked) -> Obstacle | None:
    case, creditor = asked.case, asked.creditor
    call_in, oldest = case.opeising, case.achterstand.oudste_vervaldatum
    if call_in is None or oldest is None:
        return Obstacle("needs_opeising")
    facts = calling_in.Facts(
        oldest_due=oldest,
        open_amount=case.achterstand.totaal,
        notice_sent=call_in.aanmaning_op,
        notice_until=call_in.aanmaning_tot,
        forbearance_offered=measures.offered(case, creditor, asked.today),
        arrangement_kept=case.regeling is not None and case.regeling.status == "lopend",
        debt_help=case.schuldhulp is not None or case.signalen.schuldhulp_sinds is not None,
        complaint_open=case.signalen.klacht or case.signalen.geschil,
    )
    obstacles = calling_in.verdict(facts, asked.today, creditor.law).obstacles
    return Obstacle(f"opeising_{obstacles[0]}") if obstacles else None


def _bkr(asked: Asked) -> Obstacle | None:
    arrival = term.of_message(asked.stage, asked.creditor, asked.channels, asked.today).delivered
    return bkr_mark.obstacle(asked.case, asked.creditor, asked.channels, asked.today, arrival)


def _end_of_supply(asked: Asked) -> Obstacle | None:
    sector, planned = sectors()[asked.creditor.sector], asked.case.levering
    oldest, calendar = asked.case.achterstand.oudste_vervaldatum, _calendar(asked)
    if planned is None:
        return Obstacle("needs_levering", skip=True)
    written = {stage for stage, sent in _since(asked.case).items() if stage in _REMINDERS and sent & _WRITTEN}
    if len(written) < sector.reminders:
        return Obstacle("too_few_reminders")
    if oldest is None or planned.contact_gezocht_op is None or planned.contact_gezocht_op < oldest:
        return Obstacle("no_personal_contact")
    if none := measures.missing(asked.case, asked.creditor, asked.today):
        return none
    return Obstacle("end_of_supply_too_soon", day=calendar.fee_from) if planned.einde_op < calendar.fee_from else None


def _claim(asked: Asked) -> Obstacle | None:
    if asked.case.vordering is None:
        return Obstacle("collector_incomplete")
    return Obstacle("claim_interest_differs") if not claim.agrees(asked.case, asked.creditor) else None


def _transfer(asked: Asked) -> Obstacle | None:
    """The notice of a transfer is for a credit that was sold (directive 2021/2167, article 10)."""
    vordering = asked.case.vordering
    if vordering is None or not vordering.krediet:
        return Obstacle("transfer_no_credit", skip=True)
    if vordering.overgenomen_op is None or vordering.overgenomen_op > asked.today:
        return Obstacle("transfer_day_missing")
    if vordering.koper and not asked.creditor.vergunning:
        return Obstacle("servicer_without_licence")
    return None


def _sold_credit(asked: Asked) -> bool:
    vordering = asked.case.vordering
    return vordering is not None and vordering.krediet and sectors()[asked.creditor.sector].collects


def _transfer_untold(asked: Asked) -> bool:
    """Whether the borrower of a sold credit did not hear of the transfer yet; that comes before any collection."""
    vordering = asked.case.vordering
    if vordering is None or not _sold_credit(asked):
        return False
    since = vordering.overgenomen_op or date.max
    return not any(m.fase == _TRANSFER and m.datum >= since for m in asked.case.eerdere_berichten)


def _calendar(asked: Asked) -> Calendar:
    return term.of_message(asked.stage, asked.creditor, asked.channels, asked.today)


_TRANSFER = "overdracht_vordering"
_REMINDERS = frozenset({"herinnering", "tweede_herinnering", "aanmaning"})
_WRITTEN = frozenset({"letter", "email", "berichtenbox"})

_HOOKS: dict[Law, Callable[[Asked], Obstacle | None]] = {
    "fourteen_days": _fourteen_days,
    "bkr": _bkr,
    "hand_over": _hand_over,
    "calling_in": _calling_in,
    "end_of_supply": _end_of_supply,
    "claim": _claim,
    "transfer": _transfer,
}
_IN_SECTOR: dict[Law, tuple[Callable[[Sector], object], str]] = {
    "bkr": (lambda sector: sector.consumer_credit, "bkr_no_credit"),
    "calling_in": (lambda sector: sector.consumer_credit, "opeising_no_credit"),
    "end_of_supply": (lambda sector: sector.supply, "no_supply"),
    "claim": (lambda sector: sector.collects, "no_collector"),
    "transfer": (lambda sector: sector.collects, "no_collector"),
}
"""What a sector must be to have a stage of this law, and the code when it is not."""
