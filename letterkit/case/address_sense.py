"""Whether the parts of an address make sense together: stand-ins for "no known address", and parts that stand twice."""

import re
from collections.abc import Mapping
from typing import Any

_UNKNOWN = re.compile(
    r"(?:adres )?(?:onbekend|vow|v\.o\.w\.?|vertrokken(?: onbekend waarheen)?|geheim|briefadres(?: geheim)?"
    r"|zwervend|dakloos|emigratie|geëmigreerd|geemigreerd|buitenland|niet bekend|niet ingevuld|geen adres"
    r"|geen|n\.?v\.?t\.?|nvt|null|none|unknown|zonder vaste woon-? of verblijfplaats|zvwovp|\?+|-+|x+)",
    re.IGNORECASE,
)
_STAND_IN_POSTCODE = re.compile(r"(?:9999|0000|1234)\s?XX|0000\s?[A-Z]{2}", re.IGNORECASE)
_POSTCODE_INSIDE = re.compile(r"\b[1-9][0-9]{3}\s?[A-Z]{2}\b", re.IGNORECASE)
_WHOLE = re.compile(r"^([0-9]{1,5})[.,]0{1,2}$")
_REPLY_NUMBER = re.compile(r"antwoord-?\s?n(?:umme)?r\.?", re.IGNORECASE)


def is_unknown(parts: Mapping[str, Any]) -> bool:
    """Whether an address says that there is none: "onbekend", VOW, a secret address, 9999 XX."""
    needed = ("plaats",) if parts.get("regels") else ("straat", "plaats")
    texts = [str(parts.get(name) or "").strip() for name in needed]
    postcode = str(parts.get("postcode") or "").strip()
    return any(map(_UNKNOWN.fullmatch, texts)) or bool(_STAND_IN_POSTCODE.fullmatch(postcode))


def house_number(value: str) -> str:
    """A number as people write it: Excel makes 12.0 of 12. Nought is none."""
    if value.isalnum() and value[0] != "0":
        return value
    number = _WHOLE.sub(r"\1", value)
    return "" if number.strip("0") == "" else number


def fault(*, straat: str, huisnummer: str, toevoeging: str, plaats: str) -> str | None:
    """The code of what is wrong with the parts of a Dutch address together; None when they make sense."""
    for name, text in (("street", straat), ("town", plaats)):
        if text and not text[0].isalpha() and not any(map(str.isalpha, text)):
            return f"{name}_no_letters"
    if _REPLY_NUMBER.match(straat):
        return "reply_number"
    if _POSTCODE_INSIDE.search(plaats):
        return "postcode_twice"
    if len(words := straat.split()) > 1 and words[-1].casefold() in (
        huisnummer.casefold(),
        f"{huisnummer}{toevoeging}".casefold(),
    ):
        return "number_twice"
    return None
