"""Each norm judged on the templates, settings and runs of one workspace: what holds there, and where that shows."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from letterkit.lint.glossary import shipped
from letterkit.lint.own import OwnNorm
from letterkit.norms.model import Norm, Proof
from letterkit.workspace import Workspace

Verdict = Literal["vervuld", "deels", "niet", "niet toetsbaar"]
VERDICTS: tuple[Verdict, ...] = ("niet", "deels", "vervuld", "niet toetsbaar")
Findings = Mapping[str, Sequence[str]]
"""For each rule where it speaks in the templates, as ``file:line``."""

_BUILT_IN = frozenset({"reden", "veld"})
"""What works in every run and has no switch."""
_COMMENT = re.compile(r"\{#.*?#\}", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Evidence:
    """What one proof of a norm comes to here; ``holds`` is None when nothing in a workspace can show it."""

    kind: str
    name: str
    holds: bool | None
    place: str


@dataclass(frozen=True, slots=True)
class Judged:
    """A norm with its verdict and the evidence for it."""

    id: str
    asks: str
    verdict: Verdict
    evidence: tuple[Evidence, ...]
    because: str = ""


class Judge:
    """Judges norms on one workspace. run: the folder of a run, for what runs leave."""

    def __init__(self, workspace: Workspace, findings: Findings, run: Path | None) -> None:
        self._workspace = workspace
        self._findings = findings
        self._run = run
        self._off = {choice.regel for choice in workspace.creditor.toetsing if choice.niveau == "uit"}

    def norm(self, norm: Norm) -> Judged:
        """One of letterkit's norms."""
        evidence = tuple(self._evidence(proof) for proof in norm.by)
        return Judged(norm.id, norm.asks, _verdict(evidence), evidence, norm.because)

    def own(self, norm: OwnNorm) -> Judged:
        """One of the creditor's own."""
        evidence = tuple(self._rule(Proof("regel", rule)) for rule in norm.rules)
        return Judged(norm.id, norm.asks, _verdict(evidence), evidence)

    def _evidence(self, proof: Proof) -> Evidence:
        match proof.kind:
            case "regel":
                return self._rule(proof)
            case "sjabloon":
                return self._template(proof)
            case "woord" | "wet":
                return self._shipped(proof)
            case "instelling":
                return self._setting(proof)
            case "fase":
                stage = proof.name.partition(".")[0]
                return Evidence(proof.kind, proof.name, stage in self._workspace.creditor.stages, stage)
            case "uitvoer" if self._run:
                file = self._run / proof.name
                return Evidence(proof.kind, proof.name, file.is_file(), str(file))
            case kind if kind in _BUILT_IN:
                return Evidence(kind, proof.name, holds=True, place="letterkit")
            case kind:
                return Evidence(kind, proof.name, holds=None, place="")

    def _rule(self, proof: Proof) -> Evidence:
        if proof.name in self._off:
            return Evidence("regel", proof.name, holds=False, place="creditor.yaml: toetsing")
        places = self._findings.get(proof.name, ())
        return Evidence("regel", proof.name, not places, ", ".join(places[:3]) or "letterkit lint --templates")

    def _shipped(self, proof: Proof) -> Evidence:
        """A figure of law that is confirmed, or an entry of the glossary: it finds nothing once its rule is off."""
        if proof.kind == "wet":
            holds, place = getattr(self._workspace.creditor.law, proof.name).confirmed, "creditor.yaml: wet"
        else:
            entry = shipped().entries.get(proof.name)
            holds, place = entry is not None and entry.rule not in self._off, "creditor.yaml: toetsing"
        return Evidence(proof.kind, proof.name, holds, "letterkit" if holds else place)

    def _template(self, proof: Proof) -> Evidence:
        text = _COMMENT.sub(_blank, self._workspace.templates.folders.text(proof.name) or "")
        lines = text.splitlines() if text else []
        at = next((number for number, line in enumerate(lines, 1) if proof.part in line), None)
        place = proof.name if at is None else f"{proof.name}:{at}"
        return Evidence("sjabloon", proof.name + (f"#{proof.part}" if proof.part else ""), at is not None, place)

    def _setting(self, proof: Proof) -> Evidence:
        values = list(_values(self._workspace.creditor, proof.name.split(".")))
        return Evidence("instelling", proof.name, any(bool(value) for value in values), f"creditor.yaml: {proof.name}")


def _blank(comment: re.Match[str]) -> str:
    """Its line breaks alone, so that lines keep their numbers."""
    return "\n" * comment[0].count("\n")


def _values(value: Any, names: Sequence[str]) -> Iterator[Any]:
    """What stands at a dotted name; "N" is each element of a list."""
    if not names:
        yield value
    elif names[0] == "N":
        for element in value or ():
            yield from _values(element, names[1:])
    elif value is not None:
        yield from _values(getattr(value, names[0], None), names[1:])


def _verdict(evidence: Sequence[Evidence]) -> Verdict:
    holds = [one.holds for one in evidence]
    if not any(one is not None for one in holds):
        return "niet toetsbaar"
    if all(holds):
        return "vervuld"
    return "deels" if any(holds) else "niet"
