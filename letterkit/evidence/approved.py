"""The release that a message was made with, as files of a pack: who signed it, and the texts themselves."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from letterkit.approval import chain
from letterkit.approval.chain import Version
from letterkit.approval.parts import parts_of
from letterkit.approval.standing import standing
from letterkit.approval.store import Proposal, Store
from letterkit.stages import Stages

_TEMPLATES = "sjablonen/"


@dataclass(frozen=True, slots=True)
class Approved:
    """``number``: of the proposal, ``parts``: the files that the text depends on, by name within the templates."""

    number: int
    parts: tuple[str, ...]
    files: Mapping[str, bytes]


class Approvals:
    """Of one workspace, on the days of one run (the real one first). ``roles``: the hash of the rollen.yaml that
    the run went with; "" for a run that does not say so.
    """

    def __init__(self, base: Path, stages: Stages, days: tuple[date, date], roles: str) -> None:
        self._base, self._stages, self._days = base, stages, days
        self._store = Store(base)
        self._objects: dict[int, Mapping[str, bytes]] = {}
        held = chain.held(chain.versions(base), days[0])
        self._versions = [one for one in held if not roles or one.digest == roles]

    def of(self, text: tuple[str, str], release: str) -> Approved | None:
        """What released a text; None when nothing in the workspace shows it."""
        for version in reversed(self._versions):
            for proposal in reversed(self._store.proposals()):
                is_its = proposal.release == release and "/".join(text) in proposal.subjects
                if is_its and standing(proposal, text[0], version.file.roles, self._stages, self._days) is None:
                    return self._files(text, proposal, version)
        return None

    def _files(self, text: tuple[str, str], proposal: Proposal, version: Version) -> Approved:
        objects, folder = self._objects_of(proposal), f"vrijgave/{proposal.number}"
        texts = {
            name.removeprefix(_TEMPLATES): content.decode("utf-8", "surrogatepass")
            for name, content in objects.items()
            if name.startswith(_TEMPLATES)
        }
        parts = parts_of(text, texts.get)
        files = {
            f"{folder}/voorstel.dsse": proposal.content,
            f"{folder}/namen.json": (self._store.place(proposal.number) / "namen.json").read_bytes(),
            **{f"{folder}/besluit-{number}.dsse": one.content for number, one in enumerate(proposal.decisions, 1)},
            **{f"{folder}/{_TEMPLATES}{name}": objects[_TEMPLATES + name] for name in parts if name in texts},
            **{f"{folder}/{name}": objects[name] for name in ("wet.json", "letterkit.json", "schuldeiser.json")},
            **{f"{folder}/{name}": self._store.looked_at(proposal, name) for name in _papers(proposal)},
            "vrijgave/rollen.yaml": version.file.content,
            **{f"vrijgave/rollen-{number}.dsse": one for number, one in enumerate(version.envelopes, 1)},
        }
        return Approved(proposal.number, tuple(parts), files)

    def _objects_of(self, proposal: Proposal) -> Mapping[str, bytes]:
        """Read and hashed once: a letter, an e-mail and a text message are mostly of one release."""
        if proposal.number not in self._objects:
            self._objects[proposal.number] = self._store.objects(proposal)
        return self._objects[proposal.number]


def _papers(proposal: Proposal) -> list[str]:
    """What its reviewers read: how all texts were judged, what every rule says, the comparison. On paper: that on
    screen has the pictures of every branch.
    """
    return [name for name in sorted(proposal.predicate.get("bestanden", {})) if not name.endswith(".html")]


def keys_of(base: Path, on: date) -> Iterator[str]:
    """The keys that a reader must get from elsewhere too, with what each may sign: of the keepers and of runs."""
    for version in chain.held(chain.versions(base), on):
        roles = version.file.roles
        for keeper in roles.keepers:
            yield from (f"{key}  {keeper.naam}, beheer" for key in keeper.sleutels)
        yield from (f"{key}  run" for key in roles.runsleutels)
