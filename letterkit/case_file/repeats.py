"""What only shows over all rows of a file: numbers in more than one row, one customer in many cases, odd amounts.

None of the rows with one case number goes out until a person chose. Rows that share an e-mail address or a mobile
number with more rows than the creditor finds usual, or a name with its address when it wants that, carry a question for
a person; so does a total that is many times the middle one of the file. A creditor who writes each person of one case
a day gets the rows of a person who is there more than once after all others, the oldest arrears first: whoever comes
first is who goes. Which rows those are is only known at the end of a file. Eight bytes are kept of each number and
address; the rows themselves wait in ``KeptRows``, and what was found stays known while the file stays as it is.
"""

from array import array
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from itertools import groupby
from pathlib import Path

from letterkit.case_file import fingerprints
from letterkit.case_file.kept_rows import KeptRows
from letterkit.case_file.layout import Layout
from letterkit.case_file.rows import InputRow
from letterkit.errors import Problem

_MOST_FILES = 16
_PARTS = 16
_FEWEST_FOR_A_MIDDLE = 20
_DIGITS_THAT_COUNT = 3
_KNOWN: dict[tuple[object, ...], "_Repeated"] = {}
Rows = Callable[[], Iterator[InputRow]]


@dataclass(frozen=True, slots=True)
class _Repeated:
    """``rows``: how many there are in all. ``largest``: the total in cents above which a person looks; 0: no total."""

    rows: int
    cases: frozenset[int]
    contacts: frozenset[int]
    persons: frozenset[int]
    largest: int

    @property
    def any(self) -> bool:
        return bool(self.cases or self.contacts or self.persons or self.largest)


def marked(
    everything: Rows, rows: Rows, path: Path | None, layout: Layout, *, part: bool = False
) -> Iterator[InputRow]:
    """The rows, with the problem ``case_twice`` or the questions that ``Toetsen`` of the creditor asks.

    ``path`` is None for a database. ``everything``: all rows of the source, also when ``rows`` is only a ``part`` of
    it: one customer may be in many parts.
    """
    key = _key(path, layout)
    repeated = _KNOWN.get(key) if key else None
    if repeated is not None or part:
        repeated = repeated or _remembered(key, _looked_through(everything(), layout))
        yield from _all_marked(rows(), repeated, layout)
        return
    with KeptRows() as kept:
        repeated = _remembered(key, _looked_through(kept.through(rows()), layout))
        yield from _all_marked(rows() if kept.lost else kept.again(), repeated, layout)


def number(everything: Rows, path: Path | None, layout: Layout) -> int:
    """How many rows there are: of a file known without reading it once more."""
    key = _key(path, layout)
    known = _KNOWN.get(key) if key else None
    return (known or _remembered(key, _looked_through(everything(), layout))).rows


def _all_marked(rows: Iterator[InputRow], repeated: _Repeated, layout: Layout) -> Iterator[InputRow]:
    if layout.in_turn and repeated.persons:
        rows = _in_turn(rows, repeated.persons)
    return (_marked(row, repeated, layout) for row in rows) if repeated.any else rows


def _in_turn(rows: Iterator[InputRow], persons: frozenset[int]) -> Iterator[InputRow]:
    """The rows of persons who are there more than once are held in memory: they are few."""
    together = []
    for row in rows:
        if persons.isdisjoint(fingerprints.persons(row)):
            yield row
        else:
            together.append(row)
    yield from sorted(together, key=fingerprints.oldest_due)


def _marked(row: InputRow, repeated: _Repeated, layout: Layout) -> InputRow:
    twice = (
        (Problem("zaaknummer", "case_twice"),) if repeated.cases and fingerprints.number(row) in repeated.cases else ()
    )
    questions = tuple(_questions(row, repeated, layout))
    if not (twice or questions):
        return row
    return replace(row, problems=row.problems + twice, questions=row.questions + questions)


def _questions(row: InputRow, repeated: _Repeated, layout: Layout) -> Iterator[str]:
    """Keys below ``gate`` in the texts."""
    if repeated.contacts and not repeated.contacts.isdisjoint(fingerprints.contacts(row)):
        yield "veel_zaken"
    if layout.hold_same_person and not repeated.persons.isdisjoint(fingerprints.persons(row)):
        yield "zelfde_persoon"
    if repeated.largest and fingerprints.total(row) > repeated.largest:
        yield "bedrag_buiten_bestand"


def _key(path: Path | None, layout: Layout) -> tuple[object, ...] | None:
    if path is None:
        return None
    now = path.stat()
    return str(path.absolute()), now.st_mtime_ns, now.st_size, repr(layout)


def _remembered(key: tuple[object, ...] | None, repeated: _Repeated) -> _Repeated:
    if key is not None:
        if len(_KNOWN) >= _MOST_FILES:
            _KNOWN.clear()
        _KNOWN[key] = repeated
    return repeated


def _looked_through(rows: Iterator[InputRow], layout: Layout) -> _Repeated:
    most = layout.cases_a_contact
    cases, contacts, persons = array("Q"), array("Q"), array("Q")
    met: set[int] = set()
    totals: Counter[int] = Counter()
    count = 0
    for count, row in enumerate(rows, 1):  # noqa: B007 - how many there were
        if number := fingerprints.number(row):
            cases.append(number)
        if most and layout.in_turn:
            contacts.extend(_of_another(row, met))
        elif most:
            contacts.extend(fingerprints.contacts(row))
        if layout.hold_same_person or layout.in_turn:
            persons.extend(fingerprints.persons(row))
        if layout.largest_beside_middle and (cents := fingerprints.total(row)):
            totals[_rounded(cents)] += 1
    return _Repeated(
        count,
        frozenset(_more_than(1, cases)),
        frozenset(_more_than(most, contacts)),
        frozenset(_more_than(1, persons)),
        _largest(totals, layout.largest_beside_middle),
    )


def _of_another(row: InputRow, met: set[int]) -> Iterator[int]:
    """The contacts of a row that were not yet ``met`` under this name: cases of one person take turns."""
    for contact, person in fingerprints.contacts_by_person(row):
        if not person or person not in met:
            yield contact
        met.add(person)


def _more_than(most: int, numbers: "array[int]") -> Iterator[int]:
    """In parts, because a sorted list takes five times the room of the numbers themselves."""
    for part in range(_PARTS):
        ordered = sorted(number for number in numbers if number % _PARTS == part)
        yield from (number for number, same in groupby(ordered) if sum(1 for _ in same) > most)


def _rounded(cents: int) -> int:
    """The first digits alone, so that a file of any length has a few thousand amounts."""
    unit = int("1".ljust(len(str(cents)) - _DIGITS_THAT_COUNT + 1, "0"))
    return cents // unit * unit


def _largest(totals: "Counter[int]", times: int) -> int:
    """So many times the middle total, where there are enough of them to have a middle."""
    count = totals.total()
    if count < _FEWEST_FOR_A_MIDDLE:
        return 0
    passed = 0
    for cents, many in sorted(totals.items()):
        passed += many
        if 2 * passed >= count:
            return cents * times
    return 0
