"""Which texts hold on a day: with enough signatures, of people with the right roles, who did not write them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Literal

from letterkit.approval import chain
from letterkit.approval.parts import Text
from letterkit.approval.roles import REVIEWERS, Roles
from letterkit.approval.store import Decision, Proposal, Store
from letterkit.sealing import envelope
from letterkit.stages import Stages

if TYPE_CHECKING:
    from letterkit.installed import Installed
    from letterkit.workspace import Workspace

Why = Literal["roles", "changed", "refused", "unsigned", "day"]
"""Why a text does not hold: a key below ``approval.why`` in the texts. The furthest that any proposal got."""
_RANK: tuple[Why, ...] = ("roles", "changed", "refused", "unsigned", "day")


@dataclass(frozen=True, slots=True)
class Gate:
    """``held``: texts that may not go, with why and the roles that are missing. ``released``: text -> release.
    ``letterkit``: its version and hash, as the release has them."""

    released: Mapping[Text, str] = field(default_factory=dict)
    held: Mapping[Text, tuple[Why, str]] = field(default_factory=dict)
    letterkit: bytes = b""


def gate(workspace: Workspace, real: date, today: date, letterkit: Installed | None = None) -> Gate:
    """What holds on the real day and on the day that a run is for. ``letterkit``: as ``release.of`` takes it."""
    from letterkit.approval import release  # noqa: PLC0415 - who only asks what stands needs no rules and templates

    found = release.of(workspace, letterkit)
    roles = chain.current(workspace.base, real)
    if roles is None:
        return Gate(held=dict.fromkeys(found.texts, ("roles", "")), letterkit=found.objects["letterkit.json"])
    proposals = Store(workspace.base).proposals()
    released: dict[Text, str] = {}
    held: dict[Text, tuple[Why, str]] = {}
    for text, digest in found.texts.items():
        why: tuple[Why, str] = ("changed", "")
        for proposal in reversed(proposals):
            if proposal.subjects.get("/".join(text)) != digest:
                continue
            stand = standing(proposal, text[0], roles, workspace.creditor.stages, (real, today))
            if stand is None:
                released[text] = proposal.release
                break
            why = max(why, stand, key=lambda one: _RANK.index(one[0]))
        else:
            held[text] = why
    return Gate(released, held, found.objects["letterkit.json"])


def standing(
    proposal: Proposal, stage: str, roles: Roles, stages: Stages, days: tuple[date, date]
) -> tuple[Why, str] | None:
    """Why a proposal does not release a stage on these days (the real one first), with the roles that lack; or None."""
    approved = signed(proposal, roles, days[0])
    if any(not one.approved for one in approved.values()):
        return "refused", ""
    if lacking := lacking_roles(proposal, stage, roles, stages, days[0]):
        return "unsigned", ", ".join(lacking)
    first, last = proposal.days
    return None if all(first <= day <= last for day in days) else ("day", "")


def open_texts(proposal: Proposal, roles: Roles, stages: Stages, on: date) -> dict[str, tuple[str, ...]]:
    """The texts of a proposal that others must sign too -> the roles that lack."""
    known = [text for text in proposal.subjects if text.partition("/")[0] in stages]
    waiting = {text: lacking_roles(proposal, text.partition("/")[0], roles, stages, on) for text in known}
    return {text: lacking for text, lacking in waiting.items() if lacking}


def standing_already(
    texts: Iterable[str], proposal: Proposal, others: Iterable[Proposal], *, roles: Roles, stages: Stages, on: date
) -> frozenset[str]:
    """Of these texts of a proposal those that hold today as they are, by another proposal."""
    known = [one for one in others if one.number != proposal.number]
    return frozenset(
        text
        for text in texts
        if any(
            one.subjects.get(text) == proposal.subjects[text]
            and standing(one, text.partition("/")[0], roles, stages, (on, on)) is None
            for one in known
        )
    )


def lacking_roles(proposal: Proposal, stage: str, roles: Roles, stages: Stages, on: date) -> tuple[str, ...]:
    """The roles that did not sign yet; ``schrijver`` when the writer's own signature is not there."""
    if not written(proposal, roles, on):
        return ("schrijver",)
    given = {one.role for one in signed(proposal, roles, on).values() if one.approved}
    needed = roles.needed(stage, stages)
    return tuple(role for role in needed if role not in given) if needed else () if given else REVIEWERS[:1]


def written(proposal: Proposal, roles: Roles, on: date) -> bool:
    """Whether the named writer signed it: so nobody can put another's name there and approve it himself."""
    keys = envelope.signers(proposal.content, roles.keys)
    return any(
        (owner := roles.owner(key)) and owner.naam == proposal.writer and not roles.revoked(key, on) for key in keys
    )


def signed(proposal: Proposal, roles: Roles, on: date) -> dict[str, Decision]:
    """Who decided with a key that counts, in a role that is theirs, each once; never the writer."""
    return dict(_signed(proposal, roles, on))


def _signed(proposal: Proposal, roles: Roles, on: date) -> Iterator[tuple[str, Decision]]:
    for one in proposal.decisions:
        if one.proposal != proposal.digest or dict(one.subjects) != dict(proposal.subjects):
            continue
        for key in envelope.signers(one.content, roles.keys):
            owner = roles.owner(key)
            known = owner is not None and owner.naam == one.name and one.role in owner.rollen and one.role in REVIEWERS
            if known and one.name != proposal.writer and not roles.revoked(key, on):
                yield one.name, one
