"""Result files -> what each participant understood and said, and everything that is wrong in the files."""

import re
from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from letterkit.case_file import table
from letterkit.case_file.cells import value
from letterkit.case_file.table import Line
from letterkit.errors import Problem, Unreadable
from letterkit.panel import columns

_PARTICIPANT = re.compile(r"[A-Za-z]{0,2}[0-9]{1,5}")  # a number, so that nobody writes a name
_TEMPLATE = re.compile(r"[a-z][a-z0-9_]{1,40}/(letter|email|sms|whatsapp)")
_RIGHT = frozenset({"goed", "g", "1", "ja", "j", "x", "waar", "true"})
_WRONG = frozenset({"fout", "f", "0", "nee", "n", "half", "onwaar", "false"})
_SKIPPED = frozenset({"geen", "-", "?", "overgeslagen", "weet niet"})


@dataclass(frozen=True, slots=True)
class Remark:
    """``number`` is the paragraph (None: about the whole); ``opening`` its first words; ``by`` a participant number."""

    number: int | None
    opening: str
    text: str
    by: str


@dataclass(frozen=True, slots=True)
class Entry:
    """One participant. ``answers`` holds True, False, or None for no answer, by question."""

    participant: str
    group: str
    template: str
    version: str
    answers: Mapping[str, bool | None]
    remarks: tuple[Remark, ...]


@dataclass(frozen=True, slots=True)
class Fault:
    """Something in a file that does not count. ``column`` is empty when it is the whole row."""

    file: str
    row: int
    column: str
    problem: Problem


def read(paths: Iterable[Path], asked: Container[str]) -> tuple[tuple[Entry, ...], tuple[Fault, ...]]:
    """All participants of all files. ``asked``: the ids of the questions there are.

    Raises ``Unreadable`` for a file that is no result file at all.
    """
    entries: list[Entry] = []
    faults: list[Fault] = []
    seen: dict[tuple[str, str, str], str] = {}
    for path in paths:
        results = table.read(path, columns.is_known)
        faults += _wrong_columns(results.names, path, asked)
        for line in results.lines:
            entry, wrong = _entry(line, results.names or tuple(line.cells), asked)
            faults += (Fault(str(path), line.number, column, problem) for column, problem in wrong)
            if entry is None:
                continue
            key = entry.template, entry.version, entry.participant
            if key in seen:
                twice = Problem("", "panel_participant_twice", {"place": seen[key]})
                faults.append(Fault(str(path), line.number, columns.PARTICIPANT, twice))
                continue
            seen[key] = f"{path.name}, rij {line.number}"
            entries.append(entry)
    return tuple(entries), tuple(faults)


def _wrong_columns(names: tuple[str, ...], path: Path, known: Container[str]) -> Iterator[Fault]:
    asked = [question for question in map(columns.question_of, names) if question]
    for question in asked:
        if asked.count(question) > 1:
            places = " en ".join(str(at) for at, name in enumerate(names, 1) if columns.question_of(name) == question)
            raise Unreadable("column_twice", file=str(path), field=question, columns=places)
    for name in names:
        named = columns.question_of(name)
        if named and named not in known:
            yield Fault(str(path), 1, name, Problem("", "panel_question"))
        elif name and not columns.is_known(name):
            yield Fault(str(path), 1, name, Problem("", "panel_column"))
    if names and not asked:
        yield Fault(str(path), 1, "", Problem("", "panel_no_answers"))


def _entry(line: Line, names: tuple[str, ...], asked: Container[str]) -> tuple[Entry | None, list[tuple[str, Problem]]]:
    """The participant of a row (None: the row cannot be used) and its faults by column; an empty row has neither."""
    if line.problems:
        return None, [("", problem) for problem in line.problems]
    wrong: list[tuple[str, Problem]] = []
    cells = {name: _text(name, cell, wrong) for name, cell in line.cells.items()}
    if not wrong and not any(_is_given(name, cell) for name, cell in cells.items()):
        return None, []
    plain = {name.casefold(): cell for name, cell in cells.items()}
    participant = plain.get(columns.PARTICIPANT, "")
    template = plain.get(columns.TEMPLATE, "")
    version = columns.version_of(plain.get(columns.VERSION, ""))
    if not _PARTICIPANT.fullmatch(participant):
        code = "panel_participant_form" if participant else "panel_participant"
        wrong.append((columns.PARTICIPANT, Problem("", code)))
    if not _TEMPLATE.fullmatch(template):
        wrong.append((columns.TEMPLATE, Problem("", "panel_template")))
    if version is None:
        wrong.append((columns.VERSION, Problem("", "panel_version")))
    if version is None or any(column in columns.HEADS for column, _ in wrong):
        return None, wrong
    questions = {name: columns.question_of(name) or "" for name in names}
    answers = _answers(cells, {name: question for name, question in questions.items() if question in asked}, wrong)
    remarks = tuple(_remarks(cells, participant))
    return Entry(participant, plain.get(columns.GROUP, ""), template, version, answers, remarks), wrong


def _is_given(name: str, cell: str) -> bool:
    return bool(cell) and name.casefold() not in columns.HEADS


def _text(name: str, cell: object, wrong: list[tuple[str, Problem]]) -> str:
    if isinstance(cell, bool):
        return str(cell).lower()
    try:
        return str(value("text", cell) or "")
    except ValueError as error:
        wrong.append((name, Problem("", str(error))))
        return ""


def _answers(
    cells: Mapping[str, str], questions: Mapping[str, str], wrong: list[tuple[str, Problem]]
) -> Mapping[str, bool | None]:
    """The judgements by question; a cell that is already wrong or cannot be read is left out and reported once."""
    faulty = {column for column, _ in wrong}
    marks = {name: cells.get(name, "").casefold() for name in questions}
    if not any(marks.values()):
        return {}  # somebody who only gave remarks
    answers: dict[str, bool | None] = {}
    for name, mark in marks.items():
        question = questions[name]
        if mark in _RIGHT or mark in _WRONG:
            answers[question] = mark in _RIGHT
        elif mark in _SKIPPED:
            answers[question] = None
        elif name not in faulty:
            wrong.append((name, Problem("", "panel_answer" if mark else "panel_answer_missing")))
    return answers


def _remarks(cells: Mapping[str, str], by: str) -> Iterator[Remark]:
    for name, text in cells.items():
        place = columns.part_of(name)
        if text and (place or name.casefold() == columns.REMARK):
            yield Remark(place[0] if place else None, place[1] if place else "", text, by)
