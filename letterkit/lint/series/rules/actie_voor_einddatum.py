"""A next step before the day until which the reader was given time."""

from collections.abc import Iterator
from datetime import date

from letterkit.dutch import dates
from letterkit.lint.document import Offsets
from letterkit.lint.norms import AFM_DOSSIER
from letterkit.lint.reading.consequence import consequences
from letterkit.lint.reading.request import requests
from letterkit.lint.rule import Options, Rule
from letterkit.lint.series.conflict import Conflict, Series, Step
from letterkit.lint.series.reading.days import days, deadlines, until
from letterkit.lint.series.reading.promises import Promise, promises
from letterkit.lint.series.reading.ways_out import demands

RULE = Rule(
    id="actie-voor-einddatum",
    category="series",
    level="error",
    scope="series",
    message=(
        "Dit komt te vroeg. {Other} gaf de lezer tijd tot {day}: “{other_text}” Wacht met deze stap tot na die dag."
    ),
    why="Een termijn is een afspraak. Wie eerder een volgende stap zet, houdt zich niet aan zijn eigen woord.",
    source=AFM_DOSSIER,
    wrong=(
        (
            "@bericht 2027-03-01 letter\n‹U krijgt tot 1 april 2027 de tijd.›\n"
            "@bericht 2027-03-20 letter\n«Wilt u € 80 betalen?»\n"
        ),
        (
            "@bericht 2027-03-01 letter\n‹Wilt u vóór 15 maart 2027 betalen?›\n"
            "@bericht 2027-03-10 letter\nEr staat € 80 open. «Dan vragen wij € 40 incassokosten.»\n"
        ),
        (
            "@bericht - letter\n‹Wij wachten tot 1 april 2027.›\n"
            "@bericht - letter\nUw rekening is van maart. «Op 28 maart 2027 dragen wij de rekening over.»\n"
        ),
    ),
    right=(
        (
            "@bericht 2027-03-01 letter\nU krijgt tot 1 april 2027 de tijd.\n"
            "@bericht 2027-04-02 letter\nWilt u € 80 betalen?\n"
        ),
        (
            "@bericht 2027-03-01 letter\nWilt u vóór 15 maart 2027 betalen?\n"
            "@bericht 2027-03-10 letter\nBedankt voor uw betaling.\n"
        ),
    ),
)


def check(series: Series, *, options: Options) -> Iterator[Conflict]:
    for at, step, before in series.earlier():
        if clash := next(_clashes(at, step, before), None):
            yield clash


def _clashes(at: int, step: Step, before: list[tuple[int, Step]]) -> Iterator[Conflict]:
    for number, earlier in reversed(before):
        given = [(time.until, (time.sentence.start, time.sentence.end), True) for time in _times(earlier)]
        given += [
            (deadline.day, (deadline.sentence.start, deadline.sentence.end), False) for deadline in deadlines(earlier)
        ]
        for end, place, promised in given:
            if end and (span := _acts(step, end, promised=promised)):
                values = {"day": dates.printed(end)}
                yield Conflict(at, span, number, place, values)


def _times(step: Step) -> list[Promise]:
    return [promise for promise in promises(step) if promise.topic == "tijd"]


def _acts(step: Step, end: date, *, promised: bool) -> Offsets | None:
    """Where the message acts before ``end``: sent too early with a demand or a consequence, or naming such a day."""
    follows = [consequence.sentence for consequence in consequences(step.document) if not consequence.prevented]
    if step.day and step.day < end:
        if follows:
            return follows[0].start, follows[0].end
        if promised and demands(step):
            asked = deadlines(step)
            first = asked[0].sentence if asked else next(iter(requests(step.document)), None)
            return (first.start, first.end) if first else None
    for day in days(step):
        early = day.day < end and (step.day is None or day.day >= step.day)
        if early and day.sentence in follows and not until(day, step.document):
            return day.sentence.start, day.sentence.end
    return None
