"""Whether a name field holds a name: what exports put there instead, and the signals that people hide in it.

Each check returns the part in the form it is printed or raises ``ValueError(code)`` with a code of ``problems`` in the
texts; the value itself is never repeated.
"""

import re
import unicodedata

from letterkit.case import name_words
from letterkit.message import CaseText

_NOTE = re.compile(rf"(?:{'|'.join(name_words.NOTES)})\s.+|de (?:{'|'.join(name_words.RESIDENTS)})\b.*")
_FEWEST_ALIKE = 3
_LEGAL_FORM = "|".join(r"\.?".join(form) for form in name_words.LEGAL_FORMS)
_COMPANY = re.compile(
    rf"\b(?:{_LEGAL_FORM})\b\.?(?:\s\(?i\.?o\.?\)?)?$|^(?:fa\.|{'|'.join(name_words.KINDS_OF_COMPANY)})\s",
    re.IGNORECASE,
)
_MARKERS = re.compile(r"\{\{|\}\}|[«»<>\[\]{}%$|\\^~=_*#]|^@|^\?+$")
_TITLE = re.compile(
    rf"(?:^|\s)(?:(?:{'|'.join(name_words.TITLES_OR_NAMES)})(?=\s+\S)"
    rf"|(?:{'|'.join(name_words.TITLES)}|t\.?a\.?v)(?=[\s.]|$))",
    re.IGNORECASE,
)
_TWO_PERSONS = re.compile(r"\be/o\b|\ben/of\b|\bc\.?s\.?$|&|\+|\s(?:en|of)\s|/", re.IGNORECASE)
_INITIALS_INSIDE = re.compile(r"(?:^|\s)(?:[^\W\d_]\.){1,6}(?=\s|$)")
_WRONG_LETTER = re.compile(
    "[^\\W\\d_]\\?|\\?[^\\W\\d_]"  # a letter that some system could not write
    "|[a-zà-öø-ÿ][À-ÖØ-Þ](?=[a-zà-öø-ÿ]|$)"  # JoÙl: a capital with an accent inside small letters
    "|[^\\W\\d_][‘“”„‚£¤¥¦§¨©ª«¬®¯°±²³´µ¶·¸¹º»¼½¾¿†‡ˆ‰‹›˜€™Ÿþð×÷](?=[^\\W\\d_]|$)"  # read with the wrong code page
)
_SIGNALS = {
    signal: re.compile(rf"\b(?:{'|'.join(words)})\b" + ("|[†✝]" if signal == "overleden" else ""), re.IGNORECASE)
    for signal, words in name_words.SIGNALS.items()
}
_ANY_SIGNAL = re.compile("|".join(pattern.pattern for pattern in _SIGNALS.values()))
"""The same, of a name in small letters."""
_INITIALS = re.compile(r"(?:[^\W\d_]{1,3}\.[\s-]?){1,10}(?:[^\W\d_])?|[^\W\d_]{1,8}|[^\W\d_](?:[\s-][^\W\d_]){1,8}")
_SHORT_INITIALS = re.compile(r"(?:[A-Z]\.){1,2}")  # as most records have them; too short to be a title
_LOWERED = frozenset(word for prefix in name_words.PREFIXES for word in prefix.split())


def surname(value: str) -> str:
    """A surname, or the last name of a partner, in the letters it is printed with."""
    if _is_ordinary(value):
        return CaseText(_calm(value, shortest=2))
    text = _checked(value)
    if signals(text):
        return text  # not a name, but worth more than one: the case is held for it
    if "," in text:
        raise ValueError("name_comma")
    if _TWO_PERSONS.search(text):
        raise ValueError("name_two_persons")
    if _TITLE.search(text):
        raise ValueError("name_title")
    if is_company(text):
        raise ValueError("name_company")
    if _INITIALS_INSIDE.search(text):
        raise ValueError("name_initials_inside")
    return CaseText(_calm(text, shortest=2))


def first_name(value: str) -> str:
    """A first name, or nothing."""
    if not value:
        return value
    if not _is_ordinary(value) and _TITLE.search(_checked(value)):
        raise ValueError("name_title")
    return CaseText(_calm(value, shortest=4))  # JP is how some people are called


def initials(value: str) -> str:
    """Initials as ``J.P.``, ``Th.A.`` or ``JP``, or nothing; the last dot may be missing."""
    if _SHORT_INITIALS.fullmatch(value):
        return value
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
    if not _ANY_SIGNAL.search(name_words.small(name)):  # nearly all names have none
        return ()
    return tuple(signal for signal, pattern in _SIGNALS.items() if pattern.search(name))


def is_company(name: str) -> bool:
    """Whether a name has the words of a company, a foundation or an association, such as B.V. and Stichting."""
    return " " in name and bool(_COMPANY.search(name))


def _is_ordinary(value: str) -> bool:
    """Whether no check below can find anything, which takes far less time than all of them."""
    return name_words.are_ordinary(value) and (value.isascii() or not _WRONG_LETTER.search(value))


def _checked(value: str) -> str:
    """The text when it may be a name; what is certainly none is refused with its reason."""
    small = " ".join(value.casefold().split()).strip(" .-")
    if small in name_words.STAND_INS or _is_note(small) or _MARKERS.search(value):
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
