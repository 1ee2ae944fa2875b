"""Capitals and exclamation marks that shout at the reader."""

import re
from collections.abc import Iterator

from letterkit.lint.document import Sentence
from letterkit.lint.findings import Span
from letterkit.lint.norms import AFM
from letterkit.lint.placeholders import FIELD
from letterkit.lint.rule import Options, Rule

RULE = Rule(
    id="hoofdletters-uitroeptekens",
    category="tone",
    level="warning",
    scope="sentence",
    message="Dit leest als schreeuwen. Schrijf gewone letters en hoogstens één punt aan het eind.",
    why="Hoofdletters en uitroeptekens maken een brief dwingend. Dat werkt vaak juist tegen u.",
    source=f"{AFM}, hoofdstuk 3, uitgangspunt 1",
    wrong=("Onderwerp: «LAATSTE KANS»", "U moet «NU DIRECT» betalen.", "Betaal vandaag nog«!!»"),
    right=("Laatste week om te betalen", "Bel de ANWB of het UWV over uw BSN.", "Bedankt voor uw betaling!"),
)

_WORD = r"[A-ZÀ-Þ][A-ZÀ-Þ'\-]+"
_CAPITALS = re.compile(rf"(?<![\w.@/])(?:{_WORD}\s+)+{_WORD}(?![\w@])|(?<![\w.@/])[A-ZÀ-Þ][A-ZÀ-Þ\-]{{6,}}(?![\w@.])")
_ABBREVIATION = re.compile(r"^(?:[A-Z]{2,5}|B\.?V\.?|N\.?V\.?|IBAN|BIC|PDF)$")
_SHOUT = re.compile(r"!{2,}|(?:\?!|!\?)+")


def check(sentence: Sentence, *, options: Options) -> Iterator[Span]:
    if sentence.kind in {"address", "cell", "closing"}:
        return
    hidden = FIELD.sub(lambda match: "·" * len(match[0]), sentence.text)
    for match in _CAPITALS.finditer(hidden):
        words = match[0].split()
        if not all(_ABBREVIATION.match(word) for word in words) or _urgent(words):
            yield Span(match.start(), match.end(), kind="command")
    for match in _SHOUT.finditer(hidden):
        yield Span(match.start(), match.end(), kind="command")


def _urgent(words: list[str]) -> bool:
    """Short shouted words look like abbreviations: NU, KANS, LET OP."""
    return bool({"NU", "KANS", "OP", "NIET", "MOET", "DIRECT", "STOP", "SPOED", "PER"} & set(words))
