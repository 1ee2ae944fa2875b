"""Proposing and deciding: what a person does with a key."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime

from letterkit.approval import chain
from letterkit.approval.release import Release
from letterkit.approval.roles import REVIEWERS, Person, Roles
from letterkit.approval.standing import signed
from letterkit.approval.store import DECISION, PROPOSAL, RELEASE, Proposal, Store
from letterkit.errors import WrongCall
from letterkit.sealing import envelope, keys
from letterkit.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Wish:
    """What a writer proposes, besides the texts themselves."""

    first: date
    last: date
    reason: str


def propose(
    workspace: Workspace, release: Release, wish: Wish, key: str, *, today: date,
    files: Mapping[str, bytes], facts: Mapping[str, object],
) -> int:  # fmt: skip
    """Keep a release with a proposal signed by its writer; the number of the proposal.

    ``files``: what a reviewer looks at; ``facts``: counts of it that go into the statement. Raises ``WrongCall``.
    """
    roles = chain.must_hold(workspace.base, today)
    signer, text = keys.load(key, roles.keys)
    writer = _writer(roles, text, today)
    store = Store(workspace.base)
    number, earlier = store.next_number(), [one for one in store.proposals() if one.decisions]
    subjects = {RELEASE: release.id, **{"/".join(key): digest for key, digest in release.texts.items()}}
    predicate = {
        "nummer": number,
        "schrijver": writer.naam,
        "reden": wish.reason,
        "vanaf": wish.first.isoformat(),
        "tot": wish.last.isoformat(),
        "gemaakt": datetime.now(UTC).isoformat(timespec="seconds"),
        "vorige": earlier[-1].release if earlier else "",
        "nodig": {"/".join(text): list(roles.needed(text[0], workspace.creditor.stages)) for text in release.texts},
        "bestanden": {name: envelope.digest(content) for name, content in sorted(files.items())},
        **facts,
    }
    statement = envelope.sign(envelope.statement(PROPOSAL, subjects, predicate), signer)
    store.keep_release(release)
    store.keep(number, {**files, "voorstel.dsse": statement}, release)
    return number


def decide(
    workspace: Workspace, number: int, key: str, role: str, *, today: date, approved: bool, remark: str
) -> tuple[Person, Proposal]:
    """Sign what a reviewer decided. Raises ``WrongCall`` for whoever may not: the writer, a revoked key, a role that is
    not theirs, a second time.
    """
    roles, store = chain.must_hold(workspace.base, today), Store(workspace.base)
    proposal = store.proposal(number)
    signer, text = keys.load(key, roles.keys)
    person = _owner(roles, text, today)
    if person.naam == proposal.writer:
        raise WrongCall("writer_signs", name=person.naam)
    if role not in person.rollen or role not in REVIEWERS:
        raise WrongCall("role_missing", name=person.naam, role=role)
    if person.naam in signed(proposal, roles, today):
        raise WrongCall("signed_already", name=person.naam, number=number)
    store.objects(proposal)  # what is signed is there, and whole
    predicate = {
        "voorstel": proposal.digest,
        "besluit": "vrijgegeven" if approved else "geweigerd",
        "rol": role,
        "naam": person.naam,
        "opmerking": remark,
        "moment": datetime.now(UTC).isoformat(timespec="seconds"),
    }
    store.decide(number, envelope.sign(envelope.statement(DECISION, proposal.subjects, predicate), signer), text)
    return person, store.proposal(number)


def writer_of(workspace: Workspace, key: str, today: date) -> str:
    """The name of who proposes with this key. Raises ``WrongCall`` for whoever may not write."""
    roles = chain.must_hold(workspace.base, today)
    return _writer(roles, keys.load(key, roles.keys)[1], today).naam


def _writer(roles: Roles, key: str, today: date) -> Person:
    writer = _owner(roles, key, today)
    if "schrijver" not in writer.rollen:
        raise WrongCall("role_missing", name=writer.naam, role="schrijver")
    return writer


def _owner(roles: Roles, key: str, on: date) -> Person:
    owner = roles.owner(key)
    if owner is None:
        raise WrongCall("key_unknown", file="--key")
    if roles.revoked(key, on):
        raise WrongCall("key_revoked")
    return owner
