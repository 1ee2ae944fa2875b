"""Reads ``creditor.yaml``: mistakes with their line, files found from where the settings stand, the secret apart."""

import difflib
import keyword
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from letterkit import stages, texts, yaml_source
from letterkit.case.own_fields import EXAMPLES, NAME, OwnValue
from letterkit.case_file import earlier_stages, known, own_fields, text_file
from letterkit.case_file.layout import Layout, OwnColumn
from letterkit.creditor import Creditor
from letterkit.dutch import encodings, invisible
from letterkit.errors import Problem, SourceInvalid
from letterkit.journey.ladders import ladder
from letterkit.law import bkr
from letterkit.law.settings import Settings
from letterkit.law.tables import Tables
from letterkit.problems import every_problem, suggested
from letterkit.yaml_source import Document, Loc

_MOST_MB = 1
_SHORTEST_SECRET = 32
STYLE_FILES = ("logo", "lettertype", "lettertype_vet", "briefpapier", "vervolgpapier")


def load(path: Path) -> Creditor:
    """The creditor's settings, with every file name made a path that works from anywhere.

    Raises ``Unreadable`` when there is no such text file, and ``SourceInvalid`` with the line and column of the first
    mistake and all mistakes in words (``problems``).
    """
    text = text_file.text(path, expected="YAML-bestand", most_mb=_MOST_MB, instead="minder tekst")
    if wrong := invisible.wrong_sign(text):
        raise SourceInvalid(wrong.error, file=str(path), line=wrong.line, column=wrong.column, sign=wrong.code)
    documents = list(yaml_source.documents(invisible.readable(text, prose=False), str(path)))
    document = documents[0] if documents else Document(None, {})
    if len(documents) != 1 or not isinstance(document.value, dict):
        raise _invalid(path, document, [((), Problem("", "model_type"))])
    try:
        creditor = Creditor.model_validate(document.value)
    except ValidationError as error:
        locs = [tuple(detail["loc"]) for detail in error.errors(include_url=False, include_input=False)]
        raise _invalid(path, document, list(zip(locs, _problems(error), strict=True))) from error
    creditor = _with_paths(creditor, path.parent).with_stages(stages.load(stages.own_folder(path.parent)))
    checks = (
        _missing_files,
        _without_bold,
        _wrong_own_fields,
        _unknown_columns,
        _unknown_letters,
        _wrong_law,
        _unknown_stages,
        _unknown_earlier_stages,
    )
    if more := [problem for check in checks for problem in check(creditor)]:
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


def layout(creditor: Creditor) -> Layout:
    """How this creditor's own export is laid out."""
    values = {
        name: {given.strip().casefold(): ours for given, ours in of.items()} for name, of in creditor.waarden.items()
    }
    encoding = encodings.named(creditor.letters or "") or ""
    earlier, most = _earlier_stages(creditor), creditor.toetsen.zaken_per_contact
    return Layout(
        columns=creditor.kolommen,
        values=values,
        encoding=encoding,
        row_per_instalment=creditor.rij_per_termijn,
        earlier_stages=earlier,
        cases_a_contact=most,
        fixed=creditor.vaste_waarden,
        own=own_columns(creditor),
        hold_same_person=creditor.toetsen.zelfde_persoon == "vasthouden",
        in_turn=creditor.toetsen.zelfde_persoon == "een_tegelijk",
        largest_beside_middle=creditor.toetsen.verhouding_bestand,
        days_to_pay=creditor.betaaltermijn_dagen,
    )


def own_columns(creditor: Creditor) -> dict[str, OwnColumn]:
    """The creditor's own fields as columns of its export."""
    return {name: OwnColumn(own.soort, own.verplicht) for name, own in creditor.eigen.items()}


def own_samples(creditor: Creditor, given: Mapping[str, object]) -> dict[str, OwnValue]:
    """A value for each own field of an invented case: as ``given`` there, else as creditor.yaml has it, else any."""
    values: dict[str, OwnValue] = {}
    for name, own in creditor.eigen.items():
        for cell in (given.get(name), own.voorbeeld):
            try:
                value = own_fields.read(own.soort, cell)
            except ValueError:
                continue
            if value is not None:
                values[name] = value
                break
        else:
            values[name] = EXAMPLES[own.soort]
    return values


