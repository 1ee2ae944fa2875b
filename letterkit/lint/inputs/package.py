"""A .docx as its parts: which part plays which role, by the relations that the file itself gives."""

import posixpath
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass

from letterkit.errors import Unreadable
from letterkit.lint.inputs.limits import archive
from letterkit.lint.inputs.tree import Element, parsed

_STRICT_OR_NOT = "/relationships/"  # what both families of relation types have before their name


@dataclass(frozen=True, slots=True)
class Relation:
    """``role`` is the last part of the relation type, such as "header"; target: a part, or an address outside."""

    id: str
    role: str
    target: str
    outside: bool


class Package:
    """The parts of an office file. Raises ``Unreadable`` when it is no archive, too large, or broken."""

    def __init__(self, data: bytes, path: str) -> None:
        self.path = path
        self._archive = archive(data, path, "docx")
        self._names = {entry.filename for entry in self._archive.infolist()}

    def tree(self, part: str) -> Element:
        """The XML of a part."""
        if part not in self._names:
            raise Unreadable("file_broken", file=self.path, kind="docx")
        try:
            return parsed(self._archive.read(part), self.path, "docx")
        except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError) as error:
            raise Unreadable("file_broken", file=self.path, kind="docx") from error

    def main(self) -> str:
        """The part with the text itself."""
        wanted = [relation.target for relation in self.relations("") if relation.role == "officeDocument"]
        if not wanted:
            raise Unreadable("file_broken", file=self.path, kind="docx")
        return wanted[0]

    def relations(self, part: str) -> Iterator[Relation]:
        """What a part refers to; a part without relations refers to nothing."""
        folder, name = posixpath.split(part)
        file = posixpath.join(folder, "_rels", f"{name}.rels")
        if file not in self._names:
            return
        for relation in self.tree(file):
            target, outside = relation.get("Target", ""), relation.get("TargetMode") == "External"
            whole = target if outside else posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
            yield Relation(
                relation.get("Id", ""), relation.get("Type", "").rpartition(_STRICT_OR_NOT)[2], whole, outside
            )
