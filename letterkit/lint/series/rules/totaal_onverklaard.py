"""A total that changed without the message telling how."""

from collections.abc import Iterator

from letterkit.dutch import amounts
from letterkit.lint.norms import AFM_DOSSIER
from letterkit.lint.rule import Options, Rule
from letterkit.lint.series.conflict import Conflict, Series, Step
from letterkit.lint.series.reading.money import Sum, asked, explained
from letterkit.lint.series.reading.ways_out import demands

RULE = Rule(
    id="totaal-onverklaard",
    category="series",
    level="error",
    scope="series",
    message=(
        "Het bedrag is nu {text}, en was {other_text} in {other}. Schrijf waar het verschil van {difference} vandaan "
        "komt, het liefst als rijtje met een totaal."
    ),
    why="Wie het bedrag niet kan narekenen, vertrouwt de brief niet en betaalt niet.",
    source=AFM_DOSSIER,
    wrong=(
        "@bericht 2027-03-01 letter\nWilt u ‹€ 80› betalen?\n@bericht 2027-03-20 letter\nWilt u «€ 135» betalen?\n",
        "@bericht 2027-03-01 letter\nWilt u ‹€ 80› betalen?\n@bericht 2027-03-20 letter\nWilt u «€ 60» betalen?\n",
    ),
    right=(
        (
            "@bericht 2027-03-01 letter\nWilt u € 80 betalen?\n"
            "@bericht 2027-03-20 letter\nHuur maart: € 80\nHuur april: € 90\nTotaal: € 170\n\nWilt u € 170 betalen?\n"
        ),
        (
            "@bericht 2027-03-01 letter\nWilt u € 80 betalen?\n"
            "@bericht 2027-09-20 letter\nWilt u € 640 betalen? Dit zijn de termijnen van 8 maanden (elk € 80).\n"
        ),
        (
            "@bericht 2027-03-01 letter\nWilt u € 80 betalen?\n"
            "@bericht 2027-03-20 letter\nWij hebben € 20 van u ontvangen. Wilt u de rest betalen? Dat is € 60.\n"
        ),
    ),
)


def check(series: Series, *, options: Options) -> Iterator[Conflict]:
    last: tuple[int, Sum] | None = None
    for moment in series.moments:
        totals = [(at, total) for at in moment if (total := _total(series.steps[at]))]
        if totals and last and totals[0][1].cents != last[1].cents:
            at, total = totals[0]
            texts = [series.steps[step].document for step in moment]
            if not any(explained(text, total.cents, last[1].cents) for text in texts):
                values = {"difference": amounts.printed_cents(abs(total.cents - last[1].cents))}
                yield Conflict(at, total.span, last[0], last[1].span, values)
        last = totals[0] if totals else last


def _total(step: Step) -> Sum | None:
    return asked(step.document) if demands(step) else None
