"""The sectors there are: one file a sector, with its name, its ladder of stages and what its law asks.

The days of a ladder are choices of letterkit and not law, unless a note in the file says so; ``creditor.yaml`` may set
others. A ladder names the shipped stages; a stage may name its own days for a sector (``ladder`` in its stage.yaml).
"""

from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from letterkit import yaml_source
from letterkit.errors import SourceInvalid
from letterkit.law.figure import Figure

Datum = Literal["naam", "adres", "klantnummer", "bedrag"]
"""What may be passed on to a municipality."""
MUNICIPALITY = "gemeente"
"""Under this name a creditor says at ``plichten`` who looked up which data may go, where that is not confirmed."""
TermDays = Annotated[int, Field(ge=1, le=120)]


class Rung(BaseModel):
    """When a stage begins, in days after the oldest unpaid due date."""

    model_config = ConfigDict(extra="forbid", frozen=True, str_strip_whitespace=True)

    vanaf_dag: int = Field(
        ge=1, le=400, description="Eerste dag na de oudste vervaldatum waarop deze fase kan beginnen."
    )
    wachten: int = Field(10, ge=1, le=120, description="Minste aantal dagen na het vorige bericht.")


class Duty(Figure[str]):
    """What law wants of messages. ``sold_credit``: only of those over a credit that was sold."""

    sold_credit: bool = False


class Sector(BaseModel):
    """One sector. ``name``: as people read it. ``order``: its place in lists. ``goods``: what an invented
    customer pays for. ``number``: what the number of a contract is called. ``consumer_credit``: whether the rules for
    it hold (BKR, calling in the whole credit).
    ``fourteen_days``: whether it sends a 14-day letter when a creditor sets nothing. ``ladder``: first days, by stage.
    ``private_law``: whether costs and interest are those of the civil code, not of a law of its own.
    ``terms``: how many days its law gives the reader of a stage at least, counted from the day after arrival.
    ``current_bills``: what goes on beside the old debt and must be paid during every pause, after "uw".
    ``municipality``: which data the creditor passes on so that the municipality can offer help, unless the customer
    says no; the letters name these, and ``letterkit signals`` writes no others. ``helps_at_once``: whether the first
    reminder already names debt help and that offer. ``public_law``: whether the notice must say what collecting by
    force costs, and name the routes of public law.
    ``supply``: what stops when nobody pays, after "uw"; ``reminders``: how many written ones its law wants before that;
    ``storage``: whether the announcement of that offers something to keep water in. ``collects``: whether it collects
    the claims of others, or those it bought. ``duties``: what its law wants of messages, each with its source. One that
    nobody could confirm holds the stages with consequences, until the creditor says who looked it up.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    name: str = Field(min_length=1)
    order: int
    goods: str = Field(min_length=1)
    number: str = Field("contract", min_length=1)
    consumer_credit: bool = False
    fourteen_days: Figure[bool]
    current_bills: str = ""
    municipality: Figure[tuple[Datum, ...]] | None = None
    helps_at_once: bool = False
    public_law: bool = False
    supply: str = ""
    reminders: int = 0
    storage: bool = False
    collects: bool = False
    duties: Mapping[str, Duty] = Field(default_factory=dict)
    ladder: Mapping[str, Rung]
    private_law: Figure[bool] = Figure[bool](value=True, source="BW 6:96 en 6:119", confirmed=True)
    terms: Mapping[str, Figure[TermDays]] = Field(default_factory=dict)

    @property
    def unconfirmed(self) -> Mapping[str, Duty]:
        """The duties that nobody could confirm, by id."""
        return {name: duty for name, duty in self.duties.items() if not duty.confirmed}


@cache
def sectors() -> dict[str, Sector]:
    """All sectors by id, in their order. Raises ``SourceInvalid`` for a file that is wrong."""
    named = [
        (file.name.removesuffix(".yaml"), _read(file.name, file.read_text(encoding="utf-8")))
        for file in files(__name__).iterdir()
        if file.name.endswith(".yaml")
    ]
    return dict(sorted(named, key=lambda item: (item[1].order, item[0])))


def _read(name: str, text: str) -> Sector:
    (document,) = yaml_source.documents(text, name)
    try:
        return Sector.model_validate(document.value)
    except ValidationError as error:
        detail = error.errors(include_url=False, include_input=False)[0]
        line, column = document.place(detail["loc"])
        field = ".".join(str(part) for part in detail["loc"])
        raise SourceInvalid("sector_invalid", file=name, line=line, column=column, field=field) from error
