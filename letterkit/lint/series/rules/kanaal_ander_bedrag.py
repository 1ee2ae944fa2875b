"""Letter, e-mail and SMS of one moment that ask different amounts."""

from collections.abc import Iterator

from letterkit.lint.norms import AFM_DOSSIER
from letterkit.lint.rule import Options, Rule
from letterkit.lint.series.conflict import Conflict, Series
from letterkit.lint.series.reading.money import asked
from letterkit.lint.series.reading.side_by_side import beside

RULE = Rule(
    id="kanaal-ander-bedrag",
    category="series",
    level="error",
    scope="series",
    message="Hier staat {text}, in {other} staat {other_text}. Noem op elk kanaal hetzelfde bedrag.",
    why="Wie twee bedragen leest, betaalt geen van beide en denkt aan oplichting.",
    source=AFM_DOSSIER,
    wrong=(
        (
            "@bericht 2027-03-01 letter aanmaning\nWilt u ‹€ 80› betalen?\n"
            "@bericht 2027-03-01 email aanmaning\nWilt u «€ 85» betalen?\n"
        ),
    ),
    right=(
        (
            "@bericht 2027-03-01 letter aanmaning\nWilt u € 80,00 betalen?\n"
            "@bericht 2027-03-01 email aanmaning\nWilt u € 80 betalen?\n"
            "@bericht 2027-03-01 sms aanmaning\nWilt u uw brief lezen?\n"
        ),
    ),
)


def check(series: Series, *, options: Options) -> Iterator[Conflict]:
    for base, at in beside(series):
        then, now = asked(series.steps[base].document), asked(series.steps[at].document)
        if then and now and then.cents != now.cents:
            yield Conflict(at, now.span, base, then.span)
