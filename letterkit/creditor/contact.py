"""How customers reach the creditor and complain, and from whom messages come."""

from typing import Annotated

from pydantic import AfterValidator, Field, model_validator

from letterkit import fields
from letterkit.creditor.part import Adres, Email, Https, Line, Part, about


class Contact(Part):
    model_config = about("Telefoon, e-mail, website en bezoekadres.")

    telefoon: Annotated[str, AfterValidator(fields.phone)] = Field(description="Telefoonnummer voor klanten.")
    telefoon_uren: Line = Field(
        description="Wanneer u bereikbaar bent, zoals 'maandag tot en met vrijdag, 9 tot 17 uur'."
    )
    email: Email = Field(description="E-mailadres voor klanten.")
    website: Https = Field(description="Website (https).")
    whatsapp: Annotated[str, AfterValidator(fields.phone)] | None = Field(None, description="Nummer voor WhatsApp.")
    bezoekadres: Adres | None = Field(None, description="Waar klanten langs kunnen komen.")
    bezoekuren: Line | None = Field(None, description="Wanneer klanten langs kunnen komen.")

    @model_validator(mode="after")
    def _visit_has_hours(self) -> "Contact":
        if self.bezoekadres and not self.bezoekuren:
            raise ValueError("visiting_hours_missing")
        return self


class Klachten(Part):
    model_config = about("De weg voor een klacht: eerst bij u, daarna bij een onafhankelijke instantie.")

    uitleg: Line = Field(description="Hoe een klant een klacht indient, in één zin.")
    email: Email = Field(description="E-mailadres voor klachten.")
    telefoon: Annotated[str, AfterValidator(fields.phone)] | None = Field(None, description="Telefoon voor klachten.")
    buitenste_instantie: Line | None = Field(None, description="Onafhankelijke instantie, zoals Kifid.")
    buitenste_website: Https | None = Field(None, description="Website van die instantie.")
    termijn_weken: int | None = Field(
        None,
        ge=1,
        le=52,
        description="Na hoeveel weken zonder antwoord de klant daar terechtkan. Leeg: die zin vervalt.",
    )


class Berichten(Part):
    model_config = about("Afzenders van e-mail en sms, en hoe een sms geschreven wordt.")

    email_afzender: Email = Field(description="Afzender van e-mails.")
    sms_afzender: Annotated[str, Field(pattern=r"^[A-Za-z][A-Za-z0-9 ]{2,10}$")] = Field(
        description="Naam van de afzender van een sms: 3 tot 11 letters en cijfers."
    )
    email_per_dag: int = Field(
        10, ge=1, le=50, description="Hoeveel e-mails één adres op een dag hoogstens krijgt, over alle zaken samen."
    )
    mobiel_per_dag: int = Field(
        10,
        ge=1,
        le=50,
        description="Hoeveel berichten één mobiel nummer op een dag hoogstens krijgt (sms en WhatsApp).",
    )
    sms_gewone_letters: bool = Field(True, description="Schrijf ë, ï en ê in een sms als e, i en e (goedkoper).")
