"""Findings of a template itself: text that no case can reach, and what makes the file wrong."""

from collections.abc import Iterator
from dataclasses import replace

from letterkit import resources
from letterkit.branches.coverage import Coverage
from letterkit.errors import SourceInvalid
from letterkit.lint import Report
from letterkit.lint.document import Document, SourceSpan
from letterkit.lint.findings import Note, Span
from letterkit.message import Origin
from letterkit.workspace import Workspace

_UNREACHED, _FAULTY = "sjabloon-onbereikbaar", "sjabloon-fout"


def unreached(workspace: Workspace, cover: Coverage) -> Iterator[Report]:
    """One report a file with text that no case can reach; what letterkit ships is not this creditor's to remove."""
    for name in dict.fromkeys(piece.template for piece in cover.unreached):
        text = workspace.templates.folders.text(name) or ""
        if _as_shipped(workspace, name, text):
            continue
        pieces = []
        for piece in (piece for piece in cover.unreached if piece.template == name):
            start = _offset(text, piece.line, piece.column)
            end = min(at for at in (text.find("\n", start), text.find("{%", start), len(text)) if at > start)
            pieces.append(SourceSpan(start, end, piece))
        document = Document(text=text, source=text, passages=(), path=name, unreached=tuple(pieces))
        yield _of_rule(workspace, document, _UNREACHED)


def _as_shipped(workspace: Workspace, name: str, text: str) -> bool:
    """Whether a creditor's file is one of letterkit, unchanged. Of the shipped folder itself all text is judged."""
    shipped = resources.templates_dir()
    if workspace.templates.folders.folders[0].resolve() == shipped.resolve():
        return False
    file = shipped / name
    return file.is_file() and file.read_text(encoding="utf-8") == text


def faulty(workspace: Workspace, faults: list[SourceInvalid]) -> Iterator[Report]:
    """One report a file with what is wrong in it, each fault at its place."""
    from letterkit.branches.faults import of_error  # noqa: PLC0415 - only when something is wrong

    by_file: dict[str, dict[tuple[int, int, str], None]] = {}
    for error in faults:
        for fault in of_error(error):
            by_file.setdefault(str(error.values["file"]), {})[fault] = None
    for name, its_faults in by_file.items():
        text = workspace.templates.folders.text(name) or "\n"
        notes = []
        pieces = []
        for line, column, sentence in sorted(its_faults):
            start = min(_offset(text, line, column), max(0, len(text) - 1))
            end = text.find("\n", start)
            stop = max(start + 1, end if end > start else len(text))
            notes.append(Note(_FAULTY, Span(start, stop, {"sentence": sentence})))
            pieces.append(SourceSpan(start, stop, Origin(name, max(1, line), max(1, column))))
        document = Document(text=text, source=text, passages=(), path=name, notes=tuple(notes), pieces=tuple(pieces))
        yield _of_rule(workspace, document, _FAULTY)


def _of_rule(workspace: Workspace, document: Document, rule: str) -> Report:
    """What one rule says of a file of template text: the other rules are for messages."""
    stage = document.path.partition("/")[0]
    known = replace(document, stage=stage) if stage in workspace.creditor.stages else document
    report = workspace.linter.asking([rule]).judge(known)
    return replace(report, findings=tuple(finding for finding in report.findings if finding.rule == rule))


def _offset(text: str, line: int, column: int) -> int:
    """Where a place stands in a text; line and column are 1-based, and 0 when unknown."""
    rows = text.split("\n")
    line = min(max(line, 1), len(rows))
    return sum(len(row) + 1 for row in rows[: line - 1]) + min(max(column, 1) - 1, len(rows[line - 1]))
