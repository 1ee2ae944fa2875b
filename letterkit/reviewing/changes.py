"""What a proposal changes: texts branch by branch, as customers read them, and all that is no text."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from letterkit.approval.parts import Text, of_names, parts_of
from letterkit.approval.release import Release
from letterkit.approval.store import RELEASE, Proposal
from letterkit.branches.composing import Composer
from letterkit.drafts import texts
from letterkit.message import Channel, plain
from letterkit.render import plain as plain_render
from letterkit.reviewing.remembered import Remembered
from letterkit.sealing.envelope import digest
from letterkit.workspace import Workspace

_WATCHED = ("schuldeiser.json", "regels.json", "wet.json", "letterkit.json", "geheim.txt")
_NOT_OF_WORDS = ("regels.json", "letterkit.json", "geheim.txt")
"""What the letterkit that runs has itself, or decides no word. The one that runs, and its secret, write both sides."""
_OF_WORDS = ("wet.json", "sjablonen/_details.yaml")
_LONGEST = 160  # characters of a value that a reader can still compare


@dataclass(frozen=True, slots=True)
class Branch:
    """One way in which a text can turn out, before and after; "" where it is not there."""

    name: str
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class ChangedText:
    """``branches``: those that become another; none of them: what changed is in no branch that can be reached."""

    text: Text
    branches: tuple[Branch, ...]


@dataclass(frozen=True, slots=True)
class Setting:
    """A value that is no text: ``where`` is its file and its place in it."""

    where: str
    old: str
    new: str


def changed_texts(before: Proposal | None, found: Release, old: Mapping[str, bytes]) -> tuple[Text, ...]:
    """The texts of which the words may be others than in the release before: of rules and levels no word changes.

    What another letterkit would do with the same texts is not seen here: both sides are written by the one that runs.
    """
    known = before.subjects if before else {}
    wanted = tuple(text for text, digest in found.texts.items() if known.get("/".join(text)) != digest)
    if _of_words(old) != _of_words(found.objects):
        return wanted
    return tuple(text for text in wanted if _files(text, old) != _files(text, found.objects))


def _of_words(objects: Mapping[str, bytes]) -> object:
    """What all texts share that decides their words."""
    settings = json.loads(objects.get("schuldeiser.json", b"{}"))
    settings.pop("toetsing", None)
    shared = {name: content for name, content in objects.items() if name.startswith("huisstijl/") or name in _OF_WORDS}
    return settings, shared


def _files(text: Text, objects: Mapping[str, bytes]) -> dict[str, bytes | None]:
    def text_of(name: str) -> str | None:
        content = objects.get(f"sjablonen/{name}")
        return None if content is None else content.decode("utf-8", "surrogatepass")

    return {name: objects.get(f"sjablonen/{name}") for name in parts_of(text, text_of)}


@dataclass(frozen=True, slots=True)
class Side:
    """The texts of then or of now. ``workspace``: None where this letterkit cannot read them any more."""

    workspace: Workspace | None
    objects: Mapping[str, bytes]


def branches(old: Side, new: Side, wanted: tuple[Text, ...], secret: bytes) -> Iterator[ChangedText]:
    """For each of these texts the branches that become another, by name. ``secret``: which one writes both."""
    known = Remembered()
    for stage in dict.fromkeys(stage for stage, _ in wanted):
        channels = frozenset(channel for own, channel in wanted if own == stage)
        before, after = (_branches(known, side, stage, channels, secret) for side in (old, new))
        for channel in (channel for own, channel in wanted if own == stage):
            then, now = before.get(channel, {}), after.get(channel, {})
            changed = [Branch(name, then.get(name, ""), now.get(name, "")) for name in dict.fromkeys((*now, *then))]
            yield ChangedText((stage, channel), tuple(one for one in changed if one.old != one.new))


def _branches(
    known: Remembered, side: Side, stage: str, channels: frozenset[Channel], secret: bytes
) -> dict[str, dict[str, str]]:
    """Channel -> name of a branch -> its words."""
    workspace = side.workspace
    if workspace is None:
        return {}
    day = texts.latest(workspace)
    decides = (stage, *sorted(channels), day.isoformat(), secret.decode(), _of_stage(side.objects, stage))
    return known.get(decides, lambda: _written(texts.composer(workspace, day), stage, channels))


def _of_stage(objects: Mapping[str, bytes], stage: str) -> str:
    """A hash of all that decides the words of a stage: not the texts of others, nor how texts are judged."""
    own = ("sjablonen/_parts/", f"sjablonen/{stage}/")
    kept = {
        name: digest(content)
        for name, content in objects.items()
        if (name.startswith(own) or not name.endswith(".md.j2")) and name not in _NOT_OF_WORDS
    }
    return of_names(kept)


def _written(composer: Composer, stage: str, channels: frozenset[Channel]) -> dict[str, dict[str, str]]:
    """The branches of the texts of one stage, all made in one go: what a case says is gathered once for them."""
    found: dict[str, dict[str, str]] = {}
    for channel, named in texts.of_stage(composer, stage, channels).items():
        found[channel] = {
            one.name: f"{plain(one.message.subject)}\n\n{plain_render.render(one.message)}" for one in named
        }
    return found


def settings(old: Mapping[str, bytes], new: Mapping[str, bytes]) -> Iterator[Setting]:
    """Rules, levels, exceptions, law figures, settings and versions that differ."""
    for name in _WATCHED:
        before, after = dict(_flat(name, old)), dict(_flat(name, new))
        for where in dict.fromkeys((*after, *before)):
            if before.get(where) != after.get(where):
                yield Setting(where, before.get(where, ""), after.get(where, ""))


def _flat(name: str, objects: Mapping[str, bytes]) -> Iterator[tuple[str, str]]:
    content = objects.get(name, b"")
    tree: Any = json.loads(content) if name.endswith(".json") and content else content.decode()
    yield from _walk(name.partition(".")[0], tree)


def _walk(where: str, tree: Any) -> Iterator[tuple[str, str]]:
    if isinstance(tree, dict):
        for name, value in tree.items():
            yield from _walk(f"{where} · {name}", value)
    elif isinstance(tree, list):
        for number, value in enumerate(tree, 1):
            yield from _walk(f"{where} · {number}", value)
    else:
        yield where, str("" if tree is None else tree)[:_LONGEST]


def released_before(proposals: list[Proposal], released: Mapping[Text, str], today: date) -> Proposal | None:
    """The proposal that most texts of today were released with; the last one that was decided on, when none is."""
    counts = {one.release: sum(found == one.release for found in released.values()) for one in proposals}
    holds = [one for one in proposals if counts[one.subjects.get(RELEASE, "")]]
    decided = [one for one in proposals if any(d.approved for d in one.decisions) and one.days[0] <= today]
    return (holds or decided or [None])[-1]  # type: ignore[list-item]
