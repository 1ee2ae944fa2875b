"""What the reader is asked to do, sentence by sentence."""

from letterkit.lint.document import Document, Sentence, once
from letterkit.lint.reading import payment_difficulty
from letterkit.lint.reading.patterns import any_of

_PAY = any_of(
    (
        r"\b(?:wilt|wil|zou|zoudt|kunt|kunnen|kun)\s(?:u|je|jij)\b.{0,90}\b(?:betal\w+|voldoen|"
        r"over\s?(?:te\s?)?maken|overmaken)\b"
    ),
    r"^\W*(?:\w+\s){0,2}(?:betaal|maak|scan)\b(?!\w)",
    r"\bbetaal\b.{0,60}\b(?:vóór|voor|hier|via|met|op|binnen|uiterlijk|nu|direct|vandaag|€|eur|de|dit|het)\b",
    (
        r"\b(?:verzoek\w*|vragen|vraag|sommeren|gelieve|dient|dienen|moet|moeten)\b.{0,110}\b(?:betal\w+|voldoen|"
        r"over\s?(?:te\s?)?maken)\b"
    ),
    (
        r"\b(?:betalen|betaal)\s(?:kan\s)?(?:hier|via|kunt|kun|u kunt)\b|\b(?:u kunt|kunt u|je kunt|"
        r"kun je)\b.{0,60}\bbetalen\b"
    ),
    (
        r"\bgraag\b.{0,60}\b(?:betal\w+|overmaken|over te maken|tegemoet)\b|"
        r"\bzie\w*\b.{0,40}\bbetaling\b.{0,30}\btegemoet\b"
    ),
    r"\b(?:nu|direct) betalen\b|\bbetaalt u\b.{0,40}\b(?:vóór|voor|binnen|uiterlijk)\b",
)
_TASKS = {
    "betalen": _PAY,
    "papieren sturen": any_of(
        r"\b(?:stuur|stuurt|opsturen|toesturen|op te sturen|mail|overleg)\b.{0,60}\b(?:kopie|bewijs|"
        r"loonstrook|salarisstrook|afschrift\w*|bankafschrift\w*|document\w*|formulier|overzicht|"
        r"specificatie)\b"
    ),
    "een formulier invullen": any_of(
        r"\b(?:vul|vult|invullen|in te vullen)\b.{0,60}\b(?:formulier|vragenlijst|antwoordkaart)\b"
    ),
    "ondertekenen": any_of(r"\b(?:onderteken\w*|te ondertekenen|handtekening)\b"),
    "inloggen": any_of(r"\b(?:log|logt|inloggen|in te loggen)\b.{0,20}\b(?:in|op|via)\b"),
    "bellen op een vast uur": any_of(r"\bmaak\b.{0,30}\bafspraak\b"),
}


@once
def requests(document: Document) -> tuple[Sentence, ...]:
    """The sentences that ask the reader to pay, in reading order."""
    return tuple(
        sentence
        for sentence in document.sentences
        if sentence.kind not in {"address", "greeting", "closing"} and _asks_to_pay(sentence.text.lower())
    )


def _asks_to_pay(text: str) -> bool:
    return bool(_PAY.search(text)) and not payment_difficulty.named(text)


@once
def tasks(document: Document) -> tuple[tuple[str, Sentence], ...]:
    """Every kind of thing asked, with the sentence that asks it."""
    return tuple(
        (kind, one) for one in document.prose for kind, pattern in _TASKS.items() if pattern.search(one.text.lower())
    )
