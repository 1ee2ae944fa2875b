"""The words by which a name field shows that it holds no name, a signal, or a small word in front of a name."""

from collections.abc import Mapping

STAND_INS = frozenset([
    "null", "none", "nil", "undefined", "nan", "na", "nvt", "n.v.t", "n/a", "nb", "n.b", "onbekend", "onbekende",
    "unknown", "leeg", "geen", "test", "testpersoon", "proef", "xxx", "xx", "x", "tbd", "naam", "achternaam",
    "voornaam", "anoniem", "dummy", "nnb", "n.n.b", "idem", "zie", "boven", "n v t", "ntb", "n.t.b", "verhuisd",
    "vertrokken", "vervallen", "verwijderd", "inactief", "geblokkeerd", "diversen", "particulier", "debiteur",
    "huurder", "bewoner", "bewoners",
])  # fmt: skip
"""What people and systems write where a name is missing, squeezed and small."""
NOTES = ("niet", "geen", "zie", "do not", "nog niet", "nader")
"""How a note of somebody begins, such as "niet mailen" and "zie notitie"."""
RESIDENTS = ("bewoner", "huurder", "eigenaar")
TITLES_OR_NAMES = ("heer", "mevrouw", "meneer", "familie", "weduwe")
"""Titles before a name; alone they are surnames too."""
TITLES = ("dhr", "mevr", "mw", "mr", "mrs", "dr", "ir", "ing", "drs", "prof", "fam", "wed")
LEGAL_FORMS = ("bv", "nv", "vof", "cv", "ltd", "gmbh", "inc")
"""Behind the name of a company, with or without dots."""
KINDS_OF_COMPANY = ("firma", "stichting", "vereniging", "vve", "maatschap", "coöperatie", "cooperatie")
"""In front of its name."""
SIGNALS: Mapping[str, tuple[str, ...]] = {
    "overleden": ("erven", "erfgenamen", "nabestaanden", "nalatenschap", "boedel", "wijlen", "overleden", "overl"),
    "bewind": (
        "bewind", "bewindvoering", "bewindvoerder", "beschermingsbewind", "curatele", "curator", "curatrice", "mentor",
        "mentorschap", "budgetbeheer", "budgetbeheerder", "voogdij",
    ),
    "wsnp": ("wsnp", "schuldsanering", "faillissement", "faill", "failliet"),
}  # fmt: skip
"""Words in a name that are a signal, by the field of ``signalen`` they mean."""
PREFIXES = (
    "van de", "van den", "van der", "van het", "van 't", "van ’t", "van", "de", "den", "der", "het", "'t", "’t",
    "ten", "ter", "te", "in de", "in den", "in der", "in het", "in 't", "op de", "op den", "op der", "op het",
    "op 't", "op", "aan de", "aan den", "aan der", "aan het", "aan", "bij de", "bij den", "bij", "uit de",
    "uit den", "uit het", "uit", "onder de", "onder", "over de", "over", "voor de", "voor den", "voor", "tot",
    "d'", "d’", "l'", "l’", "la", "le", "les", "du", "des", "von", "von der", "zu", "zum", "zur", "el", "al",
    "ben", "da", "dos", "del", "della", "di",
)  # fmt: skip
_TWO_PERSONS = ("en", "of", "cs")
_TELLING = frozenset(
    word
    for words in (
        *STAND_INS, *NOTES, *RESIDENTS, *TITLES_OR_NAMES, *TITLES, "tav", *LEGAL_FORMS, *KINDS_OF_COMPANY,
        *(word for words in SIGNALS.values() for word in words), *_TWO_PERSONS,
    )
    for word in words.replace(".", " ").replace("/", " ").split()
)  # fmt: skip


def are_ordinary(name: str) -> bool:
    """Whether a name is letters alone, in words of which none says anything but a name: nearly all names are.

    Words may be joined by one space or hyphen. What is not ordinary may be a name all the same.
    """
    words = small(name).replace("-", " ").split(" ")
    return _TELLING.isdisjoint(words) and all(map(str.isalpha, words)) and len(set(words[0])) > 1


def small(name: str) -> str:
    """Small letters, an i of Turkish as any other: so patterns that pass over capitals read it too."""
    small = name.casefold()
    return small if small.isascii() else small.replace("i\u0307", "i").replace("\u0131", "i")
