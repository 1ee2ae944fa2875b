"""Names in a Word letter that stand for a field, and which of ours each may be."""

import re
from collections.abc import Iterable, Mapping
from difflib import SequenceMatcher

from letterkit.drafts import naming
from letterkit.templating.vocabulary import Entry

MARK = re.compile(
    r"«\s*([^»\n]{1,60}?)\s*»|\{\{\s*([^{}\n]{1,60}?)\s*\}\}|<<\s*([^<>\n]{1,60}?)\s*>>|\[\[\s*([^\[\]\n]{1,60}?)\s*\]\]"
)
"""A field as mail merge shows it («Naam»), and as other programs write it."""
MARKUP = re.compile(r"[\\*`\[\]<>|_~]")
"""Characters that mean something in a template, and are only characters in Word."""
_ALIKE = 0.62
_AIMED = "{{ klant.aanhef }}"
_GREETED = re.compile(rf"(?:Beste|Geachte)\s+{re.escape(_AIMED)}")
"""Our salutation has its own "Beste"."""
_LETTERS = re.compile(r"[^a-z0-9]")
_COMMON = {
    "naam": "klant.naam",
    "aanhef": "klant.aanhef",
    "bedrag": "betaling.bedrag",
    "totaal": "betaling.bedrag",
    "vervaldatum": "betaling.uiterlijk",
    "betaaldatum": "betaling.uiterlijk",
    "iban": "betaling.iban",
    "rekeningnummer": "betaling.iban",
    "kenmerk": "betaling.kenmerk",
    "betalingskenmerk": "betaling.kenmerk",
}


def names(text: str) -> tuple[str, ...]:
    """The names that stand for a field, each once, in the order of the text."""
    return tuple(dict.fromkeys(_name(match) for match in MARK.finditer(text)))


def filled(text: str, chosen: Mapping[str, str]) -> str:
    """The text with what was chosen for each name; a name without a choice stays as ``[naam]``."""

    def instead(match: re.Match[str]) -> str:
        name = _name(match)
        return chosen.get(name) or f"\\[{MARKUP.sub(_escaped, name)}\\]"

    return _GREETED.sub(_AIMED, MARK.sub(instead, text))


def _escaped(match: re.Match[str]) -> str:
    return f"\\{match[0]}"


def guessed(name: str, entries: Iterable[Entry]) -> Entry | None:
    """The field that a name most likely is, or None when none is like it."""
    printed = [entry for entry in entries if entry.use == "print"]
    plain = _plain(name)
    common = next((entry for entry in printed if entry.path == _COMMON.get(plain)), None)
    if common:
        return common
    rated = [
        (max(_like(plain, entry.path), _like(plain, naming.field(entry.path))), entry.path, entry) for entry in printed
    ]
    best = max(rated, default=None)
    return best[2] if best and best[0] >= _ALIKE else None


def _like(plain: str, other: str) -> float:
    return max(SequenceMatcher(None, plain, _plain(part)).ratio() for part in (other, other.rpartition(".")[2]))


def _plain(name: str) -> str:
    return _LETTERS.sub("", name.lower())


def _name(match: re.Match[str]) -> str:
    return next(group for group in match.groups() if group).strip()