def _wrong_own_fields(creditor: Creditor) -> Iterator[tuple[Loc, Problem]]:
    """Names that a template or a column cannot have, and examples that are not what the field is."""
    seen: set[str] = set()
    for name, own in creditor.eigen.items():
        field, plain = f"eigen.{name}", known.plain_own(name)
        if not NAME.fullmatch(name) or keyword.iskeyword(name):
            yield ("eigen", name), Problem(field, "own_name")
        elif plain in seen:
            yield ("eigen", name), Problem(field, "own_twice")
        seen.add(plain)
        try:
            own_fields.read(own.soort, own.voorbeeld)
        except ValueError as error:
            yield ("eigen", name, "voorbeeld"), Problem(f"{field}.voorbeeld", str(error))


def _earlier_stages(creditor: Creditor) -> dict[str, str]:
    """Stages that an earlier message may have: those of this creditor, and its own names for them.

    A stage of other sectors has no place in this creditor's order, so it would count as nothing: it needs a name here.
    """
    own = {name for name, stage in creditor.stages.items() if stage.trigger != "arrears"} | set(ladder(creditor))
    given = {earlier_stages.plain(name): stage for name, stage in creditor.fasen_elders.items()}
    return {name: name for name in sorted(own)} | given


def _unknown_earlier_stages(creditor: Creditor) -> list[tuple[Loc, Problem]]:
    known = set(_earlier_stages(creditor.model_copy(update={"fasen_elders": {}})))
    wrong = [name for name, stage in creditor.fasen_elders.items() if stage not in known]
    values: dict[str, object] = {"known": ", ".join(sorted(known))}
    return [(("fasen_elders", name), Problem("fasen_elders", "earlier_stage_unknown", values)) for name in wrong]


def _problems(error: ValidationError) -> list[Problem]:
    return [suggested(problem, Creditor) for problem in every_problem(error)]


def _with_paths(creditor: Creditor, base: Path) -> Creditor:
    style = {name: _resolved(getattr(creditor.huisstijl, name), base) for name in STYLE_FILES}
    return creditor.model_copy(
        update={
            "huisstijl": creditor.huisstijl.model_copy(update=style),
            "betalen": creditor.betalen.model_copy(update={"geheim": _resolved(creditor.betalen.geheim, base)}),
        }
    )


def _resolved(path: Path | None, base: Path) -> Path | None:
    return (base / path).absolute() if path else None


def _missing_files(creditor: Creditor) -> list[tuple[Loc, Problem]]:
    named = [(name, getattr(creditor.huisstijl, name)) for name in STYLE_FILES]
    missing = [name for name, path in named if path and not path.is_file()]
    return [(("huisstijl", name), Problem(f"huisstijl.{name}", "file_not_there")) for name in missing]


def _without_bold(creditor: Creditor) -> list[tuple[Loc, Problem]]:
    """An own typeface without its bold file: all that is bold would be lost."""
    style = creditor.huisstijl
    lacks = style.lettertype is not None and style.lettertype_vet is None
    return [(("huisstijl", "lettertype"), Problem("huisstijl.lettertype_vet", "bold_missing"))] if lacks else []


def _unknown_columns(creditor: Creditor) -> list[tuple[Loc, Problem]]:
    named = (
        ("kolommen", creditor.kolommen),
        ("waarden", creditor.waarden),
        ("vaste_waarden", creditor.vaste_waarden),
    )
    own = Layout(own=own_columns(creditor), days_to_pay=creditor.betaaltermijn_dagen)
    unknown = [(part, field) for part, fields in named for field in fields if not known.match(field, own)]
    return [((part, field), _unknown_column(part, field, own)) for part, field in unknown]


def _unknown_letters(creditor: Creditor) -> list[tuple[Loc, Problem]]:
    wrong = creditor.letters and not encodings.named(creditor.letters)
    return [(("letters",), Problem("letters", "encoding_unknown"))] if wrong else []


