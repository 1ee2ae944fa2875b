"""A written exception without a reason, an owner or an end date."""

from collections.abc import Iterator

from letterkit.lint.model import Place
from letterkit.lint.norms import EIGEN
from letterkit.lint.rule import Options, Rule
from letterkit.lint.waivers import Waived

RULE = Rule(
    id="uitzondering-onvolledig",
    category="template",
    level="error",
    scope="waivers",
    message='Deze uitzondering geldt niet: er ontbreekt {lacking}. Schrijf: reden="…" wie="…" tot=2027-01-01.',
    why="Zonder reden, eigenaar en einddatum weet later niemand meer waarom dit mocht.",
    source=EIGEN,
    wrong=('«<!-- letterkit: sta-toe linkverkorter reden="proef" -->»\nKijk op https://bit.ly/3abc.',),
    right=(
        '<!-- letterkit: sta-toe linkverkorter reden="proef" wie="N. de Wit" tot=2099-01-01 -->\nKijk op https://bit.ly/3abc.',
    ),
)


def check(waived: Waived, *, options: Options) -> Iterator[Place]:
    for waiver in waived.incomplete:
        parts = {"reden": waiver.reason, "wie": waiver.by, "tot": waiver.until}
        yield Place(
            waiver.start, waiver.end, {"lacking": ", ".join(name for name, value in parts.items() if not value)}
        )
