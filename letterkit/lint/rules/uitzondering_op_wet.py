"""A written exception to a rule that keeps the law or the truth."""

from collections.abc import Iterator

from letterkit.lint.findings import Span
from letterkit.lint.norms import EIGEN
from letterkit.lint.rule import Options, Rule
from letterkit.lint.waivers import WaiverOutcome

RULE = Rule(
    id="uitzondering-op-wet",
    category="template",
    level="error",
    scope="waivers",
    message="Op de regel {rule} is geen uitzondering mogelijk: hij bewaakt de wet of de waarheid. Pas de tekst aan.",
    why="Wat onwaar is of niet mag, wordt door een uitzondering niet waar en niet toegestaan.",
    source=EIGEN,
    wrong=(
        (
            '«<!-- letterkit: sta-toe recht-ontkend bij="klacht" reden="proef" wie="N. de Wit" tot=2099-01-01 -->»\n'
            "Kijk op voorbeeld.nl."
        ),
    ),
    right=(
        (
            '<!-- letterkit: sta-toe linkverkorter bij="bit.ly" reden="proef" wie="N. de Wit" tot=2099-01-01 -->\n'
            "Kijk op https://bit.ly/3abc."
        ),
    ),
)


def check(waived: WaiverOutcome, *, options: Options) -> Iterator[Span]:
    for waiver in waived.of_law:
        yield Span(waiver.start, waiver.end, {"rule": waiver.rule})
