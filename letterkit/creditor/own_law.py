"""Figures and duties of law that the creditor looked up itself, each with its source."""

from datetime import date
from decimal import Decimal
from functools import lru_cache
from typing import Annotated

from pydantic import AfterValidator, Field, model_validator

from letterkit import fields
from letterkit.creditor.part import Line, Part, Source, about
from letterkit.dutch.dates import printed_digits
from letterkit.identity_cache import IdentityCache
from letterkit.law.settings import Settings, with_own
from letterkit.texts import say

_MOST_KEPT = 8  # creditors


class Wetsrij(Part):
    """A row of a dated table of law that the creditor looked up itself, with its source."""

    model_config = about("Een regel van een tabel met cijfers per datum, die u zelf heeft nagekeken.")

    vanaf: date = Field(description="Vanaf welke dag dit geldt.")
    waarde: int | Decimal = Field(description="Wat er vanaf die dag geldt.")
    bron: Source = Field(description="Waar u dat las: de regeling met artikel en datum.")
    zeker: bool = Field(False, description="Of u dit zelf in de officiële tekst heeft gelezen.")
    toelichting: Annotated[str, Field(max_length=300), AfterValidator(fields.one_line)] = Field(
        "", description="Wat er niet zeker is. Verplicht als het niet zeker is."
    )

    @property
    def row(self) -> dict[str, object]:
        """The same as ``letterkit.law`` wants it."""
        figure = {"value": self.waarde, "source": self.bron, "confirmed": self.zeker, "note": self.toelichting}
        return {"since": self.vanaf, **figure}


class Wetscijfer(Part):
    """A figure of law that the creditor looked up itself, with its source; or rows of a dated table."""

    model_config = about("Een cijfer uit wet of regels dat u zelf heeft nagekeken, met de bron.")

    waarde: int | Decimal | date | str | None = Field(
        None,
        description="Wat er volgens u geldt: een getal, een datum of een woord, zoals bij de waarde van letterkit.",
    )
    rijen: tuple[Wetsrij, ...] = Field(
        (), description="Bij een tabel: cijfers per datum. Ze komen bij die van letterkit, in plaats van een waarde."
    )
    bron: Source | None = Field(None, description="Waar u dat las: de regeling met artikel en datum.")
    zeker: bool = Field(False, description="Of u dit zelf in de officiële tekst heeft gelezen.")
    door: Line | None = Field(None, description="Wie het las. Verplicht bij de dagen van een vooraankondiging bij BKR.")
    op: date | None = Field(None, description="Wanneer. Verplicht als door is ingevuld.")
    toelichting: Annotated[str, Field(max_length=300), AfterValidator(fields.one_line)] = Field(
        "", description="Wat er niet zeker is. Verplicht als het niet zeker is."
    )

    @property
    def figure(self) -> dict[str, object]:
        """The same as ``letterkit.law`` wants it; who read it stands behind the source."""
        read = say("law.figure.read", by=self.door, day=printed_digits(self.op)) if self.door and self.op else ""
        source = f"{self.bron}{read}"
        return {"value": self.waarde, "source": source, "confirmed": self.zeker, "note": self.toelichting}

    @model_validator(mode="after")
    def _a_figure_or_rows(self) -> "Wetscijfer":
        if bool(self.rijen) == (self.waarde is not None):
            raise ValueError("law_value_or_rows")
        if not self.rijen and self.bron is None:
            raise ValueError("law_source_missing")
        if (self.door is None) != (self.op is None):
            raise ValueError("law_reader_missing")
        return self


class Nagekeken(Part):
    """A duty of the sector that the creditor looked up itself, with who did and where."""

    model_config = about("Een plicht van uw sector die u zelf heeft nagekeken, met de bron.")

    bron: Source = Field(description="Waar u het las: de regeling met artikel en datum.")
    door: Line = Field(description="Wie het nakeek, zoals uw jurist.")
    op: date = Field(description="Wanneer.")


@lru_cache(_MOST_KEPT)
def _of_figures(wet: tuple[tuple[str, Wetscijfer], ...]) -> Settings:
    """Creditors that differ in something else, as those of all branches, have equal figures."""
    return with_own(
        {name: own.figure for name, own in wet if not own.rijen},
        {name: [row.row for row in own.rijen] for name, own in wet if own.rijen},
    )


def _with_own_figures(wet: dict[str, Wetscijfer]) -> Settings:
    return _of_figures(tuple(wet.items()))


settings_with_own = IdentityCache(_with_own_figures, _MOST_KEPT)  # every message of a run asks for it
"""The figures of law with the creditor's own in their place. Raises ``ValidationError`` for an own one that is none."""
