"""Sorting more lines than fit in memory: sorted files are merged, some dozens at a time, until few are left."""

from collections.abc import Iterator, Sequence
from heapq import merge

from letterkit.batch.box import Box

_TOGETHER = 64


def merged(box: Box, names: Sequence[str], folder: str) -> Iterator[str]:
    """All lines of sorted files, sorted. Files between go in ``folder``."""
    turn = 0
    while len(names) > _TOGETHER:
        groups = [names[at : at + _TOGETHER] for at in range(0, len(names), _TOGETHER)]
        names = [_one(box, group, f"{folder}/{turn}-{number:06}.jsonl") for number, group in enumerate(groups)]
        turn += 1
    yield from _lines(box, names)


def _one(box: Box, names: Sequence[str], target: str) -> str:
    with box.create(target) as write:
        for line in _lines(box, names):
            write(f"{line}\n".encode())
    return target


def _lines(box: Box, names: Sequence[str]) -> Iterator[str]:
    yield from merge(*(box.lines(name) for name in names))
