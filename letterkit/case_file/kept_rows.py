"""Rows that were read once and are needed again, kept where they take no memory.

What only shows over all rows of a file is known at its end, and a workbook takes seconds to read. So its rows wait in a
file without a name, which nobody else can open and which is gone when it is closed, also when this process dies.
"""

import pickle
import tempfile
from collections.abc import Iterator
from itertools import islice
from types import TracebackType
from typing import IO, Self

from letterkit.case_file.rows import InputRow

_ROWS_AT_ONCE = 200


class KeptRows:
    """Rows in order, to be read once more. A folder that is full gives them up: then ``lost`` is true."""

    def __init__(self) -> None:
        self.lost = False
        self._file: IO[bytes] | None = None

    def __enter__(self) -> Self:
        try:
            self._file = tempfile.TemporaryFile()
        except OSError:
            self.lost = True
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._give_up()

    def through(self, rows: Iterator[InputRow]) -> Iterator[InputRow]:
        """The rows, kept while they pass."""
        while some := list(islice(rows, _ROWS_AT_ONCE)):
            self._keep(some)
            yield from some

    def again(self) -> Iterator[InputRow]:
        """All rows that passed."""
        if self._file is None:
            return
        self._file.seek(0)
        while True:
            try:
                some = pickle.load(self._file)  # noqa: S301 - our own bytes, in a file that has no name
            except EOFError:
                return
            yield from (InputRow(*one) for one in some)

    def _keep(self, rows: list[InputRow]) -> None:
        if self._file is None:
            return
        plain = [(one.number, one.record, one.problems, one.numbers, one.questions) for one in rows]
        try:
            pickle.dump(plain, self._file, pickle.HIGHEST_PROTOCOL)
        except OSError:
            self._give_up()

    def _give_up(self) -> None:
        self.lost = True
        file, self._file = self._file, None
        if file is not None:
            try:
                file.close()
            except OSError:  # what could not be written is not needed
                return
