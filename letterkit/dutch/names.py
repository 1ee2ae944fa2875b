"""Names of organisations within a sentence."""

_SMALL_IN_SENTENCE = ("Uw", "De", "Het", "Een")


def in_a_sentence(name: str) -> str:
    """The name in the middle of a sentence: "uw gemeente" and "het Juridisch Loket", but "Geldfit".

    Only an article or "uw" before a name loses its capital: a name of one word keeps it, whatever the word.
    """
    first, _, rest = name.partition(" ")
    return f"{first.lower()} {rest}" if rest and first in _SMALL_IN_SENTENCE else name
