"""Which ways out a message clearly offers, under the names a reader knows."""

from letterkit.lint.document import Document, Sentence, once
from letterkit.lint.reading.consequence import consequences
from letterkit.lint.reading.request import requests
from letterkit.lint.reading.solution import named, offers
from letterkit.lint.series.conflict import Step

NAMES = {
    "betalingsregeling": "betalen in delen",
    "betaalpauze": "later of even niet betalen",
    "rentestop": "stoppen met rente",
    "renteverlaging": "minder rente",
    "herstructurering": "het contract aanpassen",
    "budgetcoaching": "hulp van een budgetcoach",
    "finale_kwijting": "een deel kwijtschelden",
}
_ASIDE = {
    "regeling_aanbod", "regeling_bevestiging", "regeling_gemist", "betaalpauze_bevestiging", "schuldhulp_pauze",
    "finale_kwijting", "betaling_ontvangen", "klacht_ontvangen",
}  # fmt: skip
# To its reader an arrangement, an agreement on paying and a lower monthly amount are one thing: pay what is feasible.
_SAME = {"betaalafspraak": "betalingsregeling", "lager_bedrag": "betalingsregeling"}


def demands(step: Step) -> bool:
    """Whether a message asks to pay what is open, or says what follows; not what goes with an arrangement or event."""
    document = step.document
    return step.stage not in _ASIDE and bool(requests(document) or consequences(document))


@once
def ways_out(document: Document) -> dict[str, Sentence]:
    """The options a message clearly offers, each with the first sentence that does."""
    sentences: dict[str, Sentence] = {}
    for option, sentence in named(document).items():
        sentences.setdefault(_SAME.get(option, option), sentence)
    return sentences


@once
def first_offer(document: Document) -> Sentence | None:
    """The first sentence below the subject that clearly offers a way out, named or looked for together."""
    clear = (offer.sentence for offer in offers(document) if offer.strength == "clear")
    return next((sentence for sentence in clear if sentence.kind != "subject"), None)


@once
def first_consequence(document: Document) -> Sentence | None:
    """The first sentence that says what follows, unless it says how to prevent it."""
    return next((consequence.sentence for consequence in consequences(document) if not consequence.prevented), None)
