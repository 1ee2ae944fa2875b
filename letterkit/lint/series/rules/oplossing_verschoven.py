"""A way out that stood before the consequences and now stands below them."""

from collections.abc import Iterator

from letterkit.lint.norms import AFM_4
from letterkit.lint.rule import Options, Rule
from letterkit.lint.series.conflict import Conflict, Series
from letterkit.lint.series.reading.ways_out import first_consequence, first_offer

RULE = Rule(
    id="oplossing-verschoven",
    category="series",
    level="error",
    scope="series",
    message="De oplossing staat nu onder de gevolgen. In {other} stond zij voorop. Zet haar weer vóór de gevolgen.",
    why="Wie schrikt, leest niet verder. De uitweg moet er staan vóór het slechte nieuws.",
    source=AFM_4,
    wrong=(
        (
            "@bericht 2027-03-01 letter\nEr staat € 80 open. Lukt betalen niet? ‹U kunt ook in delen betalen.›\n"
            "@bericht 2027-03-20 letter\nEr staat € 80 open. Zonder betaling gaat de rekening naar een incassobureau. "
            "Lukt betalen niet? «U kunt ook in delen betalen.»\n"
        ),
    ),
    right=(
        (
            "@bericht 2027-03-01 letter\nEr staat € 80 open. Lukt betalen niet? U kunt ook in delen betalen.\n"
            "@bericht 2027-03-20 letter\nLukt betalen niet? U kunt ook in delen betalen. "
            "Zonder betaling gaat de rekening naar een incassobureau.\n"
        ),
    ),
)


def check(series: Series, *, options: Options) -> Iterator[Conflict]:
    for at, step, before in series.earlier():
        offer, bad = first_offer(step.document), first_consequence(step.document)
        if not (offer and bad and bad.start < offer.start):
            continue
        for number, earlier in reversed(before):
            then, worse = first_offer(earlier.document), first_consequence(earlier.document)
            if then and (worse is None or then.start < worse.start):
                yield Conflict(at, (offer.start, offer.end), number, (then.start, then.end))
                break
