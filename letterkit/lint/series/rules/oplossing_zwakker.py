"""An offer that is gone, refused, taken back, or only hinted at, after a message that made it clearly."""

from collections.abc import Iterator

from letterkit.lint.document import Offsets
from letterkit.lint.norms import AFM_4
from letterkit.lint.reading.missing_location import missing_location
from letterkit.lint.reading.solution import offers, refusals
from letterkit.lint.rule import Options, Rule
from letterkit.lint.series.conflict import Conflict, Series, Step
from letterkit.lint.series.examples import FIRST, LONG, REST
from letterkit.lint.series.reading.ways_out import demands, first_offer, ways_out

RULE = Rule(
    id="oplossing-zwakker",
    category="series",
    level="error",
    scope="series",
    message=("{Other} bood duidelijk een oplossing: “{other_text}” {now} Bied de oplossing hier net zo duidelijk aan."),
    why="Zonder uitweg ziet de lezer alleen het bedrag. Dan blijft de brief dicht.",
    source=AFM_4,
    wrong=(
        (
            f"@bericht 2027-03-01 letter\n{LONG} Lukt dat niet? ‹U kunt ook in delen betalen.›\n"
            f"@bericht 2027-03-20 letter\n«{FIRST}» {REST}\n"
        ),
        (
            f"@bericht 2027-03-01 letter\n{LONG} Lukt dat niet? ‹U kunt ook in delen betalen.›\n"
            f"@bericht 2027-03-20 letter\n{LONG} «Een betalingsregeling is niet meer mogelijk.»\n"
        ),
    ),
    right=(
        (
            f"@bericht 2027-03-01 letter\n{LONG} Lukt dat niet? U kunt ook in delen betalen.\n"
            f"@bericht 2027-03-20 letter\n{LONG} Lukt dat niet? U kunt ook in delen betalen.\n"
        ),
    ),
)
_NOW = {
    "": "Dit bericht biedt er geen.",
    "vague": "Dit bericht zegt het nog maar half.",
    "undone": "Dit bericht neemt dat half terug.",
    "refused": "Dit bericht weigert dat.",
}


def check(series: Series, *, options: Options) -> Iterator[Conflict]:
    for at, step, before in series.earlier():
        offered = [
            (number, sentence) for number, past in before if demands(past) and (sentence := first_offer(past.document))
        ]
        if not (offered and step.full and demands(step)):
            continue
        concrete = [(number, sentence) for number, sentence in offered if ways_out(series.steps[number].document)]
        state, place = _state(step, named=bool(concrete))
        if state is not None:
            number, earlier_offer = (concrete or offered)[-1]
            yield Conflict(at, place, number, (earlier_offer.start, earlier_offer.end), {"now": _NOW[state]})


def _state(step: Step, *, named: bool) -> tuple[str | None, Offsets]:
    """How the offer is weaker now, and where; None when a clear offer stands and none is refused.

    named: an earlier message named a way out, so that only "a solution together" is less.
    """
    by_strength = {offer.strength: offer.sentence for offer in reversed(offers(step.document))}
    if refused := refusals(step.document):
        by_strength["refused"] = refused[0]
    for strength in ("refused", "undone"):
        if sentence := by_strength.get(strength):
            return strength, (sentence.start, sentence.end)
    clear = by_strength.get("clear")
    if "existing" in by_strength or (clear and (ways_out(step.document) or not named)):
        return None, (0, 0)
    if sentence := clear or by_strength.get("vague"):
        return "vague", (sentence.start, sentence.end)
    return "", missing_location(step.document)
