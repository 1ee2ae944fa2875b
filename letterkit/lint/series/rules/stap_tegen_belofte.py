"""A hand-over or a report to the credit register, after a promise that there would be none."""

from collections.abc import Iterator

from letterkit.lint.document import Sentence
from letterkit.lint.norms import AFM_OVERDRACHT
from letterkit.lint.reading.consequence import consequences
from letterkit.lint.rule import Options, Rule
from letterkit.lint.series.conflict import Conflict, Series, Step
from letterkit.lint.series.reading.promises import promises

RULE = Rule(
    id="stap-tegen-belofte",
    category="series",
    level="error",
    scope="series",
    message=(
        "Hier gaat het om {step}, maar {other} zei: “{other_text}” Zet die stap niet. "
        "Of schrijf al in het eerste bericht onder welke voorwaarde u hem niet zet."
    ),
    why="Wie rekent op wat u beloofde, ziet dit niet aankomen en kan zich niet meer voorbereiden.",
    source=AFM_OVERDRACHT,
    wrong=(
        (
            "@bericht 2027-03-01 letter\n‹Wij melden niets bij het BKR.›\n"
            "@bericht 2027-05-20 letter\n«Uw achterstand komt bij het BKR te staan.»\n"
        ),
        (
            "@bericht 2027-03-01 letter\n‹Wij schakelen geen deurwaarder in.›\n"
            "@bericht 2027-05-20 letter\n«Op 1 juni 2027 gaat de rekening naar de deurwaarder.»\n"
        ),
    ),
    right=(
        (
            "@bericht 2027-03-01 letter\nBetaalt u vóór 1 mei 2027? Dan melden wij niets bij het BKR.\n"
            "@bericht 2027-05-20 letter\nUw achterstand komt bij het BKR te staan.\n"
        ),
    ),
)
_STEPS = {
    "bkr": ("bkr", "een melding bij het BKR"),
    "overdracht": ("overdracht", "een incassobureau"),
    "deurwaarder": ("overdracht", "de deurwaarder"),
}


def check(series: Series, *, options: Options) -> Iterator[Conflict]:
    for at, step, before in series.earlier():
        for consequence in consequences(step.document):
            kinds = sorted(consequence.kinds & set(_STEPS))
            clashes = (_clash(at, step, consequence.sentence, kind, before) for kind in kinds)
            if clash := next(filter(None, clashes), None):
                yield clash
                break


def _clash(at: int, step: Step, sentence: Sentence, kind: str, before: list[tuple[int, Step]]) -> Conflict | None:
    topic, words = _STEPS[kind]
    for number, earlier in reversed(before):
        for promise in promises(earlier):
            if promise.topic == topic and promise.holds(step):
                promised = promise.sentence
                return Conflict(
                    at, (sentence.start, sentence.end), number, (promised.start, promised.end), {"step": words}
                )
    return None
