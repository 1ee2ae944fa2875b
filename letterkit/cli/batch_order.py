"""What a run works with, read from the creditor's files once and for all."""

from functools import partial
from pathlib import Path

from letterkit import installed
from letterkit.batch import Order, bundles
from letterkit.batch.choices import Choices
from letterkit.batch.split import Split
from letterkit.workspace import load_workspace


def order_of(choices: Choices, out: str) -> tuple[Order, bundles.Bundles]:
    """Open the workspaces of a run, and see that all their templates can be used. From here on no worker, and not this
    process either, looks at a file of the creditor.
    """
    creditor, letterkit = Path(choices.creditor), installed.now()
    key, split = _opened(creditor, letterkit.digest), None
    keys = [key]
    if choices.other:
        keys.append(_opened(creditor, letterkit.digest, Path(choices.other)))
        split = Split(partial(bundles.opened, keys[1]), choices.seed, choices.share / 100)
    order = Order(
        partial(bundles.opened, key),
        choices.today,
        out,
        "".join(keys),
        choices.only_stage or None,
        chunk=choices.chunk,
        sheets=choices.sheets or None,
        duplex=choices.duplex,
        split=split,
        per_folder=choices.per_folder,
        letterkit=letterkit,
    )
    return order, bundles.Bundles(tuple(keys))


def _opened(creditor: Path, letterkit: str, other: Path | None = None) -> str:
    workspace = load_workspace(creditor, other)
    workspace.templates.check()
    return bundles.add(workspace, letterkit)
