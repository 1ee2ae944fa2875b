"""Reads ``creditor.yaml``: mistakes with their line, files found from where the settings stand, the secret apart."""

import difflib
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from letterkit import texts, yaml_source
from letterkit.case_file import known, text_file
from letterkit.creditor import Creditor
from letterkit.errors import Problem, SourceInvalid
from letterkit.law.settings import Settings
from letterkit.problems import every_problem, suggested
from letterkit.yaml_source import Document, Loc

_MOST_MB = 1
_SHORTEST_SECRET = 32
_STYLE_FILES = ("logo", "lettertype", "lettertype_vet", "briefpapier", "vervolgpapier")


def load(path: Path) -> Creditor:
    """The creditor's settings, with every file name made a path that works from anywhere.

    Raises ``Unreadable`` when there is no such text file, and ``SourceInvalid`` with the line and column of the first
    mistake and all mistakes in words (``problems``).
    """
    text = text_file.text(path, expected="YAML-bestand", most_mb=_MOST_MB, instead="minder tekst")
    found = list(yaml_source.documents(text, str(path)))
    document = found[0] if found else Document(None, {})
    if len(found) != 1 or not isinstance(document.value, dict):
        raise _invalid(path, document, [((), Problem("", "model_type"))])
    try:
        creditor = Creditor.model_validate(document.value)
    except ValidationError as error:
        locs = [tuple(detail["loc"]) for detail in error.errors(include_url=False, include_input=False)]
        raise _invalid(path, document, list(zip(locs, _problems(error), strict=True))) from error
    creditor = _with_paths(creditor, path.parent)
    if more := [*_missing_files(creditor), *_unknown_columns(creditor), *_wrong_law(creditor)]:
        raise _invalid(path, document, more)
    return creditor


def pay_secret(creditor: Creditor, base: Path) -> bytes:
    """The secret that signs pay links. ``base`` is the folder of creditor.yaml, for a file name that is not resolved
    yet.

    Raises ``SourceInvalid`` when there is none, or one too short to protect anything.
    """
    path = base / (creditor.betalen.geheim or "")
    try:
        secret = path.read_bytes().strip() if path.is_file() else b""
    except OSError:
        secret = b""
    if len(secret) < _SHORTEST_SECRET:
        raise SourceInvalid("creditor_secret", file=str(path))
    return secret


def _problems(error: ValidationError) -> list[Problem]:
    return [suggested(problem, Creditor) for problem in every_problem(error)]


def _with_paths(creditor: Creditor, base: Path) -> Creditor:
    style = {name: _resolved(getattr(creditor.huisstijl, name), base) for name in _STYLE_FILES}
    return creditor.model_copy(
        update={
            "huisstijl": creditor.huisstijl.model_copy(update=style),
            "betalen": creditor.betalen.model_copy(update={"geheim": _resolved(creditor.betalen.geheim, base)}),
        }
    )


def _resolved(path: Path | None, base: Path) -> Path | None:
    return (base / path).absolute() if path else None


def _missing_files(creditor: Creditor) -> list[tuple[Loc, Problem]]:
    named = [(name, getattr(creditor.huisstijl, name)) for name in _STYLE_FILES]
    missing = [name for name, path in named if path and not path.is_file()]
    return [(("huisstijl", name), Problem(f"huisstijl.{name}", "file_not_there")) for name in missing]


def _unknown_columns(creditor: Creditor) -> list[tuple[Loc, Problem]]:
    unknown = [field for field in creditor.kolommen if not known.match(field)]
    return [(("kolommen", field), _unknown_column(field)) for field in unknown]


def _unknown_column(field: str) -> Problem:
    near = known.nearest(field)
    return Problem("kolommen", "column_field_unknown", {"nearest": f" (bedoelt u {near}?)" if near else ""})


def _wrong_law(creditor: Creditor) -> list[tuple[Loc, Problem]]:
    """Own figures of law that are none, each where it stands; two that do not go together at the part as a whole."""
    unknown = [name for name in creditor.wet if name not in Settings.model_fields]
    if unknown:
        return [(("wet", name), Problem(f"wet.{name}", "law_name_unknown", _near(name))) for name in unknown]
    try:
        _ = creditor.law
    except ValidationError as error:
        details = error.errors(include_url=False, include_input=False)
        return [
            (loc, Problem(".".join(loc), problem.code, problem.values))
            for loc, problem in zip(map(_law_place, details), every_problem(error), strict=True)
        ]
    return []


def _law_place(detail: Any) -> tuple[str, ...]:
    """Where in ``wet`` a figure is wrong: pydantic names the parts of a figure, the file has their Dutch names."""
    name, *part = (str(one) for one in (*detail["loc"], ""))
    return tuple(one for one in ("wet", name, "waarde" if "value" in part else "") if one)


def _near(name: str) -> dict[str, object]:
    close = difflib.get_close_matches(name, Settings.model_fields, n=1)
    return {"nearest": f" (bedoelt u {close[0]}?)" if close else ""}


def _invalid(path: Path, document: Document, found: list[tuple[Loc, Problem]]) -> SourceInvalid:
    placed = sorted((document.place(loc), problem.field, *texts.problem(problem)) for loc, problem in found)
    lines = [
        f"regel {at[0]}: {field or 'dit bestand'} {wrong}; verwacht: {expected}"
        for at, field, wrong, expected in placed
    ]
    (line, column), *_ = placed[0]
    return SourceInvalid(
        "creditor_invalid", file=str(path), line=line, column=column, problems="\n  ".join(["", *lines])
    )
