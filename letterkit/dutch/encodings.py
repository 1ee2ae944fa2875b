"""Which code page wrote a line: told by letters that Dutch names have, and signs that stand in no word.

A code page cannot be read off the bytes: é in Windows is a comma-like quote in DOS. So a page is likely when everything
between letters comes out as letters of Dutch, Frisian, German, French, Spanish, Polish or Turkish names.
"""

import itertools
import re

PRINTED = {"utf-8": "UTF-8", "utf-8-sig": "UTF-8", "utf-16": "UTF-16", "utf-16-le": "UTF-16 (LE, zonder merkteken)",
           "utf-16-be": "UTF-16 (BE, zonder merkteken)", "cp1252": "Windows-1252", "cp850": "DOS (cp850)",
           "mac_roman": "Mac Roman", "cp1254": "Windows-1254 (Turks)"}  # fmt: skip
"""The encodings that can be found or given, as a person reads them."""

_NAMES = {
    "windows-1252": "cp1252", "cp1252": "cp1252", "latin-1": "cp1252", "iso-8859-1": "cp1252", "ansi": "cp1252",
    "utf-8": "utf-8", "utf8": "utf-8", "utf-16": "utf-16", "cp850": "cp850", "cp437": "cp437", "dos": "cp850",
    "mac": "mac_roman", "macroman": "mac_roman", "mac roman": "mac_roman", "windows-1254": "cp1254", "cp1254": "cp1254",
    "windows-1250": "cp1250", "cp1250": "cp1250", "iso-8859-15": "iso8859_15",
}  # fmt: skip
_LETTERS = frozenset("àáâãäåæçèéêëìíîïñòóôõöøùúûüýÿœßšžÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÑÒÓÔÕÖØÙÚÛÜÝŒŠŽ")
_TURKISH = frozenset("ğışĞİŞ")
_MOST_NOUGHTS, _FEW_NOUGHTS = 0.7, 0.01
_RARE = frozenset("ðþÐÞýÝ")  # in the same places as the Turkish letters: Icelandic, hardly ever in a Dutch file
_OUTSIDE_WORDS = frozenset("€£§©®°±²³·½¼¾«»‘’“”„–—…•™\u00a0\u00ad´`µ¿¡")
_WORD = re.compile(r"(?<![^\W\d_])[^\W\d_]*[^\x00-\x7f]+(?:[^\W\d_]|[^\x00-\x7f])*")


def named(given: str) -> str | None:
    """The encoding that a creditor names, as Python knows it; None for a name that is none."""
    return _NAMES.get(" ".join(given.casefold().split()))


def unmarked_utf16(start: bytes) -> str | None:
    """UTF-16 by the first bytes of a file without its mark: of nearly every Latin letter one of two bytes is nought."""
    pairs = len(start) // 2
    low, high = (start[at : 2 * pairs : 2].count(0) for at in (1, 0))
    most, least = max(low, high), min(low, high)
    if not pairs or most < pairs * _MOST_NOUGHTS or least > pairs * _FEW_NOUGHTS:
        return None
    return "utf-16-le" if low > high else "utf-16-be"


def likely(line: bytes) -> str | None:
    """The code page that most likely wrote a line that is no UTF-8; None when none fits."""
    pages = [page for page in ("cp1252", "cp1254", "cp850", "mac_roman") if _fits(line, page)]
    return pages[0] if pages else None


def _fits(line: bytes, page: str) -> bool:
    try:
        text = line.decode(page)
    except UnicodeDecodeError:
        return False
    letters = _LETTERS | _TURKISH if page == "cp1254" else _LETTERS - _RARE
    return all(_is_written(word, letters) for word in _WORD.findall(text))


def _is_written(word: str, letters: frozenset[str]) -> bool:
    """Whether a word with signs beyond ASCII may be meant: only letters inside, other signs only at its ends."""
    inside = word.strip("".join(_OUTSIDE_WORDS))
    if not inside:
        return True
    odd = [at for at, sign in enumerate(inside) if not sign.isascii() and sign not in letters]
    return all(inside[at] == "’" for at in odd) and not _shouts_inside(inside)


def _shouts_inside(word: str) -> bool:
    """A capital with an accent after a small letter: MŸller, JoÙl."""
    return any(not b.isascii() and b.isupper() and a.islower() for a, b in itertools.pairwise(word))
