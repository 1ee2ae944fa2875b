"""A later message that has lost the warmth of an earlier one."""

from collections.abc import Iterator

from letterkit.lint.norms import AFM_DOSSIER
from letterkit.lint.reading.feeling import empathy
from letterkit.lint.reading.missing_location import missing_location
from letterkit.lint.rule import Options, Rule
from letterkit.lint.series.conflict import Conflict, Series
from letterkit.lint.series.examples import FIRST, LONG, REST
from letterkit.lint.series.reading.tone import warm
from letterkit.lint.series.reading.ways_out import demands

RULE = Rule(
    id="toon-koelt-af",
    category="series",
    level="warning",
    scope="series",
    message=(
        "Dit bericht is koeler dan {other}: {now} begripvolle zin(nen), tegen {before} toen. Laat ook nu weten dat u "
        "het begrijpt en wilt helpen, zoals toen: “{other_text}”"
    ),
    why="Begrip helpt mensen om contact te durven opnemen. Verder in het traject is dat juist harder nodig.",
    source=AFM_DOSSIER,
    options={"least": 0.3},
    wrong=(
        (
            f"@bericht 2027-03-01 letter\n‹Misschien bent u het vergeten.› Dat kan gebeuren. {LONG}\n"
            f"@bericht 2027-03-20 letter\n«{FIRST}» {REST}\n"
        ),
    ),
    right=(
        (
            f"@bericht 2027-03-01 letter\nMisschien bent u het vergeten. {LONG}\n"
            f"@bericht 2027-03-20 letter\nWij helpen u graag. {LONG}\n"
        ),
        (
            "@bericht 2027-03-01 letter\n"
            f"Misschien bent u het vergeten. {LONG}\n@bericht 2027-03-20 sms\nWilt u ons bellen?\n"
        ),
    ),
)


def check(series: Series, *, options: Options) -> Iterator[Conflict]:
    for at, step, before in series.earlier():
        long = [numbered for numbered in before if numbered[1].full]
        if not (step.full and long and (demands(step) or step.stage == "regeling_gemist")):
            continue
        number, warmest = max(long, key=lambda numbered: warm(numbered[1]))
        warm_places = empathy(warmest.document)
        if warm_places and warm(step) < options["least"] * warm(warmest):
            values = {"now": len(empathy(step.document)), "before": len(warm_places)}
            yield Conflict(
                at, missing_location(step.document), number, (warm_places[0].start, warm_places[0].end), values
            )
