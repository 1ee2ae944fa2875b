"""A written exception whose end date has passed."""

from collections.abc import Iterator

from letterkit.lint.findings import Span
from letterkit.lint.norms import EIGEN
from letterkit.lint.rule import Options, Rule
from letterkit.lint.waivers import WaiverOutcome

RULE = Rule(
    id="uitzondering-verlopen",
    category="template",
    level="warning",
    scope="waivers",
    message="De uitzondering op {rule} gold tot {until}. Los de bevinding op, of maak een nieuwe afspraak met {by}.",
    why="Een uitzondering is een belofte om iets later te doen. Nu is het later.",
    source=EIGEN,
    wrong=(
        '«<!-- letterkit: sta-toe linkverkorter bij="bit.ly" reden="proef" wie="N. de Wit" tot=2020-01-01 -->»\nKijk op https://bit.ly/3abc.',
    ),
    right=(
        '<!-- letterkit: sta-toe linkverkorter bij="bit.ly" reden="proef" wie="N. de Wit" tot=2099-01-01 -->\nKijk op https://bit.ly/3abc.',
    ),
)


def check(waived: WaiverOutcome, *, options: Options) -> Iterator[Span]:
    for waiver in waived.expired:
        yield Span(waiver.start, waiver.end, {"rule": waiver.rule, "until": waiver.until, "by": waiver.by})
