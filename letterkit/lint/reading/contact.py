"""Is the reader asked to get in touch, and by which routes? A footer with a number is a route, not an invitation."""

from dataclasses import dataclass

from letterkit.lint.model import Document, Sentence, once
from letterkit.lint.reading.patterns import any_of

_REACH = r"(?:bellen|mailen|e-mailen|appen|chatten|bereiken|spreken|langskomen|schrijven|reageren|antwoorden)"
_US = r"(?:ons|mij|me|het ons|het mij)"
_INVITES = any_of(
    r"\b(?:neem|neemt|nemen|opnemen|op te nemen|opneemt|opneem|zoek|zoekt)\b(?=.{0,60}\bcontact\b)",
    r"\bcontact\b.{0,60}?\b(?:op\b|opnemen|op te nemen|opneemt|opneem|zoek\w*)|\bcontact(?:eer|eert|eren)\b",
    # Call us, mail us, write to us.
    r"\b(?:bel|belt|mail|mailt|e-?mail|app|appt|whatsapp|sms|schrijf|schrijft|chat|spreek)\s(?:\w+\s){0,2}"
    r"(?:ons|mij|me|u|dan|gerust|even|naar|met|via|of|op|direct|0\d|\[|\{|\$|de|het|\+31)",
    rf"\b{_REACH}\b(?=.{{0,40}}(?:\?|\b(?:kan|kunt|kun|mag|mogen)\b))",
    r"\b(?:kunt u|u kunt|kun je|je kunt|wilt u|wil je|mag u|u mag|kan u|u kan)\b(?:\s\S+){0,9}?\s"
    rf"(?:{_REACH}|terecht|melden|contacteren|aankloppen|(?:onze|ons|mij|uw) \w*vragen|vragen (?:stellen|aan))\b",
    rf"\b(?:kunt u|u kunt|kun je|je kunt)\s{_US}\b.{{0,60}}\bvragen\b",
    # Give us a sign, send us something, ask us, tell us.
    rf"\b(?:geef|geeft|stuur|stuurt)\s(?:u\s)?(?:dan\s|gerust\s)?{_US}\b"
    r"|\bgeef\s(?:\S+\s){0,4}(?:seintje|belletje|gil|door|aan)\b",
    rf"\b(?:vraag|vraagt|overleg|praat|leg|vertel|zeg|meld)\s(?:u\s)?(?:dan\s|gerust\s|het\s|dit\s|dat\s)*"
    rf"(?:(?:met|aan|bij)\s)?{_US}\b",
    r"\b(?:vraag|vraagt)\s(?:\S+\s){0,6}(?:via|op)\s(?:\S+\s){0,3}(?:telefoon\w*|nummer|spreekuur|balie|"
    r"medewerker\w*)",
    r"\bvraagt?\s(?:u\s)?(?:dan\s|ernaar\s|gerust\s)*(?:bij|aan)\s",
    r"\b(?:belletje|telefoontje|appje|mailtje|berichtje)\s(?:naar|aan|volstaat|is genoeg)\b|\bmet (?:één|"
    r"een) (?:belletje|telefoontje|appje|mailtje|berichtje)\b",
    r"\bhoe eerder (?:u|je) (?:belt|mailt|reageert|iets)\b|\b(?:regelen|helpen|helpt|"
    r"meedenken)\b.{0,60}\b0\d{1,3}[\s-]?\d{3}|\blaat (?:uw|je) (?:\w+)?nummer\b.{0,20}\bachter\b",
    r"\bopen een ticket\b|\bvraag het (?:aan )?(?:ons|onze|de)\b|\bmet (?:\w+ ){1,3}(?:te )?overleggen\b",
    r"\btrek\w*\s(?:\S+\s){0,3}aan de bel\b|\bklop\w*\s(?:\S+\s){0,4}aan\b",
    # Come to us.
    r"(?:^\W*|[.,;:?!]\s(?:en |of |dan )?)(?:kom|komt u|loop|loopt u|stap|ga|bezoek)\s(?:\S+\s){0,4}"
    r"(?:langs|binnen|spreekuur|inloop\w*|kantoor|balie|wijkcentrum|loket)\b",
    r"\b(?:balie|spreekuur|kantoor|loket|inloop\w*)\b.{0,40}\b(?:helpen|ontvangen|spreken) (?:wij|we)\b",
    r"\b(?:u|je) bereikt? ons\b|\bbereik ons\b|\b(?:tik|klik|druk)\b.{0,30}\b(?:chat\w*|bellen|appen|bericht)\b|"
    r"\bpraat (?:\w+ )?met\b",
    r"\bgraag\s(?:even\s)?een praatje\b|\bgraag\s(?:even\s)?met (?:u|je)\b.{0,30}\b(?:praten|bellen|overleggen|"
    r"in gesprek)\b",
    r"\bwelkom\b.{0,60}\b(?:spreekuur|balie|kantoor|inloop\w*|gesprek|bel\w*)\b",
    # We are there for you.
    r"\b(?:wij|we)\s(?:zijn|staan|zitten)\s(?:\S+\s){0,4}(?:bereikbaar|klaar|beschikbaar)\b",
    r"\b(?:bereikbaar|te bereiken|te spreken)\s(?:\S+\s){0,2}(?:op|via|van|tijdens|tussen|onder)\b",
    r"\bspre(?:ek|ekt|ken)\s(?:u|je|jou)\s(?:hier\s|daar\s|hierover\s|daarover\s)?graag\b|\bgraag\s(?:met u|met je|"
    r"u|je)\s"
    r"(?:\S+\s)?(?:spreken|bellen|kennismaken)\b",
    r"\b(?:wanneer|welk\w*|hoe laat|schikt)\b.{0,60}\b(?:telefoontje|gesprek|bellen|belletje|spreken)\b.{0,30}\?",
    (
        r"\blaat\b(?:\s\S+){0,6}?\sweten\b|\bhoren\s(?:\S+\s){0,5}(?:graag|van (?:u|je))\b|"
        r"\bhoor\w*\s(?:\S+\s){0,3}graag\b"
    ),
    r"\bgraag\s(?:\S+\s){0,3}van (?:u|je)\b|\bakkoord\?"
    r"|(?:^\W*|[.,;:?!]\s(?:en |of |dan )?)(?:reageer|antwoord|beantwoord)\b(?!\s(?:niet|niets)\b)",
    r"\bstuur\b(?:\s\S+){0,5}?\s(?:bericht\w*|e-?mail\w*|mail\w*|appje|sms\w*|whatsapp\w*)\b",
    (
        r"\bmaak\s(?:\S+\s){0,3}(?:een\s)?(?:bel)?afspraak\b|\bplan\s(?:\S+\s){0,3}(?:bel|gesprek)\w*|"
        r"\bmeld\s(?:dit|dat|het|u|je|uzelf)\b"
    ),
    (
        r"\b(?:vragen|contact|hulp nodig|meer weten)\s?\??\s?:|\bvertel\w*\s(?:het\s)?(?:ons|mij)\b|"
        r"\bbespreek\s(?:\S+\s){0,4}met ons\b"
    ),
    r"\bvul\s(?:\S+\s){0,4}(?:contact)?formulier\b|\btelefonisch\s(?:\S+\s){0,4}(?:contact|bereik\w+)",
)
_NOT = any_of(
    r"\b(?:kunt u|kunnen|wordt|worden|is|verzoeken|gelieve|niet|geen)\b(?:\s\S+){0,6}?\s(?:niet|geen)\s(?:\S+\s){0,4}"
    r"(?:reageren|antwoord\w*|beantwoord\w*|berichten|gelezen)",
    r"\bno-?reply|\bniet\s(?:\S+\s){0,3}(?:te )?(?:beantwoorden|reageren|antwoorden)|\b(?:niet (?:meer|langer)|"
    r"alleen nog)\s(?:\d+ )?(?:bellen|mailen|appen)\b"
    r"|\bniets?\s(?:\w+\s)?(?:laat|laten|liet)\b.{0,20}\bweten|\blaat (?:u|je) niets\b",
    r"\b(?:wij|we)\s(?:nemen|zullen|hebben|zoeken)\s(?:\S+\s){0,5}contact|\bhebben\s(?:\S+\s){0,8}contact",
    r"\bcontact\s(?:\S+\s){0,3}(?:gezocht|gehad|opgenomen|gekregen)\b",
)
ROUTES = {
    "phone": any_of(
        r"\b(?:telefoon\w*|tel|bel|belt|bellen|telefonisch|belafspraak)\b|phone\b",
        r"(?:\+31|\b0)[\s(]?[1-9](?:[\s\-]?\d){7,9}\b|\b0[89]00[\s-]?\d{4,7}",
    ),
    "email": any_of(r"\be-?mail\w*|\bmail(?:en|t)?\b|\b[\w.+-]+@[\w-]+\.\w|email\b"),
    "whatsapp": any_of(r"\bwhatsapp\w*|\bapp(?:en|t|je)\b|\bapp ons\b"),
    "chat": any_of(r"\bchat\w*"),
    "web": any_of(
        r"\bwww\.|https?://|\b[\w-]+\.nl\b|\b(?:onze|de) (?:web)?site\b|\bmijn-?\s?omgeving|\bformulier\b|\bhelpdesk"
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


def invites(text: str) -> bool:
    """Whether lower-case ``text`` asks the reader to get in touch."""
    return bool(_INVITES.search(text)) and not _NOT.search(text)


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
    told = tuple(
        sentence
        for sentence in document.sentences
        if sentence.kind not in {"closing", "address", "greeting", "subject"} and invites(sentence.text.lower())
    )
    low = document.lower
    routes = tuple(name for name, pattern in ROUTES.items() if pattern.search(low))
    return Contact(told, routes, bool(HOURS.search(low)), bool(PERSON.search(low)))
