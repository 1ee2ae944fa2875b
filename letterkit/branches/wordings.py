"""What makes a message different from another of the same template but for its data."""

from collections.abc import Iterator

from letterkit.identity_cache import IdentityCache
from letterkit.message import Block, Inline, Message, inlines, walk

_MOST_KEPT = 8_000  # blocks


class Wordings:
    """Wordings of messages, to be compared with each other: each subject and each block is one number.

    They are read off the shape, whose blocks are the same objects in each message with their words.
    """

    def __init__(self) -> None:
        self._numbers: dict[tuple[object, ...], int] = {}
        self._of_inline = IdentityCache(self._inline, _MOST_KEPT)
        self._of_block = IdentityCache(self._block, _MOST_KEPT)

    def of(self, message: Message) -> tuple[object, ...]:
        subject, blocks = message.subject, message.blocks
        if message.shape is not None:
            subject, blocks = message.shape.subject, message.shape.blocks
        return (message.stage, message.channel, self._of_inline(subject), *map(self._of_block, blocks))

    def _inline(self, inline: Inline) -> int:
        return self._numbered(_worded(inline))

    def _block(self, block: Block) -> int:
        return self._numbered(tuple(_lines(block)))

    def _numbered(self, wording: tuple[object, ...]) -> int:
        return self._numbers.setdefault(wording, len(self._numbers))


def _lines(block: Block) -> Iterator[tuple[object, ...]]:
    for part in walk((block,)):
        for inline in inlines(part):
            yield _worded(inline)


def _worded(inline: Inline) -> tuple[object, ...]:
    return tuple(("", run.origin) if run.data else (run.text, run.origin) for run in inline)
