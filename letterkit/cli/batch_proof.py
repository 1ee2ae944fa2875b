"""What a run needs where rollen.yaml is: which texts are released, and the key that signs it."""

from dataclasses import replace
from datetime import date
from pathlib import Path

from letterkit.approval import chain
from letterkit.approval.standing import gate
from letterkit.batch import Order, root
from letterkit.batch.box import Box
from letterkit.batch.proof import Proof, Released
from letterkit.batch.root import Signing
from letterkit.cli.approval_options import because
from letterkit.dutch import clock
from letterkit.errors import WrongCall
from letterkit.installed import Installed
from letterkit.reports.lint_json import rules_hash
from letterkit.sealing.envelope import digest
from letterkit.workspace import Workspace


def proof_of(order: Order, run: str, *, door: str) -> Proof | None:
    """None without rollen.yaml: then nothing is asked, and nothing changes."""
    workspace = order.load_workspace()
    if root.roles_at(workspace.base) is None:
        if door:
            raise WrongCall("door_without_roles")
        return None
    today, real = order.today, clock.today()
    opened = {"a": workspace, "b": order.split.load_workspace()} if order.split else {"": workspace}
    gates = {variant: _released(workspace, real, today, order.letterkit) for variant, workspace in opened.items()}
    law = digest(workspace.creditor.law.model_dump_json(indent=1).encode())
    return Proof(run, gates, rules_hash(), law, door, roles_of(workspace.base))


def roles_of(base: Path) -> tuple[int, str]:
    """The version of rollen.yaml that holds today, and its hash; 0 when there is none."""
    found = chain.standing(base, clock.today())
    return (found.number, found.digest) if found else (0, "")


def _released(workspace: Workspace, real: date, today: date, letterkit: Installed | None) -> Released:
    released = gate(workspace, real, today, letterkit)
    return Released(released.released, {text: because(why) for text, why in released.held.items()}, released.letterkit)


def signing_of(order: Order, key: str) -> Signing | None:
    """What signs the run. Raises ``WrongCall`` for a key that is not in rollen.yaml, before the first case."""
    base: Path = order.load_workspace().base
    roles = root.roles_at(base)
    return root.checked(base, roles, key) if roles else None


def with_seed(order: Order, proof: Proof | None, box: Box | None) -> Order:
    """The order with its proof. ``box``: None for a dry run, of which nothing is kept."""
    if proof is None:
        return order
    seed = root.seeded(box) if box else b"dry run"
    return replace(order, proof=replace(proof, seed=seed))
