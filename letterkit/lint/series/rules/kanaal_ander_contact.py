"""Letter, e-mail and SMS of one moment that lead to different numbers or addresses."""

from collections.abc import Iterator

from letterkit.lint.norms import PHISHING
from letterkit.lint.rule import Options, Rule
from letterkit.lint.series.conflict import Conflict, Series
from letterkit.lint.series.reading.reach import emails, phones
from letterkit.lint.series.reading.side_by_side import beside

RULE = Rule(
    id="kanaal-ander-contact",
    category="series",
    level="error",
    scope="series",
    message="{text} staat niet in {other}; daar staat {other_text}. Noem op elk kanaal hetzelfde nummer en adres.",
    why="Een nummer dat nergens anders staat, is een kenmerk van oplichting. De lezer belt dan niet.",
    source=PHISHING,
    wrong=(
        (
            "@bericht 2027-03-01 letter aanmaning\nBel ons op ‹020 123 45 67›.\n"
            "@bericht 2027-03-01 sms aanmaning\nBel ons op «020 765 43 21».\n"
        ),
    ),
    right=(
        (
            "@bericht 2027-03-01 letter aanmaning\nBel ons op 020 123 45 67 of Geldfit op 0800-8115.\n"
            "@bericht 2027-03-01 sms aanmaning\nBel ons op +31 20 1234567.\n"
        ),
    ),
)


def check(series: Series, *, options: Options) -> Iterator[Conflict]:
    for base, at in beside(series):
        for routes in (phones, emails):
            then, now = routes(series.steps[base].document), routes(series.steps[at].document)
            known = {route.key for route in then}
            for route in now if then else ():
                if route.key not in known:
                    yield Conflict(at, route.span, base, then[0].span)
                    break
