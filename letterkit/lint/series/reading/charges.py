"""Where a message charges costs or interest, or says that it will."""

from collections.abc import Iterator
from typing import Literal

from letterkit.dutch import amounts
from letterkit.lint.document import Document, Sentence
from letterkit.lint.reading.patterns import any_of

_WORD = {
    "kosten": any_of(r"\b\w*kosten\b", r"\bboete\b|\bvergoeding\b"),
    "rente": any_of(r"\b\w*rente\b"),
}
_NONE = any_of(
    r"\b(?:geen|nooit|zonder|niets)\b.{0,30}\b(?:\w*kosten|rente|boete)\b",
    r"\b(?:minder|lagere|stop\w*|stil)\b.{0,30}\brente\b|\brente\b.{0,30}\b(?:stop\w*|stil|omlaag|lager)\b",
)
_CHARGED = any_of(
    r"\b(?:rekenen|brengen|vragen|betaalt u|komen|komt|moet u|tellen|verhog\w+|berekenen|bijgeteld|in rekening)\b",
    r"\b(?:plus|inclusief|vermeerderd|bovenop)\b",
)
_ROW = 2  # cells after the label, in which its amount stands


def charges(document: Document, thing: Literal["kosten", "rente"]) -> Iterator[Sentence]:
    """The sentences and table cells that charge costs or interest, in reading order."""
    sentences = document.sentences
    for at, sentence in enumerate(sentences):
        low = sentence.text.lower()
        if not _WORD[thing].search(low) or _NONE.search(low) or sentence.kind in {"address", "greeting", "closing"}:
            continue
        row = sentences[at : at + 1 + _ROW] if sentence.kind == "cell" else (sentence,)
        has_amount = any(amount.cents for cell in row for amount in amounts.in_text(cell.text))
        if has_amount or (sentence.kind != "cell" and _CHARGED.search(low)):
            yield sentence
