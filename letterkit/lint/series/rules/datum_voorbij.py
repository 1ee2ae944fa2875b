"""A day that was already over when the message was sent."""

from collections.abc import Iterator

from letterkit.lint.model import Span
from letterkit.lint.norms import AFM_DOSSIER
from letterkit.lint.reading.patterns import any_of
from letterkit.lint.rule import Options, Rule
from letterkit.lint.series.model import MONTHS, Clash, Series, Step
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


def check(series: Series, *, options: Options) -> Iterator[Clash]:
    for at, step, before in series.earlier():
        for one in deadlines(step):
            if step.day and one.day <= step.day and not _PAST.search(one.sentence.text.lower()):
                number, place = _same(one, before)
                again = " Deze dag stond al in een eerder bericht." if number is not None else ""
                day = f"{step.day.day} {MONTHS[step.day.month - 1]} {step.day.year}"
                yield Clash(at, one.span, number, place, {"day": day, "again": again})


def _same(wanted: Day, before: list[tuple[int, Step]]) -> tuple[int | None, Span]:
    for number, earlier in reversed(before):
        for one in deadlines(earlier):
            if one.day == wanted.day:
                return number, one.span
    return None, (0, 0)
