"""A written exception whose end date has passed."""

from collections.abc import Iterator

from letterkit.lint.model import Place
from letterkit.lint.norms import EIGEN
from letterkit.lint.rule import Options, Rule
from letterkit.lint.waivers import Waived

RULE = Rule(
    id="uitzondering-verlopen",
    category="template",
    level="warning",
    scope="waivers",
    message="De uitzondering op {rule} gold tot {until}. Los de bevinding op, of maak een nieuwe afspraak met {by}.",
    why="Een uitzondering is een belofte om iets later te doen. Nu is het later.",
    source=EIGEN,
    wrong=(
        '«<!-- letterkit: sta-toe linkverkorter reden="proef" wie="N. de Wit" tot=2020-01-01 -->»\nKijk op https://bit.ly/3abc.',
    ),
    right=(
        '<!-- letterkit: sta-toe linkverkorter reden="proef" wie="N. de Wit" tot=2099-01-01 -->\nKijk op https://bit.ly/3abc.',
    ),
)


def check(waived: Waived, *, options: Options) -> Iterator[Place]:
    for waiver in waived.expired:
        yield Place(waiver.start, waiver.end, {"rule": waiver.rule, "until": waiver.until, "by": waiver.by})
