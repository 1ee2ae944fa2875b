"""The folder ``vrijgave`` beside creditor.yaml: what was proposed and decided, and all bytes of every release.

objecten/<sha256>                    content, once, whatever release it is in
voorstel-3/voorstel.dsse             the proposal, signed by its writer
voorstel-3/namen.json                the names of its objects, with their hashes
voorstel-3/besluit-<key>.dsse        what one reviewer decided
voorstel-3/controle.json …           what the reviewer looked at; its hashes are in the proposal
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from letterkit.approval.parts import of_names
from letterkit.errors import LedgerTrouble, WrongCall
from letterkit.sealing import envelope, keys

if TYPE_CHECKING:  # who reads a release needs nothing of what makes one
    from letterkit.approval.release import Release

FOLDER = "vrijgave"
PROPOSAL, DECISION = "vrijgave", "besluit"
RELEASE = "uitgave"
"""The name of the release among the subjects of a proposal; the others are texts, as ``aanmaning/letter``."""
_NAMES = "namen.json"
_FIELDS = ("voorstel", "rol", "naam", "opmerking", "moment")


@dataclass(frozen=True, slots=True)
class Decision:
    """``content``: the envelope. ``approved`` is false for a refusal."""

    content: bytes
    proposal: str
    role: str
    name: str
    remark: str
    moment: str
    approved: bool
    subjects: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Proposal:
    number: int
    content: bytes
    subjects: Mapping[str, str]
    predicate: Mapping[str, Any]
    decisions: tuple[Decision, ...]

    @property
    def digest(self) -> str:
        """Of the statement, whoever signed it."""
        return envelope.digest(envelope.payload_of(self.content) or b"")

    @property
    def release(self) -> str:
        return self.subjects.get(RELEASE, "")

    @property
    def writer(self) -> str:
        return str(self.predicate.get("schrijver", ""))

    @property
    def days(self) -> tuple[date, date]:
        return date.fromisoformat(self.predicate["vanaf"]), date.fromisoformat(self.predicate["tot"])


class Store:
    """Of one workspace. ``base``: the folder of creditor.yaml."""

    def __init__(self, base: Path) -> None:
        self.folder = base / FOLDER

    def proposals(self) -> list[Proposal]:
        """All that can be read, oldest first; a damaged one holds for nothing."""
        found = (self._read(path) for path in self.folder.glob("voorstel-*/voorstel.dsse"))
        return sorted((one for one in found if one), key=lambda one: one.number)

    def proposal(self, number: int) -> Proposal:
        """Raises ``WrongCall`` for one that there is not."""
        found = self._read(self.place(number) / "voorstel.dsse")
        if found is None:
            raise WrongCall("proposal_unknown", number=number)
        return found

    def place(self, number: int) -> Path:
        return self.folder / f"voorstel-{number}"

    def next_number(self) -> int:
        given = [path.name.rpartition("-")[2] for path in self.folder.glob("voorstel-*")]
        return max((int(one) for one in given if one.isdecimal()), default=0) + 1

    def _read(self, path: Path) -> Proposal | None:
        try:
            content, number = path.read_bytes(), int(path.parent.name.rpartition("-")[2])
            stated = envelope.read(envelope.payload_of(content), PROPOSAL)
            if stated is None or stated[1]["nummer"] != number:
                return None
            date.fromisoformat(stated[1]["vanaf"]), date.fromisoformat(stated[1]["tot"])
        except (OSError, ValueError, KeyError, TypeError):
            return None
        return Proposal(number, content, *stated, tuple(_decisions(path.parent)))

    def looked_at(self, proposal: Proposal, name: str) -> bytes:
        """A file that a reviewer looks at, as its writer signed it. Raises ``LedgerTrouble`` when it is another."""
        try:
            content = (self.place(proposal.number) / name).read_bytes()
        except OSError as error:
            raise LedgerTrouble("release_damaged", number=proposal.number) from error
        if proposal.predicate.get("bestanden", {}).get(name) != envelope.digest(content):
            raise LedgerTrouble("release_damaged", number=proposal.number)
        return content

    def keep_release(self, release: Release) -> None:
        """Keep every object of a release, once."""
        place = self.folder / "objecten"
        _make_folder(place)
        for name, digest in release.names.items():
            if not (place / digest).is_file():
                write(place / digest, release.objects[name])

    def keep(self, number: int, files: Mapping[str, bytes], release: Release) -> None:
        """Keep a proposal with all that belongs to it; the signed statement is written last."""
        _make_folder(self.place(number))
        names = json.dumps(release.names, indent=1, ensure_ascii=False).encode()
        for name, content in {_NAMES: names, **files}.items():
            write(self.place(number) / name, content)

    def decide(self, number: int, content: bytes, key: str) -> None:
        write(self.place(number) / f"besluit-{keys.key_id(key)[:16]}.dsse", content)

    def objects(self, proposal: Proposal) -> dict[str, bytes]:
        """The objects of a release. Raises ``LedgerTrouble`` when one is gone or changed."""
        try:
            names = {str(k): str(v) for k, v in json.loads((self.place(proposal.number) / _NAMES).read_bytes()).items()}
            found = {name: (self.folder / "objecten" / digest).read_bytes() for name, digest in names.items()}
        except (OSError, ValueError, AttributeError) as error:
            raise LedgerTrouble("release_damaged", number=proposal.number) from error
        whole = {name: envelope.digest(content) for name, content in found.items()}
        if whole != names or of_names(names) != proposal.release:
            raise LedgerTrouble("release_damaged", number=proposal.number)
        return found


def _decisions(place: Path) -> Iterator[Decision]:
    for path in sorted(place.glob("besluit-*.dsse")):
        content = path.read_bytes()
        if stated := envelope.read(envelope.payload_of(content), DECISION):
            subjects, fields = stated
            proposal, role, name, remark, moment = (str(fields.get(one, "")) for one in _FIELDS)
            approved = fields.get("besluit") == "vrijgegeven"
            yield Decision(content, proposal, role, name, remark, moment, approved, subjects)


def _make_folder(place: Path) -> None:
    try:
        place.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise LedgerTrouble("output_unwritable", path=str(place), reason=error.strerror or "") from error


def write(path: Path, content: bytes) -> None:
    """Whole or not at all."""
    part = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        part.write_bytes(content)
        part.replace(path)
    except OSError as error:
        raise LedgerTrouble("output_unwritable", path=str(path), reason=error.strerror or "") from error
