"""A day that was already over when the message was sent."""

from collections.abc import Iterator

from letterkit.dutch import dates
from letterkit.lint.document import Offsets
from letterkit.lint.norms import AFM_DOSSIER
from letterkit.lint.reading.patterns import any_of
from letterkit.lint.rule import Options, Rule
from letterkit.lint.series.conflict import Conflict, Series, Step
from letterkit.lint.series.reading.days import Day, deadlines

RULE = Rule(
    id="datum-voorbij",
    category="series",
    level="error",
    scope="series",
    message="{text} is al voorbij op de dag van dit bericht ({day}). Noem een dag die de lezer nog kan halen.{again}",
    why="Een dag die voorbij is, kan niemand halen. De lezer denkt dat het te laat is en doet niets meer.",
    source=AFM_DOSSIER,
    wrong=(
        (
            "@bericht 2027-03-01 letter\nWilt u vóór ‹10 maart 2027› betalen?\n"
            "@bericht 2027-03-20 letter\nWilt u vóór «10 maart 2027» betalen?\n"
        ),
        "@bericht 2027-03-20 letter\nBetaal uiterlijk «20 februari 2027».\n",
    ),
    right=(
        (
            "@bericht 2027-03-01 letter\nWilt u vóór 10 maart 2027 betalen?\n"
            "@bericht 2027-03-20 letter\nWij vroegen u vóór 10 maart 2027 te betalen. Kunt u vóór 3 april betalen?\n"
        ),
    ),
)
_PAST = any_of(r"\b(?:vroegen|schreven|stuurden|hadden|had|was|kreeg|kon|heeft|hebben|verliep)\b")


def check(series: Series, *, options: Options) -> Iterator[Conflict]:
    for at, step, before in series.earlier():
        for deadline in deadlines(step):
            if step.day and deadline.day <= step.day and not _PAST.search(deadline.sentence.text.lower()):
                number, place = _same(deadline, before)
                again = " Deze dag stond al in een eerder bericht." if number is not None else ""
                day = dates.printed(step.day)
                yield Conflict(at, deadline.span, number, place, {"day": day, "again": again})


def _same(wanted: Day, before: list[tuple[int, Step]]) -> tuple[int | None, Offsets]:
    for number, earlier in reversed(before):
        for deadline in deadlines(earlier):
            if deadline.day == wanted.day:
                return number, deadline.span
    return None, (0, 0)
