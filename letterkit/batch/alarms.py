"""What a scheduler must know of a run that ended well by itself: words in ``summary.json``, and an exit code."""

from collections.abc import Collection
from dataclasses import dataclass

from letterkit.batch.counts import Counts

EMPTY, NOTHING, HELD, NUMBER = "empty_input", "nothing_made", "too_many_held", "unexpected_number"
GROUPS = {"template": ("lint", "cannot_render")}
"""Words for more than one reason."""


@dataclass(frozen=True, slots=True)
class Limits:
    """``most_held``: of the rows that were read, those that ask a person: a share (0 to 1), or a number.

    ``expected``: lowest and highest number of rows. ``fail_on``: reasons of which no case may be held; ``rejected``
    for a row with wrong data.
    """

    most_held: float | int | None = None
    expected: tuple[int, int] | None = None
    fail_on: frozenset[str] = frozenset()

    def of_number(self, rows: int) -> list[str]:
        """What is wrong with the number of rows, known before anything is made."""
        if self.expected:
            return [] if self.expected[0] <= rows <= self.expected[1] else [NUMBER]
        return [] if rows else [EMPTY]

    def of(self, counts: Counts) -> list[str]:
        """Everything that is not as it should be."""
        words = self.of_number(counts.read)
        if self._nothing(counts):
            words.append(NOTHING)
        if self._too_many(counts):
            words.append(HELD)
        return [*words, *self._reasons(counts)]

    def _nothing(self, counts: Counts) -> bool:
        """Nothing is made, and not because nothing was due, or the file was sent again."""
        again = counts.held_because["already_written"]
        return bool(not (counts.produced or again) and (counts.needs_person or counts.rejected))

    def _too_many(self, counts: Counts) -> bool:
        if self.most_held is None:
            return False
        most = self.most_held if isinstance(self.most_held, int) else self.most_held * counts.read
        return counts.needs_person > most

    def _reasons(self, counts: Counts) -> list[str]:
        wanted = {code for word in self.fail_on for code in GROUPS.get(word, (word,))}
        found: Collection[str] = {code for code, count in counts.held_because.items() if count}
        rejected = {"rejected"} if counts.rejected else set[str]()
        return sorted(wanted & {*found, *rejected})
