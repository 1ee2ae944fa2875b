"""A Word document with the findings of the linter as Word comments: it goes back to its writer as it came."""

import io
from collections.abc import Iterator
from copy import deepcopy
from itertools import accumulate
from typing import NamedTuple

import docx
from docx.document import Document as WordDocument
from docx.oxml.ns import qn
from docx.oxml.text.run import CT_R
from docx.text.paragraph import Paragraph
from docx.text.run import Run

from letterkit.lint import Finding, Report
from letterkit.lint.clean import cleaned
from letterkit.lint.rule import speaks_of_absence
from letterkit.reports.plain_text import printable
from letterkit.texts import say

_AUTHOR, _INITIALS = "letterkit", "lk"


class _Cursor(NamedTuple):
    """Where words were found last: the start of their finding, the number of the paragraph, the offset in it."""

    start: int
    paragraph: int
    offset: int


def as_docx(report: Report, data: bytes) -> bytes:
    """``data``, the document that ``report`` is about, with one comment for each finding at its words.

    What the letter lacks, and what stands where Word keeps no comments (a text box, a head or foot line), is a comment
    at the first words of the text, with the words it is about.
    """
    document = docx.Document(io.BytesIO(data))
    paragraphs = [paragraph for paragraph in _paragraphs(document) if paragraph.runs and paragraph.text.strip()]
    if not paragraphs:
        paragraphs = [document.add_paragraph(" ")]
    cursors: dict[str, _Cursor] = {}
    for finding in sorted(report.findings, key=lambda entry: (entry.start, entry.end)):
        place = None if speaks_of_absence(finding.rule) else _place(paragraphs, finding, cursors)
        runs = _runs(*place) if place else [paragraphs[0].runs[0], paragraphs[0].runs[-1]]
        document.add_comment([runs[0], runs[-1]], _words(finding, placed=place is not None), _AUTHOR, _INITIALS)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def _words(finding: Finding, *, placed: bool) -> str:
    """What a comment says: the level and the sentence, what to write instead, why, and the rule."""
    about = "" if placed or speaks_of_absence(finding.rule) else say("lint.docx.about", text=finding.text)
    whole = say("lint.docx.whole") if speaks_of_absence(finding.rule) else about
    lines = [f"{say(f'lint.level.{finding.level}').capitalize()}: {whole}{finding.message}"]
    if finding.suggestions:
        lines.append(f"{say(f'lint.html.instead.{finding.advice}')} {' / '.join(finding.suggestions)}")
    lines += [finding.why, f"[{finding.rule}] {finding.source}"]
    return "\n".join(map(printable, lines))


def _paragraphs(document: WordDocument) -> Iterator[Paragraph]:
    """Every paragraph of the body in reading order, also in tables and content controls."""
    for element in document.element.body.iter(qn("w:p")):
        yield Paragraph(element, document)


def _place(
    paragraphs: list[Paragraph], finding: Finding, cursors: dict[str, _Cursor]
) -> tuple[Paragraph, int, int] | None:
    """The paragraph with these words and their offsets in it; the same words again are looked for further on."""
    wanted = " ".join(finding.text.split())
    known = cursors.get(wanted, _Cursor(-1, 0, -1))
    first, offset = known.paragraph, known.offset + (known.start != finding.start)
    for number in range(first, len(paragraphs)):
        plain, positions = cleaned("".join(run.text for run in paragraphs[number].runs).replace("\n", " "))
        at = plain.find(wanted, offset if number == first else 0) if wanted else -1
        if at >= 0:
            cursors[wanted] = _Cursor(finding.start, number, at)
            start, end = at, at + len(wanted) - 1
            if positions is not None:
                start, end = positions[start], positions[end]
            return paragraphs[number], start, end + 1
    return None


def _runs(paragraph: Paragraph, start: int, end: int) -> list[Run]:
    """The runs of exactly these characters: a run that begins before or ends after them is cut."""
    _cut(paragraph, end)
    _cut(paragraph, start)
    runs = paragraph.runs
    begins = [0, *accumulate(len(run.text) for run in runs)]
    return [run for run, begin in zip(runs, begins, strict=False) if start <= begin < end and run.text] or runs


def _cut(paragraph: Paragraph, at: int) -> None:
    """Make two runs of the one that goes over this offset, each with its own words and the same look."""
    begin = 0
    for run in paragraph.runs:
        length = len(run.text)
        if begin < at < begin + length and _is_text(run):
            text = run.text
            rest = deepcopy(_element(run))
            _element(run).addnext(rest)
            run.text = text[: at - begin]
            Run(rest, paragraph).text = text[at - begin :]
            return
        begin += length


def _is_text(run: Run) -> bool:
    """Whether a run has words and nothing else, so that writing them again loses nothing."""
    return {child.tag for child in _element(run)} <= {qn("w:rPr"), qn("w:t")}


def _element(run: Run) -> CT_R:
    return run._r  # noqa: SLF001 - the library gives no other way to its XML
