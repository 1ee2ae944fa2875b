"""Letter, e-mail and SMS of one moment that give different last days."""

from collections.abc import Iterator

from letterkit.lint.norms import AFM_DOSSIER
from letterkit.lint.rule import Options, Rule
from letterkit.lint.series.conflict import Conflict, Series
from letterkit.lint.series.reading.days import deadlines
from letterkit.lint.series.reading.side_by_side import beside

RULE = Rule(
    id="kanaal-andere-datum",
    category="series",
    level="error",
    scope="series",
    message="Hier staat {text}, in {other} staat {other_text}. Noem op elk kanaal dezelfde dag.",
    why="Wie twee dagen leest, weet niet welke telt.",
    source=AFM_DOSSIER,
    wrong=(
        (
            "@bericht 2027-03-01 letter aanmaning\nWilt u vóór ‹15 maart 2027› betalen?\n"
            "@bericht 2027-03-01 sms aanmaning\nWilt u vóór «12 maart 2027» betalen?\n"
        ),
    ),
    right=(
        (
            "@bericht 2027-03-01 letter aanmaning\nWilt u vóór 15 maart 2027 betalen?\n"
            "@bericht 2027-03-01 sms aanmaning\nWilt u vóór 15-03-2027 betalen?\n"
        ),
    ),
)


def check(series: Series, *, options: Options) -> Iterator[Conflict]:
    for base, at in beside(series):
        then, now = deadlines(series.steps[base]), deadlines(series.steps[at])
        known = {day.day for day in then}
        other = next((day for day in now if day.day not in known), None)
        if then and other:
            yield Conflict(at, other.span, base, then[0].span)
