"""A written exception without a place, a reason, an owner or an end date."""

from collections.abc import Iterator

from letterkit.lint.findings import Span
from letterkit.lint.norms import EIGEN
from letterkit.lint.rule import Options, Rule
from letterkit.lint.waivers import WaiverOutcome

RULE = Rule(
    id="uitzondering-onvolledig",
    category="template",
    level="error",
    scope="waivers",
    message='Deze uitzondering geldt niet: er ontbreekt {lacking}. Schrijf: bij="…" reden="…" wie="…" tot=2027-01-01.',
    why="Zonder plaats, reden, eigenaar en einddatum weet later niemand meer waarom dit mocht.",
    source=EIGEN,
    wrong=('«<!-- letterkit: sta-toe linkverkorter bij="bit.ly" reden="proef" -->»\nKijk op https://bit.ly/3abc.',),
    right=(
        '<!-- letterkit: sta-toe linkverkorter bij="bit.ly" reden="proef" wie="N. de Wit" tot=2099-01-01 -->\nKijk op https://bit.ly/3abc.',
    ),
)


def check(waived: WaiverOutcome, *, options: Options) -> Iterator[Span]:
    for waiver in waived.incomplete:
        parts = {"bij": waiver.at, "reden": waiver.reason, "wie": waiver.by, "tot": waiver.until}
        yield Span(waiver.start, waiver.end, {"lacking": ", ".join(name for name, value in parts.items() if not value)})
