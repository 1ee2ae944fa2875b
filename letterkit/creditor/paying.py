"""How customers pay: the account, the pay link, the code, the terms."""

from pathlib import Path
from typing import Annotated, Literal

from pydantic import AfterValidator, Field, model_validator

from letterkit import fields
from letterkit.creditor.part import Part, about


class Betalen(Part):
    model_config = about("Rekening, betaallink en termijnen.")

    iban: Annotated[str, AfterValidator(fields.iban)] = Field(description="Rekening waarop klanten betalen.")
    tenaamstelling: Annotated[str, Field(max_length=70), AfterValidator(fields.one_line)] = Field(
        description="Naam van de rekening, precies zoals de bank die kent (IBAN-naamcontrole)."
    )
    bic: Annotated[str, AfterValidator(fields.bic)] | None = Field(
        None, description="BIC, alleen als uw bank dat vraagt."
    )
    incassant_id: Annotated[str, AfterValidator(fields.creditor_id)] | None = Field(
        None, description="Uw incassant-ID, als u bij een regeling zelf afschrijft. Staat in de bevestiging."
    )
    incasso_vooraf_dagen: int = Field(
        14,
        ge=1,
        le=60,
        description="Dagen tussen het bericht en de eerste afschrijving. SEPA: 14, of minder als u dat afsprak.",
    )
    betaallink: str | None = Field(
        None, description="Patroon van de betaallink met {token}, zoals https://betaal.voorbeeld.nl/b/{token}."
    )
    domein: str | None = Field(None, description="Het enige domein waarnaar een betaallink mag leiden.")
    geheim: Path | None = Field(None, description="Bestand met het geheim waarmee betaallinks worden ondertekend.")
    sleutel: int | None = Field(
        None,
        ge=1,
        le=255,
        description="Nummer van het geheim. Het komt in de betaallink te staan, zodat u het geheim kunt vernieuwen.",
    )
    geldig_dagen: int = Field(30, ge=3, le=365, description="Aantal dagen dat een betaallink werkt.")
    termijn_dagen: int = Field(14, ge=3, le=60, description="Aantal dagen dat de klant heeft om te betalen.")
    qr: Literal["epc", "betaallink"] | None = Field(
        None,
        description="Wat er in de QR-code staat. Leeg: de betaallink als u die heeft, anders epc (een overboeking).",
    )

    @model_validator(mode="after")
    def _link_is_complete(self) -> "Betalen":
        if self.betaallink and not (self.domein and self.geheim):
            raise ValueError("pay_link_incomplete")
        if self.qr == "betaallink" and not self.betaallink:
            raise ValueError("qr_without_link")
        return self

    @property
    def qr_opens_link(self) -> bool:
        """Every camera opens a link; not every bank reads an EPC code (no Dutch bank says so on a page of its own)."""
        return self.qr == "betaallink" or (self.qr is None and self.betaallink is not None)
