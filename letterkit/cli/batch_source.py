"""Where the cases of a run come from, and which of them."""

from collections.abc import Generator
from contextlib import closing
from dataclasses import dataclass, field
from itertools import islice

from letterkit.case_file import InputRow, KeyRange, Layout, Notes, find, number


@dataclass(frozen=True, slots=True)
class Source:
    """``limit``: only the first so many; ``chosen``: only rows with these numbers; ``keys``: only these cases."""

    cases: str
    query: str | None
    export: Layout
    limit: int | None
    chosen: frozenset[int] | None = None
    keys: KeyRange | None = None
    notes: Notes = field(default_factory=Notes, compare=False)

    def rows(self) -> Generator[InputRow]:
        self.notes.clear()  # the rows are read more than once, and count once
        for count, row in enumerate(find(self.cases, self.export, query=self.query, notes=self.notes, keys=self.keys)):
            if self.limit is not None and count >= self.limit:
                return
            if self.chosen is None or row.number in self.chosen:
                yield row

    def number(self, *, at_least_one: bool) -> int:
        """How many rows there are; ``at_least_one``: only whether there is one."""
        return self.number_up_to(1 if at_least_one else None)

    def number_up_to(self, most: int | None) -> int:
        """How many rows there are, or ``most`` when there are more."""
        if self.keys is None and self.chosen is None:
            bounds = [bound for bound in (most, self.limit) if bound is not None]
            return min([number(self.cases, self.export, query=self.query), *bounds])
        with closing(self.rows()) as rows:
            return sum(1 for _ in islice(rows, most))
