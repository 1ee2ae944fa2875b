"""What people said about a sentence: said, answered, closed, opened again, and moved along when the text changed.

Each of these is an entry of the log, so nothing that was said is ever lost.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime

from letterkit.drafts.papers.log import Entry, Log
from letterkit.drafts.papers.sentences import moved
from letterkit.errors import WrongCall

LONGEST = 2_000
_SAID, _ANSWERED, _CLOSED, _OPENED, _MOVED = (
    "opmerking",
    "antwoord",
    "opmerking_klaar",
    "opmerking_heropend",
    "opmerking_verplaatst",
)


@dataclass(frozen=True, slots=True)
class Said:
    """``by``: the name of who said it."""

    by: str
    when: datetime
    words: str


@dataclass(slots=True)
class Comment:
    """``number``: of its first entry. ``sentence``: what it is about, as every customer gets it."""

    number: int
    about: str
    sentence: str
    said: list[Said] = field(default_factory=list)
    closed: bool = False


class Comments:
    """The comments of one workspace; ``about`` is a stage and a channel, as ``herinnering/letter``."""

    def __init__(self, log: Log) -> None:
        self._log = log

    def of(self, about: str) -> list[Comment]:
        """The comments on a text, those that are open first, otherwise in the order in which they were made."""
        comments: dict[int, Comment] = {}
        for entry in self._log.entries(about=about):
            _apply(comments, entry)
        return sorted(comments.values(), key=lambda comment: (comment.closed, comment.number))

    def say(self, person: str, by: str, about: str, sentence: str, words: str) -> None:
        """Comment on a sentence. Raises ``WrongCall`` for a comment without words or without a sentence."""
        if not sentence:
            raise WrongCall("comment_no_sentence")
        self._log.add(person, _SAID, about, sentence=sentence, by=by, words=_words(words))

    def answer(self, person: str, by: str, about: str, number: int, words: str) -> None:
        self._log.add(person, _ANSWERED, about, to=self._known(about, number), by=by, words=_words(words))

    def close(self, person: str, by: str, about: str, number: int, *, closed: bool = True) -> None:
        """Close a comment, or open it again."""
        self._log.add(person, _CLOSED if closed else _OPENED, about, to=self._known(about, number), by=by)

    def follow(self, person: str, about: str, before: Sequence[str], after: Sequence[str]) -> None:
        """Move the comments along with the sentences that changed from ``before`` to ``after``."""
        for comment in self.of(about):
            there = moved(comment.sentence, before, after)
            if there and there != comment.sentence:
                self._log.add(person, _MOVED, about, to=comment.number, sentence=there)

    def _known(self, about: str, number: int) -> int:
        if all(comment.number != number for comment in self.of(about)):
            raise WrongCall("comment_unknown")
        return number


def _words(words: str) -> str:
    kept = words.strip()
    if not 0 < len(kept) <= LONGEST:
        raise WrongCall("comment_words", most=LONGEST)
    return kept


def _apply(comments: dict[int, Comment], entry: Entry) -> None:
    details = entry.details
    if entry.what == _SAID:
        first = Said(details["by"], entry.when, details["words"])
        comments[entry.number] = Comment(entry.number, entry.about, details["sentence"], [first])
        return
    comment = comments.get(details.get("to", 0))
    if comment is None:
        return
    match entry.what:
        case "antwoord":
            comment.said.append(Said(details["by"], entry.when, details["words"]))
        case "opmerking_klaar" | "opmerking_heropend":
            comment.closed = entry.what == _CLOSED
        case "opmerking_verplaatst":
            comment.sentence = details["sentence"]
