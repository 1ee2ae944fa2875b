"""How a creditor's own export is laid out: its columns, the values it writes in them, its letters and its rows."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from letterkit.case.own_fields import OwnKind


@dataclass(frozen=True, slots=True)
class OwnColumn:
    """A field of the creditor's own. ``needed``: a row without it is wrong."""

    kind: OwnKind
    needed: bool = False


_NOTHING: Mapping[str, str] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Layout:
    """What ``creditor.yaml`` says of the export.

    ``columns``: field of letterkit -> the export's name of its column. ``values``: field -> the export's value -> the
    value of letterkit, small letters. ``encoding``: the letters of text files, as Python names them; empty to find out.
    ``row_per_instalment``: rows with one case number are one case.
    ``earlier_stages``: the export's name of a stage, as ``earlier_stages.plain`` has it -> the stage of letterkit;
    empty checks nothing. ``cases_a_contact``: so many cases may share an e-mail address or mobile number; 0 does
    not count. ``fixed``: field -> the value that every row of a table has there, as a cell would hold it.
    ``own``: the creditor's own fields by name. ``hold_same_person``: no row goes whose customer is in another row too.
    ``in_turn``: rows of one customer come with the oldest arrears first, because one of them goes a day.
    ``days_to_pay``: an invoice must be paid so many days after its own day, where the export has no due date.
    ``largest_beside_middle``: a total may be so many times the middle one of the file; 0 does not compare.
    """

    columns: Mapping[str, str] = field(default_factory=dict)
    values: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    encoding: str = ""
    row_per_instalment: bool = False
    earlier_stages: Mapping[str, str] = field(default_factory=dict)
    cases_a_contact: int = 0
    fixed: Mapping[str, str] = field(default_factory=dict)
    own: Mapping[str, OwnColumn] = field(default_factory=dict)
    hold_same_person: bool = False
    in_turn: bool = False
    largest_beside_middle: int = 0
    days_to_pay: int | None = None

    def ours(self, name: str) -> Mapping[str, str]:
        """Own values of one field, by the value that the export writes (case-folded)."""
        return self.values.get(name, _NOTHING)


PLAIN = Layout()
"""An export that calls its columns as letterkit does."""
