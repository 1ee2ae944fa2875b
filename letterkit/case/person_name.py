"""Whether a name field holds a name: what exports put there instead, and the signals that people hide in it.

Each check returns the part in the form it is printed or raises ``ValueError(code)`` with a code of ``problems`` in the
texts; the value itself is never repeated.
"""

import re
import unicodedata

from letterkit.message import CaseText

_STAND_INS = frozenset(
    [
        "null",
        "none",
        "nil",
        "undefined",
        "nan",
        "na",
        "nvt",
        "n.v.t",
        "n/a",
        "nb",
        "n.b",
        "onbekend",
        "onbekende",
        "unknown",
        "leeg",
        "geen",
        "test",
        "testpersoon",
        "proef",
        "xxx",
        "xx",
        "x",
        "tbd",
        "naam",
        "achternaam",
        "voornaam",
        "anoniem",
        "dummy",
        "nnb",
        "n.n.b",
        "idem",
        "zie",
        "boven",
        "n v t",
        "ntb",
        "n.t.b",
        "verhuisd",
        "vertrokken",
        "vervallen",
        "verwijderd",
        "inactief",
        "geblokkeerd",
        "diversen",
        "particulier",
        "debiteur",
        "huurder",
        "bewoner",
        "bewoners",
    ]
)
"""What people and systems write where a name is missing, squeezed and small."""
_NOTE = re.compile(r"(?:niet|geen|zie|do not|nog niet|nader)\s.+|de (?:bewoner|huurder|eigenaar)\b.*")
"""A note of somebody, such as "niet mailen" and "zie notitie"."""
_FEWEST_ALIKE = 3
_COMPANY = re.compile(
    r"\b(?:b\.?v|n\.?v|v\.?o\.?f|c\.?v|ltd|gmbh|inc)\b\.?$|^(?:fa\.|firma|stichting|vereniging|vve|maatschap)\s",
    re.IGNORECASE,
)
_MARKERS = re.compile(r"\{\{|\}\}|[«»<>\[\]{}%$|\\^~=_*#]|^@|^\?+$")
_TITLE = re.compile(
    r"(?:^|\s)(?:(?:de heer|heer|mevrouw|meneer|familie|weduwe)(?=\s+\S)"  # alone they are surnames too
    r"|(?:dhr|mevr|mw|mr|mrs|dr|ir|ing|drs|prof|fam|wed|t\.?a\.?v)(?=[\s.]|$))",
    re.IGNORECASE,
)
_TWO_PERSONS = re.compile(r"\be/o\b|\ben/of\b|\bc\.?s\.?$|&|\+|\s(?:en|of)\s|/", re.IGNORECASE)
_INITIALS_INSIDE = re.compile(r"(?:^|\s)(?:[^\W\d_]\.){1,6}(?=\s|$)")
_WRONG_LETTER = re.compile(
    "[^\\W\\d_]\\?|\\?[^\\W\\d_]"  # a letter that some system could not write
    "|[a-zà-öø-ÿ][À-ÖØ-Þ](?=[a-zà-öø-ÿ]|$)"  # JoÙl: a capital with an accent inside small letters
    "|[^\\W\\d_][‘“”„‚£¤¥¦§¨©ª«¬®¯°±²³´µ¶·¸¹º»¼½¾¿†‡ˆ‰‹›˜€™Ÿþð×÷](?=[^\\W\\d_]|$)"  # read with the wrong code page
)
_DEATH = re.compile(
    r"\b(?:erven|erfgenamen|nabestaanden|nalatenschap|boedel|wijlen|overleden|overl)\b|[†✝]", re.IGNORECASE
)
_GUARDIANSHIP = re.compile(
    r"\b(?:bewind|bewindvoering|bewindvoerder|beschermingsbewind|curatele|curator|curatrice|mentor|mentorschap"
    r"|budgetbeheer|budgetbeheerder|voogdij)\b",
    re.IGNORECASE,
)
_DEBT_COURT = re.compile(r"\b(?:wsnp|schuldsanering|faillissement|faill|failliet)\b", re.IGNORECASE)
_INITIALS = re.compile(r"(?:[^\W\d_]{1,3}\.[\s-]?){1,10}(?:[^\W\d_])?|[^\W\d_]{1,8}|[^\W\d_](?:[\s-][^\W\d_]){1,8}")
_PREFIXES = tuple(
    sorted(
        [
            "van de",
            "van den",
            "van der",
            "van het",
            "van 't",
            "van ’t",
            "van",
            "de",
            "den",
            "der",
            "het",
            "'t",
            "’t",
            "ten",
            "ter",
            "te",
            "in de",
            "in den",
            "in der",
            "in het",
            "in 't",
            "op de",
            "op den",
            "op der",
            "op het",
            "op 't",
            "op",
            "aan de",
            "aan den",
            "aan der",
            "aan het",
            "aan",
            "bij de",
            "bij den",
            "bij",
            "uit de",
            "uit den",
            "uit het",
            "uit",
            "onder de",
            "onder",
            "over de",
            "over",
            "voor de",
            "voor den",
            "voor",
            "tot",
            "d'",
            "d’",
            "l'",
            "l’",
            "la",
            "le",
            "les",
            "du",
            "des",
            "von",
            "von der",
            "zu",
            "zum",
            "zur",
            "el",
            "al",
            "ben",
            "da",
            "dos",
            "del",
            "della",
            "di",
        ],
        key=len,
        reverse=True,
    )
)
_LOWERED = frozenset(word for prefix in _PREFIXES for word in prefix.split())


