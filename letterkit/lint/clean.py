"""The text as rules read it: straight quotes, plain spaces, nothing invisible; every character knows its old place."""

import re
from array import array

# One character for one: typographic quotes, dashes that stand for a hyphen, and every kind of space.
_ALIKE = str.maketrans(
    {
        "\u2018": "'",
        "\u2019": "'",
        "\u201b": "'",
        "\u201c": '"',
        "\u201d": '"',
        "\u201e": '"',
        "\u00a0": " ",
        "\u202f": " ",
        "\u2009": " ",
        "\u2007": " ",
        "\t": " ",
        "\u2010": "-",
        "\u2011": "-",
        "\r": "\n",
        "\u2028": "\n",
        "\f": "\n",
    }
)
# No width on paper: soft hyphen, zero-width space and joiners, direction marks, byte order mark, and CR before LF.
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff]|\r(?=\n)")
# Nobody writes more white space than this in a row; the patterns of the rules need not be safe against longer runs.
LONGEST_GAP = 60
_GAP = re.compile(rf"(?<=\s{{{LONGEST_GAP}}})\s+")
EMPHASIS = re.compile(r"\*\*|__|(?<![*\w])\*(?=\S)|(?<=[^\s*])\*(?![*\w])|`")


def cleaned(source: str, markup: re.Pattern[str] | None = None) -> tuple[str, "array[int] | None"]:
    """Return the text to judge and, where its length differs from ``source``, the old offset of each character.

    ``markup`` matches characters that are no text either, such as the stars of Markdown.
    """
    gone = [False] * len(source)
    for pattern in filter(None, (_INVISIBLE, _GAP, markup)):
        for match in pattern.finditer(source):
            gone[match.start() : match.end()] = [True] * len(match[0])
    if not any(gone):
        return source.translate(_ALIKE), None
    kept = array("l", (at for at, away in enumerate(gone) if not away))
    return "".join(source[at] for at in kept).translate(_ALIKE), kept
