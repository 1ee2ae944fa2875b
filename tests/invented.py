"""One invented creditor and one invented case, to change a field of at a time."""

from typing import Any

from letterkit.creditor import Creditor

SECRET = b"an invented secret of forty bytes, no more"

CREDITOR = Creditor.model_validate(
    {
        "naam": "Voorbeeld Krediet",
        "afzender": {"straat": "Postbus", "huisnummer": "12", "postcode": "3500 AA", "plaats": "Utrecht"},
        "ondertekening": "Team Betalen",
        "contact": {
            "telefoon": "030 123 4567",
            "telefoon_uren": "maandag tot en met vrijdag, 9 tot 17 uur",
            "email": "hulp@voorbeeldkrediet.nl",
            "website": "https://www.voorbeeldkrediet.nl",
        },
        "klachten": {"uitleg": "Dan horen wij dat graag.", "email": "klacht@voorbeeldkrediet.nl"},
        "betalen": {
            "iban": "NL91ABNA0417164300",
            "tenaamstelling": "Voorbeeld Krediet B.V.",
            "betaallink": "https://betaal.voorbeeldkrediet.nl/b/{token}",
            "domein": "voorbeeldkrediet.nl",
            "geheim": "betaalgeheim",
        },
        "berichten": {"email_afzender": "hulp@voorbeeldkrediet.nl", "sms_afzender": "VbKrediet"},
        "oplossingen": [
            {"id": "betalingsregeling", "naam": "Betalingsregeling", "uitleg": "U betaalt in delen."},
            {"id": "betaalpauze", "naam": "Betaalpauze", "uitleg": "U betaalt een tijdje niets."},
        ],
        "hulp": [{"naam": "Geldfit", "uitleg": "Zij denken met u mee.", "telefoon": "0800-8115"}],
    }
)


def without_its_law(settings: str) -> str:
    """The text of a creditor.yaml without its part ``wet``, to give it another."""
    return "\n\n".join(part for part in settings.split("\n\n") if "\nwet:\n" not in f"\n{part}\n")


def record(**changes: Any) -> dict[str, Any]:
    """A case record; ``klant__voornaam="Jo"`` changes one nested field, ``klant=None`` takes one away."""
    base: dict[str, Any] = {
        "zaaknummer": "Z-1001",
        "stand_op": "2026-11-22",
        "klant": {
            "aanspreekvorm": "mevrouw",
            "voornaam": "Samira",
            "voorletters": "S.",
            "tussenvoegsel": "van den",
            "achternaam": "Berg",
            "adres": {"straat": "Dorpsstraat", "huisnummer": "1", "postcode": "1234 AB", "plaats": "Utrecht"},
            "email": "samira@voorbeeldpost.nl",
            "mobiel": "06 12345678",
        },
        "contract": {"nummer": "C-77", "omschrijving": "lening"},
        "achterstand": {"termijnen": [{"vervaldatum": "2026-11-01", "bedrag": "125.50"}], "totaal": "125.50"},
        "betalingskenmerk": "5000 0567 8901 2345",
    }
    for path, value in changes.items():
        *folders, last = path.split("__")
        place = base
        for folder in folders:
            place = place.setdefault(folder, {})
        if value is None:
            place.pop(last, None)
        else:
            place[last] = value
    return base