def surname(value: str) -> str:
    """A surname, or the last name of a partner, in the letters it is printed with."""
    text = _checked(value)
    if signals(text):
        return text  # not a name, but worth more than one: the case is held for it
    if "," in text:
        raise ValueError("name_comma")
    if _TWO_PERSONS.search(text):
        raise ValueError("name_two_persons")
    if _TITLE.search(text):
        raise ValueError("name_title")
    if " " in text and _COMPANY.search(text):
        raise ValueError("name_company")
    if _INITIALS_INSIDE.search(text):
        raise ValueError("name_initials_inside")
    return CaseText(_calm(text, shortest=2))


def first_name(value: str) -> str:
    """A first name, or nothing."""
    if not value:
        return value
    text = _checked(value)
    if _TITLE.search(text):
        raise ValueError("name_title")
    return CaseText(_calm(text, shortest=4))  # JP is how some people are called


def initials(value: str) -> str:
    """Initials as ``J.P.``, ``Th.A.`` or ``JP``, or nothing; the last dot may be missing."""
    if value and (not _INITIALS.fullmatch(value) or _TITLE.search(value)):
        raise ValueError("name_initials")
    return CaseText(f"{value}.") if "." in value and value[-1].isalpha() else value


def prefix(value: str) -> str:
    """A prefix such as ``van den``: small words without digits, or nothing."""
    if value and not re.fullmatch(r"[^\W\d_]+(?:[ '’‘.-]+[^\W\d_]*)*|['’‘][a-z]+(?: [a-z]+)*", value):
        raise ValueError("name_prefix")
    return CaseText(value.lower()) if value.isupper() and len(value) > 1 else value


def signals(name: str) -> tuple[str, ...]:
    """What a name says that is no name, as the fields of ``signalen``: overleden, bewind, wsnp."""
    patterns = (("overleden", _DEATH), ("bewind", _GUARDIANSHIP), ("wsnp", _DEBT_COURT))
    return tuple(signal for signal, pattern in patterns if pattern.search(name))


def _checked(value: str) -> str:
    """The text when it may be a name; what is certainly none is refused with its reason."""
    small = " ".join(value.casefold().split()).strip(" .-")
    if small in _STAND_INS or _is_note(small) or _MARKERS.search(value):
        raise ValueError("name_stand_in")
    if "@" in value or any(c.isdigit() for c in value):
        raise ValueError("name_digits")
    if not any(unicodedata.category(c).startswith("L") for c in value):
        raise ValueError("name_no_letters")
    if _WRONG_LETTER.search(value):
        raise ValueError("name_lost_letter")
    return value


def _is_note(small: str) -> bool:
    """Words that were never a name, or one letter over and over."""
    return bool(" " in small and _NOTE.fullmatch(small)) or (
        len(small) >= _FEWEST_ALIKE and small == small[0] * len(small)
    )


def _calm(text: str, *, shortest: int) -> str:
    """A name in capitals, of so many letters at least, as people write it: ``VAN DEN BERG`` as ``Van den Berg``."""
    if not text.isupper() or sum(c.isalpha() for c in text) < shortest:
        return text
    words = text.lower().split()
    calm = " ".join(word if word in _LOWERED else re.sub(r"(^|[-'’])(ij|.)", _capital, word) for word in words)
    return calm if words[0].startswith(("'", "’")) else calm[:1].upper() + calm[1:]


def _capital(match: re.Match[str]) -> str:
    return match[1] + match[2].upper()
