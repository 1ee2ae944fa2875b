"""``rollen.yaml``: people with their keys and roles, which roles must sign for a stage, and the keys of runs.

Without the file nothing is asked of a run. The file holds when enough of its keepers (``beheer``) signed it: those of
the version before it, and its own (``chain``).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, ValidationError, model_validator

from letterkit import yaml_source
from letterkit.errors import SourceInvalid
from letterkit.sealing import keys
from letterkit.stages import Stages

FILE = "rollen.yaml"
Role = Literal["schrijver", "taal", "jurist", "compliance", "beheer"]
REVIEWERS: tuple[Role, ...] = ("taal", "jurist", "compliance")


def _key(text: str) -> str:
    if not keys.is_key(text):
        raise ValueError("no key")
    return text


Key = Annotated[str, AfterValidator(_key)]


class _Part(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Revoked(_Part):
    """A key that counts no longer from a day on. ``vanaf``: what it signed before that day stays."""

    sleutel: Key
    vanaf: date


class Person(_Part):
    naam: Annotated[str, Field(min_length=2, max_length=80)]
    rollen: Annotated[tuple[Role, ...], Field(min_length=1)]
    sleutels: tuple[Key, ...] = ()


class Authority(_Part):
    """An RFC 3161 time authority. ``wortel``: the PEM file of its root certificate, beside rollen.yaml."""

    adres: Annotated[str, Field(pattern=r"^https?://")]
    wortel: str


class Roles(_Part):
    """``zwaar``, ``overig``: the roles that must sign for stages with consequences, and for others (there empty: one
    reviewer of any role).
    """

    mensen: Annotated[tuple[Person, ...], Field(min_length=1)]
    zwaar: tuple[Role, ...] = ("compliance", "jurist")
    overig: tuple[Role, ...] = ()
    beheer_drempel: Annotated[int, Field(ge=1, le=20)] = 1
    runsleutels: tuple[Key, ...] = ()
    ingetrokken: tuple[Revoked, ...] = ()
    tijdstempel: Authority | None = None

    @model_validator(mode="after")
    def _whole(self) -> "Roles":
        held = [key for person in self.mensen for key in person.sleutels] + list(self.runsleutels)
        if len(held) != len(set(held)):
            raise ValueError("key twice")
        if len({person.naam.casefold() for person in self.mensen}) != len(self.mensen):
            raise ValueError("name twice")
        if len(self.keepers) < self.beheer_drempel:
            raise ValueError("too few keepers")
        return self

    @property
    def keepers(self) -> tuple[Person, ...]:
        return tuple(person for person in self.mensen if "beheer" in person.rollen and person.sleutels)

    @property
    def keys(self) -> tuple[str, ...]:
        """The keys of all people."""
        return tuple(key for person in self.mensen for key in person.sleutels)

    def owner(self, key: str) -> Person | None:
        return next((person for person in self.mensen if key in person.sleutels), None)

    def revoked(self, key: str, on: date) -> bool:
        """Whether a key counts no longer on this day."""
        return any(one.sleutel == key and one.vanaf <= on for one in self.ingetrokken)

    def needed(self, stage: str, stages: Stages) -> tuple[str, ...]:
        """The roles that must sign for the texts of a stage; empty when one reviewer of any role is enough."""
        kind = stages[stage]
        return tuple(kind.sign) or (self.zwaar if kind.hard else self.overig)


@dataclass(frozen=True, slots=True)
class RolesFile:
    """The file as it was read: what was signed are its bytes."""

    content: bytes
    roles: Roles


def read(base: Path) -> RolesFile | None:
    """The roles of a workspace; None when there is no such file. Raises ``SourceInvalid`` with line and column."""
    path = base / FILE
    if not path.is_file():
        return None
    try:
        return of_content(path.read_bytes())
    except OSError as error:
        raise SourceInvalid("template_unreadable", file=FILE) from error


def of_content(content: bytes) -> RolesFile:
    """Roles from the bytes of a file. Raises ``SourceInvalid``."""
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise SourceInvalid("template_unreadable", file=FILE) from error
    document = next(iter(yaml_source.documents(text, FILE)), None)
    value: Any = document.value if document else None
    try:
        return RolesFile(content, Roles.model_validate(value if isinstance(value, Mapping) else {}))
    except ValidationError as error:
        loc = tuple(error.errors()[0]["loc"])
        line, column = document.place(loc) if document else (1, 1)
        field = ".".join(map(str, loc)) or FILE
        raise SourceInvalid("roles_invalid", file=FILE, line=line, column=column, field=field) from error
