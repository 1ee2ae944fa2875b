"""Words of an export in columns that have words of their own: what each means to letterkit, as far as that is sure."""

import difflib
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from letterkit.case_file import cells, earlier_stages, usual_values
from letterkit.case_file.suggesting.header_words import plain

_MOST_WORDS = 12
_LONGEST = 24
_FORMS = frozenset({"heer", "mevrouw", "neutraal"})
_NO = ("niet", "geen")
_ALIVE = ("actief", "levend", "inleven")
_STAGE_WORDS = {
    "herinnering": "1eherinnering eersteherinnering herinnering1 betalingsherinnering",
    "tweede_herinnering": "2eherinnering tweedeherinnering herinnering2 laatsteherinnering",
    "veertiendagenbrief": "14dagenbrief wikbrief veertiendagenbrief",
    "aanmaning": "sommatie 1eaanmaning aanmaning1 ingebrekestelling",
}
_STAGES = {word: stage for stage, words in _STAGE_WORDS.items() for word in words.split()}
Words = dict[str, str | None]
"""Word of the export -> word of letterkit; None where a person must say it."""


def forms_of_address(values: Iterable[Any]) -> Words:
    """Words that are no form of address yet."""
    return {word: None for word in _distinct(values) if usual_values.form_of_address(word) not in _FORMS}


def yes_or_no(field: str, values: Iterable[Any]) -> Words:
    """Words of a signal: one that names the signal is yes, one that denies it is no."""
    about = plain(field.rpartition(".")[2])
    return {word: _yes_or_no(about, plain(word)) for word in _distinct(values) if not _is_yes_or_no(word)}


def stages(values: Iterable[Any], layout_stages: Mapping[str, str]) -> Words:
    """Names of earlier messages that are no stages of this creditor."""
    there = set(layout_stages.values())
    mapping: Words = {}
    for word in _distinct(values):
        if earlier_stages.plain(word) in layout_stages:
            continue
        meant = _STAGES.get(plain(word)) or next(iter(difflib.get_close_matches(word.casefold(), there, 1, 0.85)), None)
        mapping[word] = meant if meant in there else None
    return mapping


def _distinct(values: Iterable[Any]) -> Sequence[str]:
    """The words, each once; none when there are so many that they must be something else, such as names."""
    words = dict.fromkeys(" ".join(str(value).split()) for value in values)
    telling = [word for word in words if word.casefold() not in usual_values.NOTHING]
    return telling if len(telling) <= _MOST_WORDS and all(len(word) <= _LONGEST for word in telling) else ()


def _is_yes_or_no(word: str) -> bool:
    try:
        cells.value("yes_no", word)
    except ValueError:
        return False
    return True


def _yes_or_no(about: str, word: str) -> str | None:
    """Only what cannot be meant otherwise: "actief" is no of a death, and may be yes of anything else."""
    if word.startswith(_NO) or (about == "overleden" and word.startswith(_ALIVE)):
        return "nee"
    return "ja" if word and word in (about, f"onder{about}") else None
