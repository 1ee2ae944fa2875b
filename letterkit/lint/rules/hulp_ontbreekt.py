"""No outside help is named in a later stage."""

from collections.abc import Iterator

from letterkit.lint.document import Document
from letterkit.lint.findings import Span
from letterkit.lint.norms import AFM
from letterkit.lint.reading.missing_location import missing
from letterkit.lint.reading.patterns import any_of
from letterkit.lint.rule import Options, Rule

RULE = Rule(
    id="hulp-ontbreekt",
    category="completeness",
    level=None,
    message="Noem ook gratis hulp van buiten, zoals Geldfit (0800-8115, geldfit.nl) of de gemeente.",
    why="In deze fase heeft iemand vaak meer schulden. Anderen kunnen dan helpen waar u dat niet kunt.",
    source=f"{AFM}, hoofdstuk 4, uitgangspunt 3",
    wrong=("«U heeft drie rekeningen niet betaald.» Lukt betalen niet? Bel ons.",),
    right=("Zijn er meer rekeningen die u niet kunt betalen? Geldfit helpt gratis: 0800-8115.",),
)

_HELP = any_of(
    (
        r"\bgeldfit\b|0800[\s-]?8115|\bschuldhulp\w*|\bnederlandse schuldhulproute\b|\bfikks\b|\bhumanitas\b|"
        r"\bbudgetcoach\w*"
    ),
    (
        r"\bgemeente\b|\bjuridisch loket\b|\bmaatschappelijk werk\w*|\bsociaal (?:wijk)?team\b|\bbuurtteam\b|"
        r"\bwijkteam\b|\bocmw\b|\bcaw\b"
    ),
)


def check(document: Document, *, options: Options) -> Iterator[Span]:
    if not document.has(_HELP):
        yield missing(document)
