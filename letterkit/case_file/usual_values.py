"""The values that Dutch exports usually write where letterkit has one word: forms of address, countries, nothing.

A creditor's own values stand in ``waarden`` of creditor.yaml and go before these.
"""

import unicodedata
from collections.abc import Mapping
from functools import cache

from babel import Locale

NOTHING = frozenset(
    [
        "geen",
        "n.v.t.",
        "nvt",
        "n/a",
        "na",
        "n.b.",
        "null",
        "none",
        "nil",
        "onbekend",
        "leeg",
        "-",
        "--",
        "---",
        ".",
        "?",
        "#n/b",
        "#n/a",
    ]
)
"""What people write in a column that has nothing to say, case-folded."""

_FORMS_OF_ADDRESS: Mapping[str, str] = {
    **dict.fromkeys(["heer", "dhr", "meneer", "de", "heer", "m", "man", "mannelijk", "male", "mr", "h"], "heer"),
    **dict.fromkeys(
        ["mevrouw", "mevr", "mw", "mej", "v", "vrouw", "vrouwelijk", "f", "female", "mrs", "ms"], "mevrouw"
    ),
    **dict.fromkeys(
        ["neutraal", "x", "o", "onbekend", "anders", "overig", "non-binair", "nb", "u", "geen", "familie", "fam"],
        "neutraal",
    ),
}
_COUNTRIES = {
    "holland": "NL",
    "nederland (nl)": "NL",
    "nld": "NL",
    "bel": "BE",
    "b": "BE",
    "deu": "DE",
    "d": "DE",
    "f": "FR",
    "engeland": "GB",
    "great britain": "GB",
    "uk": "GB",
}
_COUNTRIES |= {"groot-brittannië": "GB", "verenigde staten": "US", "usa": "US", "turkije": "TR", "tsjechië": "CZ"}


def form_of_address(value: str) -> str:
    """``Dhr.`` and ``M`` as heer, ``Mevr.`` and ``V`` as mevrouw, ``X`` as neutraal; anything else as it is."""
    small = value.casefold()
    forms = {_FORMS_OF_ADDRESS.get(part.strip().removeprefix("de ").strip(" ."), "") for part in small.split("/")}
    if len(forms) > 1 and forms <= {"heer", "mevrouw"}:
        return "neutraal"  # "dhr/mevr": whoever it is
    return _FORMS_OF_ADDRESS.get(small.removeprefix("de ").strip(" ."), small)


def country(value: str) -> str:
    """The code of a country by its Dutch or English name, with or without accents; anything else as it is."""
    small = _without_accents(value.casefold().strip(" ."))
    code = _names_of_countries().get(small) or _names_of_countries().get(small.removeprefix("the "))
    return code or (value.upper() if len(small) == 2 else value)


@cache
def _names_of_countries() -> dict[str, str]:
    names = {
        _without_accents(str(name).casefold()): code
        for language in ("en", "nl")
        for code, name in Locale(language).territories.items()
        if len(code) == 2 and code.isalpha()
    }
    return names | {_without_accents(name): code for name, code in _COUNTRIES.items()}


def _without_accents(text: str) -> str:
    return "".join(sign for sign in unicodedata.normalize("NFD", text) if not unicodedata.combining(sign))
