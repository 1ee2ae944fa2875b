"""Letter, e-mail and SMS of one moment that offer different ways out."""

from collections.abc import Iterator

from letterkit.channels import RECORDS
from letterkit.lint.document import Offsets
from letterkit.lint.norms import AFM_4
from letterkit.lint.reading.missing_location import missing_location
from letterkit.lint.rule import Options, Rule
from letterkit.lint.series.conflict import Conflict, Series, Step
from letterkit.lint.series.examples import LONG
from letterkit.lint.series.reading.side_by_side import beside
from letterkit.lint.series.reading.ways_out import NAMES, demands, ways_out

RULE = Rule(
    id="kanaal-andere-oplossing",
    category="series",
    level="warning",
    scope="series",
    message="{Name} staat wel in het ene bericht en niet in het andere ({other}). Noem op elk kanaal dezelfde keuzes.",
    why="Veel mensen lezen maar één van de berichten. Ook zij moeten weten wat er kan.",
    source=AFM_4,
    wrong=(
        (
            f"@bericht 2027-03-01 letter aanmaning\n{LONG} Lukt dat niet? ‹U kunt uitstel vragen.›\n"
            "@bericht 2027-03-01 sms aanmaning\n«U kunt ook in delen betalen.»\n"
        ),
    ),
    right=(
        (
            f"@bericht 2027-03-01 letter aanmaning\n{LONG} U kunt ook in delen betalen. U kunt uitstel vragen.\n"
            "@bericht 2027-03-01 sms aanmaning\nU kunt ook in delen betalen.\n"
        ),
    ),
)


def check(series: Series, *, options: Options) -> Iterator[Conflict]:
    for base, at in beside(series):
        base_step, other = series.steps[base], series.steps[at]
        then, now = ways_out(base_step.document), ways_out(other.document)
        whole = RECORDS[other.document.channel].full  # a short message may name one way out as an example
        missing = [name for name in then if name not in now] if whole and demands(base_step) else []
        for option in (*(name for name in now if name not in then), *missing):
            if then or option in missing:
                name = NAMES.get(option, option)
                yield Conflict(
                    at, _place(other, option), base, _place(base_step, option), {"Name": name[:1].upper() + name[1:]}
                )


def _place(step: Step, option: str) -> Offsets:
    options = ways_out(step.document)
    sentence = options.get(option) or next(iter(options.values()), None)
    return (sentence.start, sentence.end) if sentence else missing_location(step.document)
