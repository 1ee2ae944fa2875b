"""A written exception that excuses nothing (any more)."""

from collections.abc import Iterator

from letterkit.lint.findings import Span
from letterkit.lint.norms import EIGEN
from letterkit.lint.rule import Options, Rule
from letterkit.lint.waivers import WaiverOutcome

RULE = Rule(
    id="uitzondering-ongebruikt",
    category="template",
    level="warning",
    scope="waivers",
    message="De uitzondering op {rule} is niet meer nodig. Haal haar weg.",
    why="Een oude uitzondering verbergt morgen een nieuwe fout.",
    source=EIGEN,
    wrong=(
        (
            '«<!-- letterkit: sta-toe linkverkorter bij="bit.ly" reden="proef" wie="N. de Wit" tot=2099-01-01 -->»\n'
            "Bedankt voor uw betaling."
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
    for waiver in waived.unused:
        yield Span(waiver.start, waiver.end, {"rule": waiver.rule})
