"""What can go wrong, as exceptions built from values only.

The sentence a person reads stands in ``texts/nl.yaml`` under ``errors.<code>``; the exit code belongs to the class.
No value may hold personal data: a case id, a row, a field name, a file and a line are enough to find the place.

    LetterkitError
    ├── WrongCall          2   the command was called wrongly
    ├── Unreadable         2   an input file cannot be read
    ├── CaseInvalid        3   a case record is wrong; carries every problem of it at once
    ├── SourceInvalid      4   template, glossary or configuration: file, line, column, excerpt
    ├── CannotRender       5   a letter, e-mail or text cannot be made whole
    ├── LedgerTrouble      6   the ledger or the output folder of a batch, or the machine it runs on
    ├── NotAsExpected      7   a run in itself right, with a number that a scheduler must look at
    └── SendingTrouble     8   the server that messages are given to cannot be reached, or does not take them
"""

import dataclasses
from typing import ClassVar

BUG_EXIT_CODE = 70
INTERRUPTED_EXIT_CODE = 130


class LetterkitError(Exception):
    """Base of all foreseen errors: a code (the key of its sentence) and the values that sentence needs."""

    exit_code: ClassVar[int] = BUG_EXIT_CODE

    def __init__(self, code: str, /, **values: object) -> None:
        super().__init__(code)
        self.code = code
        self.values = values

    def __reduce__(self) -> tuple[object, ...]:
        return _rebuild, (type(self), self.code, self.values)


def _rebuild(kind: type[LetterkitError], code: str, values: dict[str, object]) -> LetterkitError:
    """Make the error again on the other side of a process boundary."""
    return kind(code, **values)


class WrongCall(LetterkitError):
    exit_code = 2


class Unreadable(LetterkitError):
    exit_code = 2


@dataclasses.dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong in a case or configuration file.

    ``field`` is the dotted Dutch field name; ``code`` the key below ``problems`` in the texts; ``values`` what that
    sentence needs. Never the personal value itself.
    """

    field: str
    code: str
    values: dict[str, object] = dataclasses.field(default_factory=dict)


@dataclasses.dataclass(frozen=True, slots=True)
class HoldReason:
    """Why a person must look first: a key below ``gate`` in the texts, and what the sentence needs."""

    code: str
    values: tuple[tuple[str, str], ...] = ()


class CaseInvalid(LetterkitError):
    """A case record is wrong. ``problems`` holds all that is wrong with it."""

    exit_code = 3

    def __init__(self, code: str = "case_invalid", /, *, problems: tuple[Problem, ...], **values: object) -> None:
        super().__init__(code, problems=problems, **values)
        self.problems = problems


class SourceInvalid(LetterkitError):
    """A template, glossary or configuration file is wrong.

    Values that are always there: ``file``, ``line`` (1-based, 0 when unknown), ``column`` (1-based, 0 when unknown).
    """

    exit_code = 4

    def __init__(self, code: str, /, *, file: str, line: int = 0, column: int = 0, **values: object) -> None:
        super().__init__(code, file=file, line=line, column=column, **values)


class CannotRender(LetterkitError):
    exit_code = 5


class LedgerTrouble(LetterkitError):
    exit_code = 6


class NotAsExpected(LetterkitError):
    """``words``: the alarms (``batch.alarms``), separated by spaces."""

    exit_code = 7


class SendingTrouble(LetterkitError):
    exit_code = 8
