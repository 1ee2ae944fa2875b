"""A message that asks for a password, PIN, card, DigiD, BSN, medical papers or entry to an account."""

from collections.abc import Iterator

from letterkit.lint.document import PROSE, Sentence
from letterkit.lint.findings import Span
from letterkit.lint.norms import PHISHING
from letterkit.lint.reading.patterns import any_of
from letterkit.lint.rule import Options, Rule

RULE = Rule(
    id="vraagt-geheime-gegevens",
    category="privacy",
    law=True,
    level="error",
    scope="sentence",
    message="Vraag nooit om een wachtwoord, pincode, DigiD, bankpas, BSN of medische gegevens. "
    "Zo'n vraag hoort bij oplichters.",
    why="Banken en politie waarschuwen juist voor dit soort vragen. Een echte brief moet daar anders uitzien.",
    source=PHISHING,
    wrong=(
        "«Stuur ons uw BSN en een kopie van uw pas.»",
        "«Log in via deze link en vul uw pincode in.»",
        "«Wilt u uw wachtwoord bevestigen?»",
        "«Geef ons uw DigiD, dan regelen wij het voor u.»",
        "«Stuur een foto van uw bankpas.»",
        "«Wij hebben toegang tot uw bankrekening nodig.»",
        "«Als u niet kunt betalen, stuur dan een verklaring van uw huisarts.»",
    ),
    right=(
        "Wij vragen u nooit om uw pincode of BSN.",
        "Houd uw klantnummer bij de hand.",
        "Log in met DigiD op mijn.voorbeeld.nl.",
    ),
)

_SECRET = any_of(
    r"\b(?:bsn|burgerservicenummer|pincode|pin-code|wachtwoord|inloggegevens|inlogcode|cvc|beveiligingscode|"
    r"tan-code|toegangscode|"
    r"pin|digid\w*|digid-\w+|bankpas|betaalpas|pinpas|creditcard(?:nummer|gegevens|code)\w*|"
    r"(?:foto|kopie|scan)\w* van (?:uw|je|de) creditcard|kaartnummer|pasnummer|cvv|paspoort|identiteitskaart|"
    r"identiteitsbewijs|rijbewijs|verificatiecode|sms-code|"
    r"code per sms|code die u|medisch\w*|diagnose|doktersverklaring|"
    r"verklaring van uw (?:huis)?arts)\b"
)
_ENTRY = any_of(
    r"\b(?:toegang tot|inzage in|meekijken (?:in|op)|inloggen (?:in|op|bij)) "
    r"(?:uw|je) (?:bank\w*|rekening|mobiel bankieren)\b"
)
_LOGS_IN = any_of(r"\blogt? (?:u |je )?in met (?:uw |je )?digid\b|\binloggen met (?:uw |je )?digid\b")
_ASKS = any_of(
    r"\b(?:stuur|stuurt|mail|mailt|geef|geeft|vul|vult|bevestig\w*|invullen|in te vullen|doorgeven|toesturen|"
    r"opgeven|verifieer\w*|controleer\w*|app|noem|noemt|log|logt|sturen|mailen|geven|deel|delen|upload\w*|fotografeer\w*|"
    r"lees voor|lees\w*|klaar|vertel|vertelt|toets|voer|nodig|vragen wij|willen wij)\b"
)
_CONDITION = any_of(r"\b(?:als|wanneer|kunt|kan) u .{0,30}\b(?:niet|geen)\b.{0,20}?(?:,|\?)")
_NEVER = any_of(r"\b(?:nooit|niet|geen|niemand)\b")


def check(sentence: Sentence, *, options: Options) -> Iterator[Span]:
    low = sentence.text.lower()
    asked = (_SECRET.search(low) and _ASKS.search(low) and not _LOGS_IN.search(low)) or _ENTRY.search(low)
    if sentence.kind in PROSE and asked and not _NEVER.search(_CONDITION.sub("", low)):
        yield Span(0, len(sentence.text))
