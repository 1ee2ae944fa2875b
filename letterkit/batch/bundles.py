"""The bundles of a run by their hash: in the first process, and in every worker that was given them.

A process may live longer than a run, and do the work of several at once. What it opens is found by the hash in the
order, so it is that of this run and of no other.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import partial
from typing import Any

from letterkit.bundle import Bundle, key_of
from letterkit.errors import LedgerTrouble
from letterkit.workspace import Workspace

_MOST_BUNDLES, _MOST_WORKSPACES = 16, 4
_WORKSPACES: dict[str, Workspace] = {}
_BUNDLES: dict[str, Bundle] = {}


@dataclass(frozen=True, slots=True)
class Bundles:
    """What workers need of the first process. ``name`` is its hash."""

    keys: tuple[str, ...]

    @property
    def name(self) -> str:
        return "letterkit-" + "-".join(self.keys)

    def packed(self) -> Callable[[], None]:
        """What a worker process calls before it works: it can be pickled, and has all of it inside."""
        return partial(_keep, tuple(Bundle.of(_WORKSPACES[key], key) for key in self.keys))


def add(workspace: Workspace, letterkit: str = "") -> str:
    """Know a workspace in this process by its hash, which is returned. ``letterkit``: as ``key_of`` takes it."""
    key = key_of(workspace, letterkit)
    _make_room(_WORKSPACES, _MOST_WORKSPACES)
    _WORKSPACES[key] = workspace
    return key


def opened(key: str) -> Workspace:
    """The workspace with this hash. Raises ``LedgerTrouble`` when nothing of that kind was given to this process."""
    if key not in _WORKSPACES:
        if key not in _BUNDLES:
            raise LedgerTrouble("bundle_missing", key=key[:12])
        workspace = _BUNDLES[key].open()
        _make_room(_WORKSPACES, _MOST_WORKSPACES)
        _WORKSPACES[key] = workspace
    return _WORKSPACES[key]


def _keep(bundles: Iterable[Bundle]) -> None:
    for bundle in bundles:
        if bundle.key not in _BUNDLES:
            _make_room(_BUNDLES, _MOST_BUNDLES)
            _BUNDLES[bundle.key] = bundle


def _make_room(known: dict[str, Any], most: int) -> None:
    """The oldest makes place for one more."""
    while len(known) >= most:
        known.pop(next(iter(known)), None)
