"""A text as the customer gets it, as a Word document: findings and what colleagues said stand beside it as comments."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import Any

import docx
from docx.document import Document as Word
from docx.enum.text import WD_BREAK

from letterkit.lint import Finding
from letterkit.lint.document import Document, Sentence, TextBlock
from letterkit.texts import say

AUTHOR = "letterkit"
_MADE_BY = "letterkit werkbank"
_STYLES = {"subject": "Heading 1", "heading": "Heading 2", "item": "List Bullet"}


@dataclass(frozen=True, slots=True)
class Remark:
    """What somebody said of a sentence of the text."""

    sentence: str
    by: str
    words: str


@dataclass(frozen=True, slots=True)
class Sheet:
    """One text for one customer. ``title``: above it when there are more."""

    title: str
    document: Document
    findings: Sequence[Finding]
    remarks: Sequence[Remark] = ()


def write(sheets: Sequence[Sheet], about: str, customer: str) -> bytes:
    """The document. about: the stage and channel, which the document carries so that it is known when it comes back."""
    word = docx.Document()
    word.core_properties.author = _MADE_BY
    word.core_properties.subject, word.core_properties.keywords = about, customer
    for number, sheet in enumerate(sheets):
        if number:
            word.add_paragraph().add_run().add_break(WD_BREAK.PAGE)
        if len(sheets) > 1:
            word.add_heading(sheet.title, 0)
        _sheet(word, sheet)
    stream = BytesIO()
    word.save(stream)
    return stream.getvalue()


def _sheet(word: Word, sheet: Sheet) -> None:
    last = None
    for passage in sheet.document.passages:
        runs = list(_passage(word, sheet.document, passage))
        for run, sentence in runs:
            last = run
            for finding in _of(sheet.findings, sentence):
                word.add_comment(run, text=_said(finding), author=AUTHOR, initials="lk")
            for remark in sheet.remarks:
                if remark.sentence == sentence.text:
                    initials = "".join(name[:1] for name in remark.by.split())[:3]
                    word.add_comment(run, text=remark.words, author=remark.by, initials=initials)
    whole = [finding for finding in sheet.findings if not finding.text]
    if last is not None:
        for finding in whole:
            word.add_comment(last, text=_said(finding), author=AUTHOR, initials="lk")


def _passage(word: Word, document: Document, passage: TextBlock) -> Iterable[tuple[Any, Sentence]]:
    """The passage as a paragraph, with a run for each of its sentences."""
    paragraph = word.add_paragraph(style=_STYLES.get(passage.kind))
    at = passage.start
    for sentence in document.sentences:
        if passage.start <= sentence.start < passage.end:
            if gap := document.text[at : sentence.start]:
                paragraph.add_run(gap)
            yield paragraph.add_run(document.text[sentence.start : sentence.end]), sentence
            at = sentence.end
    if rest := document.text[at : passage.end]:
        paragraph.add_run(rest)


def _of(findings: Iterable[Finding], sentence: Sentence) -> list[Finding]:
    return [one for one in findings if one.text and " ".join(one.text.split())[:60] in " ".join(sentence.text.split())]


def _said(finding: Finding) -> str:
    level = say(f"werkbank.card.group.{finding.level}")
    instead = say("drafts.word.instead", words=", ".join(finding.suggestions)) if finding.suggestions else ""
    return " ".join(filter(None, (f"{level}: {finding.message}", instead)))
