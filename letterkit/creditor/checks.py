"""What the creditor wants checked: signs of debt, odd cases, and the levels of the linter's rules."""

from datetime import date
from decimal import Decimal
from typing import Annotated, Literal

from pydantic import AfterValidator, Field

from letterkit import fields
from letterkit.creditor.part import Line, Part, about
from letterkit.message import Channel


class Toetskeuze(Part):
    """The creditor's own level for one rule of the linter, with the reason that every report prints."""

    model_config = about("Een eigen keuze voor één regel van letterkit lint, met de reden.")

    regel: Annotated[str, Field(pattern=r"^[a-z][a-z0-9-]{2,60}$")] = Field(description="Naam van de regel.")
    niveau: Literal["fout", "let op", "tip", "uit"] = Field(description="Hoe zwaar de regel telt.")
    reden: Annotated[str, Field(min_length=10, max_length=300), AfterValidator(fields.one_line)] = Field(
        description="Waarom; dit staat in elk rapport."
    )
    door: Line = Field(description="Wie dit besloot.")
    tot: date = Field(description="Laatste dag waarop dit geldt. Daarna geldt de regel weer gewoon.")
    fase: str | None = Field(None, description="Alleen in deze fase; leeg = in alle fasen.")
    kanaal: Channel | None = Field(None, description="Alleen in dit kanaal.")


class Schuldsignalen(Part):
    """When a case looks like problem debt, so that the customer is referred instead of dunned."""

    model_config = about(
        "Wanneer een zaak lijkt op problematische schulden. Dan verwijst u, in plaats van aan te manen."
    )

    open_termijnen: int = Field(4, ge=2, le=60, description="Vanaf zoveel open termijnen is het een teken.")
    eerder_gemist: int = Field(1, ge=1, le=20, description="Vanaf zoveel gemiste regelingen is het een teken.")
    minstens: int = Field(2, ge=1, le=3, description="Vanaf zoveel tekenen samen kijkt er eerst iemand.")


class Toetsen(Part):
    """What is too odd to send without a person who looks first."""

    model_config = about("Wanneer een zaak zo ongewoon is dat er eerst iemand kijkt.")

    verjaring_jaren: int = Field(
        5,
        ge=1,
        le=20,
        description="Na zoveel jaar zonder bericht of regeling kan een vordering verjaard zijn. Bij een koop: 2.",
    )
    ondergrens: Decimal = Field(
        Decimal(1), ge=0, le=1000, decimal_places=2, description="Voor minder dan dit bedrag schrijft u niet, in euro."
    )
    bovengrens: Decimal = Field(
        Decimal(250_000), gt=0, decimal_places=2, description="Bij meer dan dit bedrag kijkt eerst iemand, in euro."
    )
    zaken_per_contact: int = Field(
        3,
        ge=0,
        le=1000,
        description="Zoveel zaken mogen hetzelfde e-mailadres of mobiele nummer hebben. 0: niet tellen.",
    )
    zelfde_persoon: Literal["toestaan", "een_tegelijk", "vasthouden"] = Field(
        "toestaan",
        description="Zaken met dezelfde naam op hetzelfde adres, e-mailadres of mobiele nummer: mogen op één dag weg, "
        "één zaak per dag, of geen zolang ze samen in één bestand staan.",
    )
    datum_jaren_terug: int = Field(
        30, ge=1, le=40, description="Ligt een datum in een zaak langer geleden, in jaren, dan kijkt er eerst iemand."
    )
    datum_jaren_vooruit: int = Field(
        10, ge=1, le=80, description="Ligt een datum in een zaak verder vooruit, in jaren, dan kijkt er eerst iemand."
    )
    verhouding: int = Field(
        50,
        ge=0,
        le=10_000,
        description="Is een termijn meer dan zoveel keer de middelste van haar zaak, dan kijkt eerst iemand. 0: niet.",
    )
    verhouding_bestand: int = Field(
        100,
        ge=0,
        le=10_000,
        description="Is een totaal meer dan zoveel keer het middelste totaal van het bestand, dan kijkt eerst iemand. "
        "0: niet.",
    )
