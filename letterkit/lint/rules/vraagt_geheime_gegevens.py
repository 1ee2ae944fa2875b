"""A message that asks for a password, PIN, card code or BSN."""

from collections.abc import Iterator

from letterkit.lint.model import PROSE, Place, Sentence
from letterkit.lint.norms import PHISHING
from letterkit.lint.reading.patterns import any_of
from letterkit.lint.rule import Options, Rule

RULE = Rule(
    id="vraagt-geheime-gegevens",
    category="privacy",
    level="error",
    scope="sentence",
    message="Vraag nooit om een wachtwoord, pincode, inlogcode of BSN. Zo'n vraag hoort bij oplichters.",
    why="Banken en politie waarschuwen juist voor dit soort vragen. Een echte brief moet daar anders uitzien.",
    source=PHISHING,
    wrong=(
        "«Stuur ons uw BSN en een kopie van uw pas.»",
        "«Log in via deze link en vul uw pincode in.»",
        "«Wilt u uw wachtwoord bevestigen?»",
    ),
    right=("Wij vragen u nooit om uw pincode of BSN.", "Houd uw klantnummer bij de hand."),
)

_SECRET = any_of(
    r"\b(?:bsn|burgerservicenummer|pincode|pin-code|wachtwoord|inloggegevens|inlogcode|cvc|beveiligingscode|"
    r"tan-code|toegangscode)\b"
)
_ASKS = any_of(
    r"\b(?:stuur|stuurt|mail|mailt|geef|geeft|vul|vult|bevestig\w*|invullen|in te vullen|doorgeven|toesturen|"
    r"opgeven|verifieer\w*|controleer\w*|app|noem|noemt|log|logt)\b"
)
_NEVER = any_of(r"\b(?:nooit|niet|geen|niemand)\b")


def check(sentence: Sentence, *, options: Options) -> Iterator[Place]:
    low = sentence.text.lower()
    if sentence.kind in PROSE and _SECRET.search(low) and _ASKS.search(low) and not _NEVER.search(low):
        yield Place(0, len(sentence.text))
