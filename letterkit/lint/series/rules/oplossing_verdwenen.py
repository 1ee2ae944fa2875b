"""A way out that an earlier message named and this one does not."""

from collections.abc import Iterator

from letterkit.lint.document import Sentence
from letterkit.lint.norms import AFM_4
from letterkit.lint.reading.missing_location import missing_location
from letterkit.lint.rule import Options, Rule
from letterkit.lint.series.conflict import Conflict, Series
from letterkit.lint.series.examples import FIRST, LONG, REST
from letterkit.lint.series.reading.ways_out import NAMES, demands, ways_out

RULE = Rule(
    id="oplossing-verdwenen",
    category="series",
    level="warning",
    scope="series",
    message=(
        "In {other} kon de lezer nog kiezen voor {option}. Hier staat die keuze niet meer. Noem haar weer, "
        "of leg uit waarom het niet meer kan en wat er nu wel kan."
    ),
    why="Een keuze die verdwijnt, lijkt een deur die dichtgaat. Juist later in het traject is zij nodig.",
    source=AFM_4,
    wrong=(
        (
            f"@bericht 2027-03-01 letter\n{LONG} Lukt dat niet? ‹U kunt ook in delen betalen.› Of vraag uitstel.\n"
            f"@bericht 2027-03-20 letter\n«{FIRST}» {REST} "
            "Lukt dat niet? U kunt ook uitstel vragen.\n"
        ),
    ),
    right=(
        (
            f"@bericht 2027-03-01 letter\n{LONG} Lukt dat niet? U kunt ook in delen betalen.\n"
            f"@bericht 2027-03-20 letter\n{LONG} Lukt dat niet? U kunt ook in delen betalen of uitstel vragen.\n"
        ),
        (
            f"@bericht 2027-03-01 letter\n{LONG} Lukt dat niet? U kunt ook in delen betalen.\n"
            "@bericht 2027-03-20 sms\nWilt u ons bellen? Wij zoeken samen een oplossing.\n"
        ),
    ),
)


def check(series: Series, *, options: Options) -> Iterator[Conflict]:
    for at, step, before in series.earlier():
        now = ways_out(step.document)
        if not (step.full and demands(step) and now):
            continue
        named: dict[str, tuple[int, Sentence]] = {}
        for number, earlier in before:
            if demands(earlier):
                named |= {option: (number, sentence) for option, sentence in ways_out(earlier.document).items()}
        for option in (name for name in named if name not in now):
            number, named_in = named[option]
            values = {"option": NAMES.get(option, option)}
            yield Conflict(at, missing_location(step.document), number, (named_in.start, named_in.end), values)
