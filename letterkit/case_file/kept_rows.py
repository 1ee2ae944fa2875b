"""Rows that were read once and are needed again, kept where they take no memory.

What only shows over all rows of a file is known at its end, and a workbook takes seconds to read. So its rows wait in a
file without a name, which nobody else can open and which is gone when it is closed, also when this process dies.
"""

import marshal
import pickle
import tempfile
from collections.abc import Iterator
from itertools import islice
from types import TracebackType
from typing import IO, Self

from letterkit.case_file.rows import InputRow

_ROWS_AT_ONCE = 200
_SIZE = 8  # bytes in which the length of some rows stands before them


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
        while size := int.from_bytes(self._file.read(_SIZE)):
            some = marshal.loads(self._file.read(size))  # noqa: S302 - our own bytes, in a file that has no name
            rows = pickle.loads(some) if isinstance(some, bytes) else some  # noqa: S301 - the same
            yield from (InputRow(*row) for row in rows)

    def _keep(self, rows: list[InputRow]) -> None:
        if self._file is None:
            return
        content = _written([(row.number, row.record, row.problems, row.numbers, row.questions) for row in rows])
        try:
            self._file.write(len(content).to_bytes(_SIZE) + content)
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


def _written(rows: list[tuple[object, ...]]) -> bytes:
    """Rows as bytes: words and numbers the quickest way, and rows with a day or a problem in them as they are."""
    try:
        return marshal.dumps(rows)
    except ValueError:
        return marshal.dumps(pickle.dumps(rows, pickle.HIGHEST_PROTOCOL))
