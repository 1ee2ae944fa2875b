"""Reads an institution file (YAML): every mistake at once, each with its line."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from letterkit import yaml_source
from letterkit.case_file import text_file
from letterkit.disclosure.faults import Fault
from letterkit.disclosure.institution import Institution
from letterkit.disclosure.loan_file import fields as loan_fields
from letterkit.errors import Problem
from letterkit.problems import every_problem, suggested
from letterkit.yaml_source import Document, Loc

_MOST_MB = 1


@dataclass(frozen=True, slots=True)
class InstitutionFile:
    """``institution`` is None exactly when there are ``faults``."""

    path: Path
    institution: Institution | None
    document: Document
    faults: tuple[Fault, ...] = ()

    @property
    def mapping(self) -> dict[str, str]:
        """Field of a loan -> the export's own column, also when something else in the file is wrong."""
        given = self.document.value.get("kolommen") if isinstance(self.document.value, dict) else None
        pairs = given.items() if isinstance(given, dict) else ()
        return {field: own for field, own in pairs if field in loan_fields() and isinstance(own, str)}

    def line(self, year: int, place: str) -> int:
        """Line of ``place`` (a dotted field of a year), or of the nearest thing around it."""
        index = next((at for at, entry in enumerate(self._years()) if entry.get("jaar") == year), None)
        if place == "missie":
            return self.document.place((place,))[0]
        return self.document.place(("jaren",) if index is None else ("jaren", index, *place.split(".")))[0]

    def _years(self) -> list[dict[str, Any]]:
        years = self.document.value.get("jaren", []) if isinstance(self.document.value, dict) else []
        return [year for year in years if isinstance(year, dict)]


def load(path: Path) -> InstitutionFile:
    """Raises ``Unreadable`` when there is no such text file and ``SourceInvalid`` when it is no YAML at all."""
    text = text_file.text(path, expected="YAML-bestand", most_mb=_MOST_MB, instead="minder tekst")
    documents = list(yaml_source.documents(text, str(path)))
    document = documents[0] if documents else Document(None, {})
    if len(documents) != 1 or not isinstance(document.value, dict):
        return InstitutionFile(path, None, document, (Fault(path, Problem("", "model_type"), line=1),))
    try:
        institution = Institution.model_validate(document.value)
    except ValidationError as error:
        locs: list[Loc] = [tuple(detail["loc"]) for detail in error.errors(include_url=False, include_input=False)]
        problems = [suggested(problem, Institution) for problem in every_problem(error)]
        faults = [
            Fault(path, problem, line=document.place(loc)[0]) for loc, problem in zip(locs, problems, strict=True)
        ]
        return InstitutionFile(path, None, document, tuple(sorted(faults, key=lambda fault: fault.line)))
    unknown = [name for name in institution.kolommen if name not in loan_fields()]
    faults = [_unknown_column(path, document, name) for name in unknown]
    return InstitutionFile(path, None if faults else institution, document, tuple(faults))


def _unknown_column(path: Path, document: Document, name: str) -> Fault:
    problem = Problem("kolommen", "loan_field_unknown", {"expected": ", ".join(loan_fields())})
    return Fault(path, problem, line=document.place(("kolommen", name))[0])
