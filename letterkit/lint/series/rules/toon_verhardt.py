"""A later message that threatens, blames or commands more than an earlier one."""

from collections.abc import Iterator

from letterkit.lint.document import Document, Offsets
from letterkit.lint.findings import ToneKind
from letterkit.lint.norms import AFM_DOSSIER
from letterkit.lint.reading.feeling import empathy
from letterkit.lint.reading.missing_location import missing_location
from letterkit.lint.rule import Options, Rule
from letterkit.lint.series.conflict import Conflict, Series
from letterkit.lint.series.reading.tone import RULES, density, hard

RULE = Rule(
    id="toon-verhardt",
    category="series",
    level="error",
    scope="series",
    message=(
        "“{text}” {tone}. {Other} deed dat minder ({before} tegen {now} per 100 woorden). "
        "Blijf even vriendelijk: {advice}"
    ),
    why=(
        "Juist later in het traject worden brieven vaak strenger. Een klant die toen niet durfde te bellen, "
        "durft het dan helemaal niet. Ook het laatste bericht hoort vriendelijk te zijn."
    ),
    source=AFM_DOSSIER,
    options={"margin": 0.1, "growth": 1.25},
    wrong=(
        (
            "@bericht 2027-03-01 letter herinnering\n‹Misschien bent u het vergeten.› Wilt u € 80 betalen?\n"
            "@bericht 2027-03-20 letter aanmaning\nEr staat nog € 80 open. Anders «zijn wij genoodzaakt» u te bellen.\n"
        ),
        (
            "@bericht 2027-03-01 email\n‹Wij denken graag met u mee.› U kunt € 80 nog betalen.\n"
            "@bericht 2027-03-20 email\nU heeft «verzuimd te betalen». Het gaat om € 80.\n"
        ),
    ),
    right=(
        (
            "@bericht 2027-03-01 letter\nMisschien bent u het vergeten. Wilt u € 80 betalen?\n"
            "@bericht 2027-03-20 letter\nEr staat nog € 80 open. Wij helpen u graag. Bel ons gerust.\n"
        ),
    ),
)
_SAYS: dict[ToneKind, tuple[str, str]] = {
    "threat": ("dreigt", "zeg rustig wat er gebeurt, wanneer, en wat de lezer nog kan doen."),
    "blame": ("is een verwijt", "u kent de reden niet, dus vertel alleen wat er is gebeurd."),
    "cold": ("klinkt kil", "schrijf zoals u tegen iemand aan tafel praat."),
    "command": ("is een bevel", "vraag het: “Wilt u …?”"),
    "shame": ("maakt beschaamd", "laat weten dat geldzorgen iedereen kunnen overkomen."),
}


def check(series: Series, *, options: Options) -> Iterator[Conflict]:
    for at, step, before in series.earlier():
        for kind in dict.fromkeys(RULES.values()) if before else ():
            mildest, mild = min(before, key=lambda numbered: density(numbered[1], kind))
            now, then = density(step, kind), density(mild, kind)
            heard = [place for place in hard(step.document) if place.kind == kind]
            if heard and now > then * options["growth"] + options["margin"]:
                tone, advice = _SAYS[kind]
                values = {"tone": tone, "advice": advice, "now": _number(now), "before": _number(then)}
                yield Conflict(at, heard[0].span, mildest, _mild(mild.document, kind), values, kind=kind)


def _mild(document: Document, kind: ToneKind) -> Offsets:
    """Where the milder message shows its tone: its own hard word, its first warm sentence, else what it asks."""
    for place in hard(document):
        if place.kind == kind:
            return place.span
    return next(((place.start, place.end) for place in empathy(document)), missing_location(document))


def _number(value: float) -> str:
    return f"{value:.1f}".replace(".", ",")
