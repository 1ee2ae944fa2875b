"""How the letters and e-mails of a creditor look."""

from pathlib import Path
from typing import Annotated, Literal

from pydantic import AfterValidator, Field

from letterkit import fields
from letterkit.creditor.part import Part, about

Colour = Annotated[str, Field(pattern=r"^#[0-9A-Fa-f]{6}$")]


class HouseStyle(Part):
    """How a letter and an e-mail look. Contrast of each colour with white must be at least 4.5:1 (WCAG 1.4.3)."""

    model_config = about("Logo, kleur, lettertype, venster en briefpapier.")

    logo: Path | None = Field(None, description="Bestand met het logo (PNG, JPEG of SVG), gezien vanaf dit bestand.")
    logo_tekst: str = Field("", description="Wat op het logo te lezen is, voor wie het niet ziet.")
    kleur: Annotated[Colour, AfterValidator(fields.readable_on_white)] = Field(
        "#1F4E79", description="Hoofdkleur voor kopjes en de betaalknop."
    )
    lettertype: Path | None = Field(None, description="Eigen lettertype, gewoon (TTF). Zonder: Source Sans Pro.")
    lettertype_vet: Path | None = Field(None, description="Eigen lettertype, vet (TTF).")
    venster: Literal["links", "rechts"] = Field("links", description="Kant van het venster in de envelop.")
    envelop: Literal["C5/6", "C5"] = Field("C5/6", description="Envelop met venster.")
    vouwstreepjes: bool = Field(True, description="Streepjes aan de rand om te vouwen.")
    briefpapier: Path | None = Field(None, description="Achtergrond van de eerste pagina (PNG of JPEG, A4).")
    vervolgpapier: Path | None = Field(None, description="Achtergrond van de volgende pagina's (PNG of JPEG, A4).")
