"""The ways out that a creditor offers, and the organisations that help for free."""

from decimal import Decimal
from typing import Annotated

from pydantic import AfterValidator, Field

from letterkit import fields
from letterkit.creditor.part import Https, Line, Part, about

COACHING = "budgetcoaching"
"""The solution that may never be the only one (AFM 2021, chapter 3, paragraph 3)."""


class Oplossing(Part):
    """One way out that really exists at this creditor."""

    model_config = about("Een oplossing die u echt biedt.")

    id: Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]{2,40}$")] = Field(
        description="Korte naam, zoals betalingsregeling."
    )
    naam: Line = Field(description="Zo heet de oplossing in de brief.")
    uitleg: Annotated[str, Field(max_length=200), AfterValidator(fields.one_line)] = Field(
        description="Wat het voor de klant betekent, in één zin."
    )
    fasen: tuple[str, ...] | None = Field(None, description="Alleen in deze fasen noemen; leeg = in alle fasen.")
    bedrag_vanaf: Decimal | None = Field(None, ge=0, description="Alleen noemen vanaf deze achterstand (euro).")
    bedrag_tot: Decimal | None = Field(None, ge=0, description="Alleen noemen tot en met deze achterstand (euro).")
    zonder_regeling: bool = Field(False, description="Niet noemen als er al een regeling loopt.")


class Hulp(Part):
    """An organisation outside that helps for free."""

    model_config = about("Een organisatie buiten u die gratis helpt.")

    naam: Line = Field(description="Naam, zoals Geldfit.")
    uitleg: Line = Field(description="Wat zij doen, in één zin.")
    telefoon: Annotated[str, AfterValidator(fields.phone)] | None = Field(None, description="Telefoonnummer.")
    website: Https | None = Field(None, description="Website (https).")
