"""Costs or interest in a later message, after a promise that there would be none."""

from collections.abc import Iterator
from typing import Literal

from letterkit.lint.norms import AFM_DOSSIER
from letterkit.lint.reading.patterns import any_of
from letterkit.lint.rule import Options, Rule
from letterkit.lint.series.conflict import Conflict, Series, Step
from letterkit.lint.series.reading.charges import charges
from letterkit.lint.series.reading.promises import promises

RULE = Rule(
    id="kosten-tegen-belofte",
    category="series",
    level="error",
    scope="series",
    message=(
        "Hier komt er {thing} bij, maar {other} zei: “{other_text}” Haal de {thing} eraf. Of schrijf al in het eerste "
        "bericht tot welke dag er geen {thing} zijn."
    ),
    why="Wie één keer iets anders krijgt dan beloofd, gelooft het volgende bericht niet meer.",
    source=AFM_DOSSIER,
    wrong=(
        (
            "@bericht 2027-03-01 letter\nWilt u € 80 betalen? ‹U betaalt geen extra kosten.›\n"
            "@bericht 2027-03-20 letter\nEr staat nog € 95 open. «Daarvan is € 15 aan administratiekosten.»\n"
        ),
        (
            "@bericht 2027-03-01 letter\n‹U betaalt tot 1 april 2027 geen kosten.›\n"
            "@bericht 2027-03-20 letter\nEr staat € 80 open. «Wij rekenen € 40 incassokosten.»\n"
        ),
        "@bericht 2027-03-01 letter\n‹Wij rekenen geen rente.›\n@bericht 2027-03-20 letter\n«De rente is € 3,10.»\n",
    ),
    right=(
        (
            "@bericht 2027-03-01 letter\nBetaalt u vóór 10 maart 2027? Dan betaalt u geen extra kosten.\n"
            "@bericht 2027-03-20 letter\nEr staat € 80 open. Wij rekenen € 40 incassokosten.\n"
        ),
        (
            "@bericht 2027-03-01 letter\nDit bericht kost u niets.\n"
            "@bericht 2027-03-20 letter\nDan vragen wij € 40 incassokosten.\n"
        ),
        (
            "@bericht 2027-03-01 letter\nEen betalingsregeling kost u niets extra.\n"
            "@bericht 2027-03-20 letter\nBetaalt u niet? Dan vragen wij € 40 incassokosten.\n"
        ),
    ),
)
_THINGS: tuple[Literal["kosten", "rente"], ...] = ("kosten", "rente")
_PLAN = any_of(r"regeling|afspraak|\btermijn")


def check(series: Series, *, options: Options) -> Iterator[Conflict]:
    for at, step, before in series.earlier():
        for thing in _THINGS:
            if clash := _clash(at, step, before, thing):
                yield clash


def _clash(at: int, step: Step, before: list[tuple[int, Step]], thing: Literal["kosten", "rente"]) -> Conflict | None:
    for number, earlier in reversed(before):
        for promise in (given for given in promises(earlier) if given.topic == thing and given.holds(step)):
            for charge in charges(step.document, thing):
                if not promise.plan or _PLAN.search(charge.text.lower()):
                    promised = promise.sentence
                    values = {"thing": thing}
                    return Conflict(at, (charge.start, charge.end), number, (promised.start, promised.end), values)
    return None
