"""A later message with an earlier last day."""

from collections.abc import Iterator

from letterkit.lint.norms import AFM_DOSSIER
from letterkit.lint.rule import Options, Rule
from letterkit.lint.series.conflict import Conflict, Series
from letterkit.lint.series.reading.days import Day, deadlines

RULE = Rule(
    id="datum-loopt-terug",
    category="series",
    level="error",
    scope="series",
    message="{Other} gaf tijd tot {other_text}, dit bericht maar tot {text}. Geef een latere dag dan toen.",
    why="Wie al een dag heeft gekregen, mag daarop rekenen.",
    source=AFM_DOSSIER,
    wrong=(
        (
            "@bericht - letter\nWilt u vóór ‹20 maart 2027› betalen?\n"
            "@bericht - letter\nWilt u vóór «15 maart 2027» betalen?\n"
        ),
    ),
    right=(
        "@bericht - letter\nWilt u vóór 20 maart 2027 betalen?\n@bericht - letter\nWilt u vóór 4 april 2027 betalen?\n",
        "@bericht - letter\nWilt u vóór 20 maart 2027 betalen?\n@bericht - sms\nDenkt u aan 20 maart 2027?\n",
    ),
)


def check(series: Series, *, options: Options) -> Iterator[Conflict]:
    for at, step, before in series.earlier():
        earlier: list[tuple[int, Day]] = [(number, days[0]) for number, past in before if (days := deadlines(past))]
        now = deadlines(step)
        if not (earlier and now):
            continue
        number, then = max(earlier, key=lambda numbered: numbered[1].day)
        if max(day.day for day in now) < then.day:
            yield Conflict(at, now[0].span, number, then.span)
