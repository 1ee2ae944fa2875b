"""A text message that is cut into many parts."""

import unicodedata
from collections.abc import Iterator

from letterkit.lint.model import Document, Place
from letterkit.lint.norms import GSM
from letterkit.lint.rule import Options, Rule

RULE = Rule(
    id="sms-te-lang",
    category="channel",
    level=None,
    message="De sms telt {units} tekens en wordt in {parts} delen verstuurd. Houd het bij {most} delen.",
    why="Een sms is een seintje: één verzoek, één weg. Lange berichten komen in stukken aan en kosten meer.",
    source=GSM,
    options={"most": 2},
    wrong=("@channel sms\n@option most 1\n«" + "Bel ons gerust over uw betaling. " * 5 + "Wij helpen u graag.»",),
    right=("@channel sms\nBel ons gerust over uw betaling. Wij helpen u graag.",),
)

# GSM 03.38: the basic set; those of the extension table count double.
_BASIC = frozenset(
    "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ "
    "!\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà"
)
_OWN_FORM = {"ı": "i", "ł": "l", "Ł": "L", "đ": "d", "Đ": "D", "œ": "oe", "–": "-", "—": "-", "…": "..."}
_DOUBLE = frozenset("^{}\\[~]|€")


def check(document: Document, *, options: Options) -> Iterator[Place]:
    text = document.text.strip()
    units, parts = _size(text)
    if parts > options["most"]:
        start = document.text.find(text)
        yield Place(start, start + len(text), {"units": units, "parts": parts, "most": options["most"]})


def _plain(character: str) -> str:
    bare = "".join(one for one in unicodedata.normalize("NFKD", character) if not unicodedata.combining(one))
    return bare if bare.isascii() else _OWN_FORM.get(character, character)


def _size(text: str) -> tuple[int, int]:
    """Units and parts: 160 or 153 a part in the 7-bit alphabet, 70 or 67 in the other.

    Letters outside the alphabet count as their plain form (ë as e), as they are sent.
    """
    text = "".join(one if one in _BASIC | _DOUBLE else _plain(one) for one in text)
    if set(text) <= _BASIC | _DOUBLE:
        units, single, joined = sum(2 if character in _DOUBLE else 1 for character in text), 160, 153
    else:
        units, single, joined = len(text.encode("utf-16-le")) // 2, 70, 67
    return units, 1 if units <= single else -(-units // joined)
