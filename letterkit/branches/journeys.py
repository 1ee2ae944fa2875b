"""The templates of a whole journey as series: one invented case, carried from its first missed day on.

``ladder``   nobody answers: every rung of the sector's ladder, with an offer of an arrangement before the heaviest ones
``regeling`` an arrangement is made after the first messages, missed once, and made again
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from letterkit import journey, pipeline
from letterkit.branches import own_values
from letterkit.case import Case
from letterkit.case.arrears import month_after
from letterkit.creditor import Creditor
from letterkit.journey import term
from letterkit.lint.series import Series, Step
from letterkit.sectors import sectors as all_sectors
from letterkit.stages.model import Stage
from letterkit.workspace import Workspace

_OFFER_BEFORE = ("einde_levering", "overdracht_incasso")
_OFFER_AHEAD = 16  # days from the offer of an arrangement to the hand-over: the answer to the offer may come first
_BKR_AHEAD = 14
_HAND_OVER_AHEAD = 14
_REST = Decimal("4200.00")


@dataclass(frozen=True, slots=True)
class _Rung:
    """One moment of a journey: a stage, and the day it is sent."""

    stage: str
    day: date


def sectors(creditor: Creditor) -> Iterator[Creditor]:
    """A creditor in every sector, with the ladder of that sector and its solutions in every stage.

    What is judged so is the templates and the ladders; in which stages an option exists is a creditor's own choice.
    """
    offered = tuple(solution.model_copy(update={"fasen": None}) for solution in creditor.oplossingen)
    for sector in all_sectors():
        yield creditor.model_copy(update={"sector": sector, "fasen": {}, "oplossingen": offered})


def journeys(workspace: Workspace, start: Case) -> tuple[Series, ...]:
    """The series that the workspace's templates make for ``start``; the days follow the ladder of its creditor.

    Raises what composing raises: a template that cannot be filled is told, not left out.
    """
    sector = workspace.creditor.sector
    first = own_values.filled(_first(start, sector), workspace.creditor)
    plans = (
        (name, list(rungs))
        for name, rungs in (("ladder", _ladder(workspace, first)), ("regeling", _plan(workspace, first)))
    )
    return tuple(Series(f"{sector}/{name}", tuple(_steps(workspace, first, rungs)), "journey") for name, rungs in plans)


def _first(start: Case, sector: str) -> Case:
    """The case with a single missed instalment and nothing that happened yet."""
    term = start.achterstand.termijnen[0].model_copy(update={"omschrijving": "", "contract": ""})
    owed = {"termijnen": [term.model_dump()], "rente": 0, "kosten": 0, "totaal": term.bedrag}
    contract = {"nummer": start.contract.nummer, "omschrijving": all_sectors()[sector].goods}
    kept = ("zaaknummer", "klant", "betalingskenmerk", "betaalomschrijving")
    tree = {name: getattr(start, name) for name in kept}
    return Case.model_validate(
        {**tree, "contract": contract, "achterstand": owed, "stand_op": term.vervaldatum}, from_attributes=True
    )


def _ladder(workspace: Workspace, case: Case) -> Iterator[_Rung]:
    """Every rung on its first possible day."""
    oldest, before, asked_until = case.achterstand.termijnen[0].vervaldatum, date.min, date.min
    ladder = journey.ladder(workspace.creditor)
    offer_before = next((stage for stage in _OFFER_BEFORE if stage in ladder), "")
    for stage, rung in ladder.items():
        day = max(oldest + timedelta(days=rung.vanaf_dag), asked_until)
        if before > date.min:
            day = max(day, before + timedelta(days=rung.wachten))
        if stage == offer_before:
            yield _Rung("regeling_aanbod", day - timedelta(days=_OFFER_AHEAD))
        yield _Rung(stage, day)
        before, asked_until = day, term.of_message(stage, workspace.creditor, ("letter",), day).fee_from


def _plan(workspace: Workspace, case: Case) -> Iterator[_Rung]:
    """The first two rungs, then an arrangement that is missed once and goes on."""
    rungs = [rung for rung in _ladder(workspace, case) if rung.stage != "regeling_aanbod"][:2]
    yield from rungs
    arranged = rungs[-1].day + timedelta(days=9)
    yield _Rung("regeling_bevestiging", arranged)
    yield _Rung("regeling_gemist", month_after(arranged, 1) + timedelta(days=4))
    yield _Rung("betaling_ontvangen", month_after(arranged, 1) + timedelta(days=12))


def _steps(workspace: Workspace, case: Case, rungs: list[_Rung]) -> Iterator[Step]:
    """The messages of each rung on every channel that has a template for it."""
    names = workspace.templates.folders.names()
    sent: list[dict[str, Any]] = []
    for number, rung in enumerate(rungs):
        channels = tuple(channel for stage, channel in names if stage == rung.stage)
        carried = _carried(workspace, case, rung, rungs[: number + 1], sent)
        decision = journey.for_stage(carried, workspace.creditor, rung.stage, rung.day)
        for message in pipeline.compose(carried, workspace, decision, rung.day, channels):
            path = f"{workspace.creditor.sector}/{rung.stage}/{message.channel}"
            document = replace(pipeline.document(message, workspace), path=path)
            yield Step(document, rung.day, "journey")
        sent.append({"fase": rung.stage, "datum": rung.day})


def _carried(workspace: Workspace, case: Case, rung: _Rung, past: list[_Rung], sent: list[dict[str, Any]]) -> Case:
    """The case as it is on the day of a rung: later instalments missed too, and what the stage speaks of filled in."""
    tree = case.model_dump()
    first = tree["achterstand"]["termijnen"][0]
    due = [month_after(first["vervaldatum"], months) for months in range(12)]
    planned = any(earlier.stage.startswith("regeling_b") or earlier.stage == "regeling_gemist" for earlier in past)
    missed = [day for day in due if day < rung.day and (not planned or day == due[0])]
    tree["achterstand"]["termijnen"] = [{**first, "vervaldatum": day} for day in missed]
    tree["achterstand"]["totaal"] = first["bedrag"] * len(missed)
    tree |= {"stand_op": rung.day, "eerdere_berichten": sent}
    tree |= _facts(workspace.creditor.stages[rung.stage], rung, past, tree["achterstand"]["totaal"])
    return Case.model_validate(tree)


def _facts(stage: Stage, rung: _Rung, past: list[_Rung], total: Decimal) -> dict[str, Any]:
    """What the stage needs to know beside the arrears, on plausible days."""
    days = {earlier.stage: earlier.day for earlier in past}
    arranged = days.get("regeling_bevestiging", rung.day)
    each = (total / 4).quantize(Decimal("0.01"))
    plan = {"startdatum": arranged, "bedrag": each, "aantal_termijnen": 4, "betaalde_termijnen": 0}
    if stage.needs in _OF_SECTORS:
        return _OF_SECTORS[stage.needs](rung)
    match stage.needs:
        case "bkr":
            return {"bkr": {"melddatum": rung.day + timedelta(days=_BKR_AHEAD)}}
        case "overdracht":
            return {"overdracht": {"datum": rung.day + timedelta(days=_HAND_OVER_AHEAD), "partner": "Samen Verder"}}
        case "opeising":
            notice = days.get("aanmaning", rung.day)
            asked = {"aanmaning_op": notice, "aanmaning_tot": notice + timedelta(days=14)}
            return {"opeising": {"restschuld": _REST, **asked}, "bkr": {"gemeld": True}}
        case "voorstel":
            offer = {"datum": rung.day, "bedrag": each, "aantal_termijnen": 4, "rente_loopt_door": False}
            answer = {"startdatum": rung.day + timedelta(days=30), "antwoord_voor": rung.day + timedelta(days=14)}
            return {"voorstel": {**offer, **answer}}
        case "regeling":
            missed = {"status": "gemist", "gemiste_datum": month_after(arranged, 1)}
            return {"regeling": {**plan, **(missed if stage.trigger == "missed_plan" else {"status": "nieuw"})}}
        case "ontvangen":
            return {"regeling": {**plan, "status": "lopend"}, "ontvangen": {"datum": rung.day, "bedrag": each}}
    return {}


def _supply(rung: _Rung) -> dict[str, Any]:
    end = {"einde_op": rung.day + timedelta(days=28), "contact_gezocht_op": rung.day - timedelta(days=2)}
    return {"levering": end}


def _claim(rung: _Rung) -> dict[str, Any]:
    claim = {"schuldeiser": "Voorbeeldbank", "schuldeiser_adres": "Kade 2, 7411 AA Deventer", "krediet": True}
    return {"vordering": {**claim, "grondslag": "een lening", "overgenomen_op": rung.day - timedelta(days=2)}}


_OF_SECTORS: dict[str, Callable[[_Rung], dict[str, Any]]] = {"levering": _supply, "vordering": _claim}
"""What the stages of only some sectors need to know."""
