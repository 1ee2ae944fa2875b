"""Two negations where one positive word would do."""

from collections.abc import Iterator

from letterkit.lint.document import PROSE, Sentence
from letterkit.lint.findings import Span
from letterkit.lint.norms import ROTTERDAM
from letterkit.lint.reading.patterns import any_of
from letterkit.lint.rule import Options, Rule

RULE = Rule(
    id="dubbele-ontkenning",
    category="clarity",
    level="warning",
    scope="sentence",
    message="Twee ontkenningen bij elkaar lezen moeilijk. Zeg wat wél zo is.",
    why="Bij “niet onmogelijk” moet de lezer rekenen. “Het kan” snapt iedereen meteen.",
    source=ROTTERDAM,
    wrong=(
        "Een regeling is «niet onmogelijk».",
        "Er volgt «geen brief zonder» uw naam.",
        "Wij doen dit «niet zonder» overleg.",
    ),
    right=("Een regeling kan.", "Betaalt u niet, dan kunt u geen nieuwe bestelling doen."),
)

_DOUBLE = any_of(
    r"\b(?:niet|geen|nooit)\s(?:\w+\s)?(?:on(?:mogelijk|gebruikelijk|redelijk|terecht|bekend|belangrijk|duidelijk|gewoon|verstandig|juist)\w*|zonder)\b",
    r"\bniet\s(?:\w+\s)?niet\b(?!\s+(?:alleen|meer))",
    r"\bniet\s+(?:\w+\s+)?(?:nalaten|verhinderen|ontkennen|uitsluiten)\b",
    r"\bgeen\s+(?:\w+\s+)?on(?:gelijk|recht|waarheid|redelijke)\b",
)


def check(sentence: Sentence, *, options: Options) -> Iterator[Span]:
    if sentence.kind in PROSE:
        for match in _DOUBLE.finditer(sentence.text.lower()):
            yield Span(match.start(), match.end())
