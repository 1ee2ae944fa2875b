"""The versions of rollen.yaml, each signed by enough keepers of the version before it and of its own.

``vrijgave/rollen/0002.yaml`` beside ``0002-<key>.dsse``: so nobody changes who may sign without those who kept it.
"""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from letterkit.approval.roles import Person, Roles, RolesFile, of_content, read
from letterkit.errors import SourceInvalid, WrongCall
from letterkit.sealing import envelope, keys

_KIND = "rollen"


@dataclass(frozen=True, slots=True)
class Version:
    """``before``: the hash of the version that it follows, or ""."""

    number: int
    file: RolesFile
    envelopes: tuple[bytes, ...]
    before: str

    @property
    def digest(self) -> str:
        return envelope.digest(self.file.content)

    def signed_by(self, roles: Roles, on: date) -> frozenset[str]:
        """The names of the keepers, as ``roles`` has them, that signed this version with a key that still counts."""
        found: set[str] = set()
        for one in self.envelopes:
            stated = envelope.read(envelope.payload_of(one), _KIND)
            if stated != ({"rollen.yaml": self.digest}, _content(self.file, self.number, self.before)):
                continue
            for key in envelope.signers(one, (key for person in roles.keepers for key in person.sleutels)):
                owner = roles.owner(key)
                if owner and not self.file.roles.revoked(key, on):
                    found.add(owner.naam)
        return frozenset(found)


def folder(base: Path) -> Path:
    return base / "vrijgave" / "rollen"


def versions(base: Path) -> list[Version]:
    """Every version that is there, also those that lack signatures."""
    found: list[Version] = []
    for number, path in enumerate(sorted(folder(base).glob("[0-9]*.yaml")), 1):
        envelopes = tuple(one.read_bytes() for one in sorted(folder(base).glob(f"{path.stem}-*.dsse")))
        before = found[-1].digest if found else ""
        found.append(Version(number, of_content(path.read_bytes()), envelopes, before))
    return found


def missing(version: Version, before: Version | None, on: date) -> int:
    """How many more keepers must sign."""
    roles = [version.file.roles, *([before.file.roles] if before else [])]
    return max(0, *(one.beheer_drempel - len(version.signed_by(one, on)) for one in roles))


def held(found: list[Version], on: date) -> list[Version]:
    """The versions that hold, up to the first that lacks signatures."""
    whole: list[Version] = []
    for version in found:
        if missing(version, whole[-1] if whole else None, on):
            break
        whole.append(version)
    return whole


def standing(base: Path, on: date) -> Version | None:
    """The version of rollen.yaml that holds, when its keepers signed the file as it stands; None when they did not.

    Raises ``SourceInvalid`` for a file that cannot be read.
    """
    file = read(base)
    whole = held(versions(base), on)
    return whole[-1] if file and whole and whole[-1].file.content == file.content else None


def current(base: Path, on: date) -> Roles | None:
    """Its roles."""
    found = standing(base, on)
    return found.file.roles if found else None


def must_hold(base: Path, on: date) -> Roles:
    """The same. Raises ``WrongCall``: "roles_missing", "roles_unsigned"."""
    if read(base) is None:
        raise WrongCall("roles_missing", folder=base)
    roles = current(base, on)
    if roles is None:
        raise WrongCall("roles_unsigned")
    return roles


def sign(base: Path, key: str, on: date) -> tuple[Person, int]:
    """Sign rollen.yaml as it stands; who did, and how many more must. Raises ``WrongCall``."""
    file = read(base)
    if file is None:
        raise WrongCall("roles_missing", folder=base)
    whole = held(versions(base), on)
    if whole and whole[-1].file.content == file.content:
        raise WrongCall("roles_hold_already")
    before = whole[-1] if whole else None
    keepers = [*file.roles.keepers, *(before.file.roles.keepers if before else ())]
    signer, text = keys.load(key, [one for person in keepers for one in person.sleutels])
    if file.roles.revoked(text, on):
        raise WrongCall("key_revoked")
    number = len(whole) + 1
    _written(folder(base), f"{number:04}", file.content)
    subject, stated = (
        {"rollen.yaml": envelope.digest(file.content)},
        _content(file, number, before.digest if before else ""),
    )
    place = folder(base) / f"{number:04}-{keys.key_id(text)[:16]}.dsse"
    place.write_bytes(envelope.sign(envelope.statement(_KIND, subject, stated), signer))
    owner = next(person for person in keepers if text in person.sleutels)
    return owner, missing(versions(base)[number - 1], before, on)


def _content(file: RolesFile, number: int, before: str) -> dict[str, object]:
    """What is signed: the roles themselves too, so that whoever cannot read YAML knows who may sign."""
    return {"versie": number, "vorige": before, "inhoud": file.roles.model_dump(mode="json")}


def _written(place: Path, name: str, content: bytes) -> None:
    """The version that is being signed. Signatures under another text of it are of no use any more."""
    place.mkdir(parents=True, exist_ok=True)
    path = place / f"{name}.yaml"
    if path.is_file() and path.read_bytes() != content:
        for old in place.glob(f"{name}-*.dsse"):
            old.unlink()
    try:
        path.write_bytes(content)
    except OSError as error:
        raise SourceInvalid("template_unreadable", file=str(path)) from error
