"""Is the reader asked to get in touch, and by which routes? A footer with a number is a route, not an invitation."""

from dataclasses import dataclass

from letterkit.lint.document import Document, Kind, Sentence, once
from letterkit.lint.reading.patterns import any_of
from letterkit.lint.reading.reader import holds, loudest, read

_NO_INVITATION: frozenset[Kind] = frozenset({"closing", "greeting", "subject"})

ROUTES = {
    "phone": any_of(
        r"\b(?:telefoon\w*|tel|bel|belt|bellen|telefonisch|belafspraak)\b|phone\b",
        r"(?:\+31|\b0)[\s(]?[1-9](?:[\s\-]?\d){7,9}\b|\b0[89]00[\s-]?\d{4,7}",
    ),
    "email": any_of(r"\be-?mail\w*|\bmail(?:en|t)?\b|(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}\.\w|email\b"),
    "whatsapp": any_of(r"\bwhatsapp\w*|\bapp(?:en|t|je)\b|\bapp ons\b"),
    "chat": any_of(r"\bchat\w*"),
    "web": any_of(
        r"\bwww\.|https?://|(?<![\w-])[\w-]{1,63}\.nl\b|\b(?:onze|de) (?:web)?site\b"
        r"|\bmijn-?\s?omgeving|\bformulier\b|\bhelpdesk"
    ),
    "visit": any_of(
        r"\blangs\s?(?:te\s?)?kom\w*|\bkom\w*\s(?:\S+\s){0,3}langs\b|\bspreekuur\b|\b(?:aan de )?balie\b|"
        r"\bbezoekadres\b|\binloop\w*"
    ),
    "post": any_of(r"\bpostbus\s\d+|\bantwoordnummer\b|\bper (?:brief|post)\b"),
}
HOURS = any_of(
    r"\b(?:maandag|werkdagen|ma\b|dagelijks).{0,60}?(?:\d{1,2}[.:]\d{2}|\d{1,2}\s?(?:uur|u)\b|-\s?vr)",
    r"\bvan\s\d{1,2}(?:[.:]\d{2})?\s(?:uur\s)?tot\s\d{1,2}(?:[.:]\d{2})?\suur|\b24 uur per dag|\bdag en nacht",
)
PERSON = any_of(
    (
        r"\b(?:vaste?|eigen|persoonlijke?)\s(?:contactpersoon|medewerker|aanspreekpunt|begeleider)|\b(?:uw|je|"
        r"jouw)\scontactpersoon"
    ),
    r"\b(?:vraag|bel|belt|mail)\s(?:\w+\s){0,3}(?:naar|met)\s(?:mevrouw|meneer|de heer)\b",
)


@dataclass(frozen=True, slots=True)
class Contact:
    """The sentences that invite, and the routes (``ROUTES`` keys) that stand anywhere in the text."""

    invitations: tuple[Sentence, ...]
    routes: tuple[str, ...]
    hours: bool
    person: bool


@once
def contact(document: Document) -> Contact:
    """What the document says of getting in touch."""
    readings = tuple(reading for reading in read(document) if reading.sentence.kind not in _NO_INVITATION)
    invitations = loudest(readings, "contact") if holds(readings, "contact") else ()
    routes = tuple(name for name, pattern in ROUTES.items() if document.has(pattern))
    sentences = tuple(reading.sentence for reading in invitations)
    return Contact(sentences, routes, document.has(HOURS), document.has(PERSON))
