"""A part of a stage, read from its file into its model. Every mistake with its line, the first with its column."""

import json
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from letterkit import texts, yaml_source
from letterkit.case import Case, parse
from letterkit.errors import CaseInvalid, Problem, SourceInvalid
from letterkit.problems import every_problem, suggested
from letterkit.yaml_source import Document, Loc

Model = TypeVar("Model", bound=BaseModel)


def read(name: str, text: str, model: type[Model]) -> Model:
    """The YAML text of the file ``name`` as a ``model``. Raises ``SourceInvalid``."""
    document = next(iter(yaml_source.documents(text, name)), Document({}, {}))
    try:
        return model.model_validate({} if document.value is None else document.value)
    except ValidationError as error:
        locs = [tuple(detail["loc"]) for detail in error.errors(include_url=False, include_input=False)]
        located = [(loc, suggested(problem, model)) for loc, problem in zip(locs, every_problem(error), strict=True)]
        raise _invalid(name, document, located) from error


def at(name: str, text: str, key: str) -> tuple[int, int]:
    """Line and column of a key at the top of a YAML text."""
    return next(iter(yaml_source.documents(text, name)), Document({}, {})).place((key,))


def case(name: str, text: str) -> Case:
    """A sample case. Raises ``SourceInvalid`` when it is no JSON or no case."""
    try:
        record: Any = json.loads(text)
        return parse(record if isinstance(record, dict) else {})
    except json.JSONDecodeError as error:
        raise SourceInvalid("sample_not_json", file=name, line=error.lineno, column=error.colno) from error
    except CaseInvalid as error:
        lines = [_line(problem) for problem in error.problems]
        raise SourceInvalid("sample_invalid", file=name, problems="\n  ".join(["", *lines])) from error


def _invalid(name: str, document: Document, located: list[tuple[Loc, Problem]]) -> SourceInvalid:
    placed = sorted(((document.place(loc), _line(problem)) for loc, problem in located))
    lines = [texts.say("stage_line", line=place[0], problem=sentence) for place, sentence in placed]
    (line, column), _ = placed[0]
    return SourceInvalid("stage_invalid", file=name, line=line, column=column, problems="\n  ".join(["", *lines]))


def _line(problem: Problem) -> str:
    wrong, expected = texts.problem(problem)
    return texts.say("problem_line", field=problem.field or "dit bestand", wrong=wrong, expected=expected)
