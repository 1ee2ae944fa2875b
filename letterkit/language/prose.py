"""Which sentences are running text. Addresses, references, amounts, table cells and headings by themselves are not."""

from __future__ import annotations

import re

from letterkit.language import abbreviations
from letterkit.language.splitter import MARKER
from letterkit.language.tokens import Document, Sentence

ENDS = frozenset(".!?…:;")
CLOSERS = "\"'”’»)]*_ "
LONGEST_LINE = 200  # characters at the start of a line that show whether it is a heading or a list item
LONGEST_HEADING = 8  # words; a longer line without full stop is a sentence that lacks one
FEWEST_WORDS = 2  # besides amounts, dates, references and the like
TABLE = re.compile(r"\||\t|\S {3,}\S")
HEADING = re.compile(r"\s{0,3}#{1,6}\s|\s*\*\*[^*]+\*\*\s*\Z")
DATA = re.compile(
    r"""
    \b[A-Z]{2}\d{2}\s?(?:[A-Z0-9]{4}\s?){2,7}[A-Z0-9]{0,4}\b      # IBAN
    | \b\d{4}\s?[A-Z]{2}\b                                        # postcode
    | (?:https?://|www\.)\S+ | (?<![^\s@])[^\s@]{1,64}@[^\s@]{1,255}\.\S+                  # links and mail addresses
    | \b[^\W\d]{0,40}\d[\w.,:/-]*                                           # amounts, dates, references, phone numbers
    """,
    re.VERBOSE,
)
LINE_END = re.compile(r"[ \t]*\r?\n")
NOT_SPACE = re.compile(r"\S")
SALUTATION = re.compile(
    r"(?:geachte|beste|hallo|dag|met\s+vriendelijke\s+groet|hoogachtend|groet)\b[^.!?]*,?\s*\Z", re.IGNORECASE
)
LETTERS = re.compile(r"[^\W\d_]+")


def prose(document: Document) -> list[Sentence]:
    """Return the sentences of an analysed text that are running text, in order."""
    alone = len(document.sentences) == 1
    return [sentence for sentence in document.sentences if is_prose(sentence, document.text, alone=alone)]


def is_prose(sentence: Sentence, text: str, *, alone: bool = False) -> bool:
    """Whether an analysed sentence of ``text`` is running text; ``alone``: it is all there is."""
    line = _line_of(sentence, text)
    head = sentence.text[:LONGEST_LINE]
    if TABLE.search(head) or HEADING.match(line) or SALUTATION.match(head):
        return False
    verb = any(token.verb_form is not None for token in sentence.tokens)
    finite = any(token.finite for token in sentence.tokens)
    left = len(LETTERS.findall(DATA.sub(" ", head)))
    if _ended(sentence.text):
        closed = not sentence.text.endswith((":", ";"))
        return left >= FEWEST_WORDS - finite and (verb or closed) and not _question_heading(sentence, text)
    if MARKER.match(line):
        return verb and left >= FEWEST_WORDS
    return finite and left >= FEWEST_WORDS and (left > LONGEST_HEADING or alone)


def _ended(text: str) -> bool:
    """Whether the text ends as sentences do; the full stop of "Voorbeeld Energie B.V." is no end."""
    bare = text.rstrip(CLOSERS)
    return bare[-1:] in ENDS and not (bare.endswith(".") and abbreviations.known(bare.split()[-1]))


def _line_of(sentence: Sentence, text: str) -> str:
    start = text.rfind("\n", 0, sentence.start) + 1
    return text[start : min(sentence.end, start + LONGEST_LINE)]


def _question_heading(sentence: Sentence, text: str) -> bool:
    """Whether a question is a paragraph of its own with more text after it: "Wat kunt u doen?" above the answer."""
    if not sentence.text.rstrip(CLOSERS).endswith("?") or len(sentence.words) > LONGEST_HEADING:
        return False
    above = sentence.start == 0 or text[sentence.start - 1] in "\r\n"
    followed = LINE_END.match(text, sentence.end)
    return above and followed is not None and NOT_SPACE.search(text, followed.end()) is not None
