"""Shares of cases that did something, per stage, channel and template version. They describe; they compare nothing."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from letterkit.effect.joining import Unit
from letterkit.effect.responses import WHATS, What
from letterkit.message import CHANNELS
from letterkit.reports.shares import Share, share


@dataclass(frozen=True, slots=True)
class Rate:
    """Of the cases that got this version: the share that did ``what`` within the window."""

    stage: str
    channel: str
    version: str
    what: What
    share: Share


def rates(units: Sequence[Unit]) -> tuple[Rate, ...]:
    """Every version, in the order of stages in time. A case that got a letter and an e-mail is in both rows."""
    groups: dict[tuple[str, str, str], list[Unit]] = defaultdict(list)
    for unit in units:
        if unit.whole:
            for channel, version in unit.sending.versions.items():
                groups[unit.sending.stage, channel, version].append(unit)
    order = {stage: at for at, stage in enumerate(dict.fromkeys(unit.sending.stage for unit in units))}
    keys = sorted(groups, key=lambda key: (order[key[0]], _place(key[1]), key[2]))
    return tuple(
        Rate(*key, what, share(sum(what in unit.did for unit in groups[key]), len(groups[key])))
        for key in keys
        for what in WHATS
    )


def _place(channel: str) -> int:
    return next((at for at, name in enumerate(CHANNELS) if name == channel), len(CHANNELS))