def _unknown_column(part: str, field: str, own: Layout) -> Problem:
    near = known.nearest(field, own)
    return Problem(part, "column_field_unknown", {"nearest": f" (bedoelt u {near}?)" if near else ""})


def _wrong_law(creditor: Creditor) -> list[tuple[Loc, Problem]]:
    """Own figures of law that are none, each where it stands; two that do not go together at the part as a whole."""
    if misnamed := [*_misnamed_law(creditor)]:
        return misnamed
    try:
        _ = creditor.law
    except ValidationError as error:
        details = error.errors(include_url=False, include_input=False)
        return [
            (loc, Problem(".".join(loc), problem.code, problem.values))
            for loc, problem in zip(map(_law_place, details), every_problem(error), strict=True)
        ]
    return []


def _misnamed_law(creditor: Creditor) -> Iterator[tuple[Loc, Problem]]:
    for name, own in creditor.wet.items():
        if name not in (*Settings.names(), *Tables.model_fields):
            yield ("wet", name), Problem(f"wet.{name}", "law_name_unknown", _near(name))
        elif bool(own.rijen) != (name in Tables.model_fields):
            yield ("wet", name), Problem(f"wet.{name}", "law_no_table" if own.rijen else "law_is_table")
        elif name in bkr.NOTICE_DAYS and own.zeker and own.door is None:
            yield ("wet", name), Problem(f"wet.{name}", "law_reader_missing")


def _law_place(detail: Any) -> tuple[str, ...]:
    """Where in ``wet`` a figure is wrong: pydantic names the parts of a figure, the file has their Dutch names."""
    name, *part = (str(step) for step in (*detail["loc"], ""))
    if name in Tables.model_fields:
        return "wet", name, "rijen"  # pydantic counts the rows of letterkit along, so it knows no place in the file
    return tuple(step for step in ("wet", name, "waarde" if "value" in part else "") if step)


def _unknown_stages(creditor: Creditor) -> list[tuple[Loc, Problem]]:
    """Names of stages that neither letterkit nor the creditor's own folder has."""
    offered = [(("oplossingen", at, "fasen"), solution.fasen or ()) for at, solution in enumerate(creditor.oplossingen)]
    named: list[tuple[Loc, str]] = [((*loc, at), name) for loc, names in offered for at, name in enumerate(names)]
    named += [(("fasen", name), name) for name in creditor.fasen]
    named += [(("toetsing", at, "fase"), choice.fase) for at, choice in enumerate(creditor.toetsing) if choice.fase]
    unknown = [(loc, _unknown_stage(loc, name, creditor)) for loc, name in named if name not in creditor.stages]
    rungs = creditor.stages.of_trigger["arrears"]
    no_rung = [name for name in creditor.fasen if name in creditor.stages and name not in rungs]
    return unknown + [(("fasen", name), Problem(f"fasen.{name}", "stage_no_rung")) for name in no_rung]


def _unknown_stage(loc: Loc, name: str, creditor: Creditor) -> Problem:
    field = ".".join(str(part + 1) if isinstance(part, int) else part for part in loc)
    return Problem(field, "stage_unknown", {"nearest": creditor.stages.near(name)})


def _near(name: str) -> dict[str, object]:
    close = difflib.get_close_matches(name, (*Settings.names(), *Tables.model_fields), n=1)
    return {"nearest": f" (bedoelt u {close[0]}?)" if close else ""}


def _invalid(path: Path, document: Document, located: list[tuple[Loc, Problem]]) -> SourceInvalid:
    placed = sorted((document.place(loc), problem.field, *texts.problem(problem)) for loc, problem in located)
    lines = [
        f"regel {at[0]}: {field or 'dit bestand'} {wrong}; verwacht: {expected}"
        for at, field, wrong, expected in placed
    ]
    (line, column), *_ = placed[0]
    return SourceInvalid(
        "creditor_invalid", file=str(path), line=line, column=column, problems="\n  ".join(["", *lines])
    )
