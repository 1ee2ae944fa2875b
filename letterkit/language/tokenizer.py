"""Words and punctuation marks of one sentence, the way Dutch treebanks cut them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from letterkit.language import abbreviations

INVISIBLE = "\u00ad\u200b\u200c\u200d\u2060\ufeff"  # soft hyphen, zero-width spaces and joiners
PLAIN = str.maketrans({"’": "'", "‑": "-"} | dict.fromkeys(INVISIBLE, ""))
_LINK = r"(?:https?://|www\.)[^\s<>\"”»]*[^\s<>\"”».,;:!?)\]'’]"
# An address or a site begins where its signs begin; tried at each later sign too, a long run would cost its square.
_MAIL = r"(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+"
_SITE = r"(?<![\w.-])[\w-]+(?:\.[\w-]+)*\.(?:nl|com|org|eu|net|be|info)(?:/[^\s<>\"”»]*[^\s<>\"”».,;:!?)\]'’])?(?!\w)"
_NUMBER = r"['’]?\d+(?:[.,:/\-–]\d+)*(?:u\d\d|[a-z]{1,3}\b|%)?(?:-[^\W\d_]+)*"
_SHORT = r"(?:[^\W\d_]\.){2,}|[^\W\d_](?:/[^\W\d_])\b|p/a\b"
_CLITIC = r"['’‘`][stnmkdr](?!\w)"
_WORD = rf"[^\W_](?:[^\W_]|[{INVISIBLE}\u0300-\u036f]|['’\-‑/&](?=[^\W_])|-(?=\s+(?:en|of)\b|,))*"
TOKEN = re.compile(
    f"(?P<fixed>__+|{_LINK}|{_MAIL}|{_SITE}|{_SHORT})|(?P<number>{_NUMBER})|(?P<clitic>{_CLITIC})|(?P<word>{_WORD})|(?P<run>([^\\w\\s])\\6+)|\\S"
)


def words(sentence: str) -> Iterator[tuple[int, int]]:
    """Yield start and end of every word and mark in ``sentence``; together they cover all that is not white space."""
    end = len(sentence)
    at = 0
    while match := TOKEN.search(sentence, at):
        start, at = match.span()
        if match["word"] and sentence[at : at + 1] == ".":
            short = sentence[start : at + 1]
            if (at + 1 < end or short.lower() in abbreviations.CLOSING) and abbreviations.known(short):
                at += 1
        yield start, at


def forms(sentence: str, places: Iterable[tuple[int, int]]) -> list[str]:
    """Return the words at ``places`` the way word lists and taggers know them.

    Without invisible characters, with plain apostrophes and hyphens; a sentence all in capitals in lower case.
    """
    shouted = sentence.isupper()
    plain = (sentence[start:end].translate(PLAIN) or sentence[start:end] for start, end in places)
    return [word.lower() if shouted else word for word in plain]
