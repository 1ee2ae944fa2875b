"""The creditor's own settings (``creditor.yaml``): who writes, how it looks, how to pay, what help is on offer.

Field names and descriptions are Dutch, because communication teams fill them in.
"""

from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, HttpUrl, UrlConstraints, model_validator

from letterkit import fields
from letterkit.law.settings import Settings, with_own

COACHING = "budgetcoaching"
"""The solution that may never be the only one (AFM 2021, chapter 3, paragraph 3)."""

Sector = Literal["consumptief_krediet", "huur", "energie", "zorgverzekering", "gemeente", "overig"]


class Part(BaseModel):
    """Base of every part: unknown keys are errors, values do not change afterwards."""

    model_config = ConfigDict(extra="forbid", frozen=True, str_strip_whitespace=True)


def _about(description: str) -> ConfigDict:
    """Dutch description of a whole part in the JSON Schema (the docstring is for engineers)."""
    return ConfigDict(json_schema_extra={"description": description})


Line = Annotated[str, Field(min_length=1, max_length=120), AfterValidator(fields.one_line)]
Email = Annotated[str, AfterValidator(fields.email), Field(max_length=254, json_schema_extra={"format": "email"})]
Https = Annotated[HttpUrl, UrlConstraints(allowed_schemes=["https"], max_length=500)]
Colour = Annotated[str, Field(pattern=r"^#[0-9A-Fa-f]{6}$")]


class Adres(Part):
    model_config = _about("Een adres van u.")

    straat: Line = Field(description="Straat of 'Postbus'.")
    huisnummer: Line = Field(description="Huisnummer met toevoeging, of het nummer van de postbus.")
    postcode: Annotated[str, AfterValidator(fields.dutch_postcode)] = Field(description="Postcode, zoals 1234 AB.")
    plaats: Line = Field(description="Plaats.")

    @property
    def lines(self) -> tuple[str, ...]:
        return f"{self.straat} {self.huisnummer}", f"{self.postcode}  {self.plaats.upper()}"


class HouseStyle(Part):
    """How a letter and an e-mail look. Contrast of each colour with white must be at least 4.5:1 (WCAG 1.4.3)."""

    model_config = _about("Logo, kleur, lettertype, venster en briefpapier.")

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


class Contact(Part):
    model_config = _about("Telefoon, e-mail, website en bezoekadres.")

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
    model_config = _about("De weg voor een klacht: eerst bij u, daarna bij een onafhankelijke instantie.")

    uitleg: Line = Field(description="Hoe een klant een klacht indient, in één zin.")
    email: Email = Field(description="E-mailadres voor klachten.")
    telefoon: Annotated[str, AfterValidator(fields.phone)] | None = Field(None, description="Telefoon voor klachten.")
    buitenste_instantie: Line | None = Field(None, description="Onafhankelijke instantie, zoals Kifid.")
    buitenste_website: Https | None = Field(None, description="Website van die instantie.")


class Betalen(Part):
    model_config = _about("Rekening, betaallink en termijnen.")

    iban: Annotated[str, AfterValidator(fields.iban)] = Field(description="Rekening waarop klanten betalen.")
    tenaamstelling: Annotated[str, Field(max_length=70), AfterValidator(fields.one_line)] = Field(
        description="Naam van de rekening, precies zoals de bank die kent (IBAN-naamcontrole)."
    )
    bic: Annotated[str, AfterValidator(fields.bic)] | None = Field(
        None, description="BIC, alleen als uw bank dat vraagt."
    )
    betaallink: str | None = Field(
        None, description="Patroon van de betaallink met {token}, zoals https://betaal.voorbeeld.nl/b/{token}."
    )
    domein: str | None = Field(None, description="Het enige domein waarnaar een betaallink mag leiden.")
    geheim: Path | None = Field(None, description="Bestand met het geheim waarmee betaallinks worden ondertekend.")
    geldig_dagen: int = Field(30, ge=3, le=365, description="Aantal dagen dat een betaallink werkt.")
    termijn_dagen: int = Field(14, ge=3, le=60, description="Aantal dagen dat de klant heeft om te betalen.")
    qr: Literal["epc", "betaallink"] = Field("epc", description="Wat er in de QR-code staat.")

    @model_validator(mode="after")
    def _link_is_complete(self) -> "Betalen":
        if self.betaallink and not (self.domein and self.geheim):
            raise ValueError("pay_link_incomplete")
        if self.qr == "betaallink" and not self.betaallink:
            raise ValueError("qr_without_link")
        return self


class Oplossing(Part):
    """One way out that really exists at this creditor."""

    model_config = _about("Een oplossing die u echt biedt.")

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

    model_config = _about("Een organisatie buiten u die gratis helpt.")

    naam: Line = Field(description="Naam, zoals Geldfit.")
    uitleg: Line = Field(description="Wat zij doen, in één zin.")
    telefoon: Annotated[str, AfterValidator(fields.phone)] | None = Field(None, description="Telefoonnummer.")
    website: Https | None = Field(None, description="Website (https).")


class Fase(Part):
    """When a stage begins, in days after the oldest unpaid due date."""

    model_config = _about("Wanneer een fase begint.")

    vanaf_dag: int = Field(
        ge=1, le=400, description="Eerste dag na de oudste vervaldatum waarop deze fase kan beginnen."
    )
    wachten: int = Field(10, ge=1, le=120, description="Minste aantal dagen na het vorige bericht.")


class Berichten(Part):
    model_config = _about("Afzenders van e-mail en sms, en hoe een sms geschreven wordt.")

    email_afzender: Email = Field(description="Afzender van e-mails.")
    sms_afzender: Annotated[str, Field(pattern=r"^[A-Za-z][A-Za-z0-9 ]{2,10}$")] = Field(
        description="Naam van de afzender van een sms: 3 tot 11 letters en cijfers."
    )
    sms_gewone_letters: bool = Field(True, description="Schrijf ë, ï en ê in een sms als e, i en e (goedkoper).")


class Toetskeuze(Part):
    """The creditor's own level for one rule of the linter, with the reason that every report prints."""

    model_config = _about("Een eigen keuze voor één regel van letterkit lint, met de reden.")

    regel: Annotated[str, Field(pattern=r"^[a-z][a-z0-9-]{2,60}$")] = Field(description="Naam van de regel.")
    niveau: Literal["fout", "let op", "tip", "uit"] = Field(description="Hoe zwaar de regel telt.")
    reden: Annotated[str, Field(min_length=10, max_length=300), AfterValidator(fields.one_line)] = Field(
        description="Waarom; dit staat in elk rapport."
    )
    door: Line = Field(description="Wie dit besloot.")
    fase: str | None = Field(None, description="Alleen in deze fase; leeg = in alle fasen.")
    kanaal: Literal["letter", "email", "sms", "whatsapp"] | None = Field(None, description="Alleen in dit kanaal.")


class Schuldsignalen(Part):
    """When a case looks like problem debt, so that the customer is referred instead of dunned."""

    model_config = _about(
        "Wanneer een zaak lijkt op problematische schulden. Dan verwijst u, in plaats van aan te manen."
    )

    open_termijnen: int = Field(4, ge=2, le=60, description="Vanaf zoveel open termijnen is het een teken.")
    eerder_gemist: int = Field(1, ge=1, le=20, description="Vanaf zoveel gemiste regelingen is het een teken.")
    minstens: int = Field(2, ge=1, le=3, description="Vanaf zoveel tekenen samen kijkt er eerst iemand.")


class Wetscijfer(Part):
    """A figure of law that the creditor looked up itself, with its source."""

    model_config = _about("Een cijfer uit wet of regels dat u zelf heeft nagekeken, met de bron.")

    waarde: int | Decimal | date | str = Field(
        description="Wat er volgens u geldt: een getal, een datum of een woord, zoals bij de waarde van letterkit."
    )
    bron: Annotated[str, Field(min_length=10, max_length=200), AfterValidator(fields.one_line)] = Field(
        description="Waar u dat las: de regeling met artikel en datum."
    )
    zeker: bool = Field(False, description="Of u dit zelf in de officiële tekst heeft gelezen.")
    toelichting: Annotated[str, Field(max_length=300), AfterValidator(fields.one_line)] = Field(
        "", description="Wat er niet zeker is. Verplicht als het niet zeker is."
    )

    @property
    def figure(self) -> dict[str, object]:
        """The same as ``letterkit.law`` wants it."""
        return {"value": self.waarde, "source": self.bron, "confirmed": self.zeker, "note": self.toelichting}


class Creditor(Part):
    """All of ``creditor.yaml``."""

    model_config = _about(
        "Alles van creditor.yaml: wie u bent, hoe brieven eruitzien, hoe klanten betalen en welke hulp u biedt."
    )

    naam: Line = Field(description="Naam die klanten kennen.")
    sector: Sector = Field("consumptief_krediet", description="Sector; bepaalt welke fasen en regels gelden.")
    afzender: Adres = Field(description="Postadres, ook voor retourpost.")
    ondertekening: Line = Field(description="Afdeling of persoon onder de brief.")
    huisstijl: HouseStyle = Field(default_factory=HouseStyle, description="Hoe brieven en e-mails eruitzien.")
    contact: Contact = Field(description="Hoe klanten u bereiken.")
    klachten: Klachten = Field(description="Waar een klant met een klacht terechtkan.")
    betalen: Betalen = Field(description="Hoe klanten betalen.")
    berichten: Berichten = Field(description="Afzenders van e-mail en sms.")
    oplossingen: tuple[Oplossing, ...] = Field(min_length=1, description="Oplossingen die u echt biedt.")
    hulp: tuple[Hulp, ...] = Field((), description="Organisaties die gratis helpen.")
    fasen: dict[str, Fase] = Field(
        default_factory=dict, description="Uw eigen fasen en wanneer ze beginnen. Leeg: die van uw sector."
    )
    schuldsignalen: Schuldsignalen = Field(
        default_factory=Schuldsignalen, description="Tekenen van problematische schulden."
    )
    incassokosten_btw: bool = Field(
        False, description="Of u btw over incassokosten niet kunt terugvragen en een belaste incassodienst gebruikt."
    )
    vertragingsvergoeding: bool = Field(
        False,
        description="Of u extra rente vraagt bij te laat betalen. Dan zijn er geen incassokosten.",
    )
    wet: dict[str, Wetscijfer] = Field(
        default_factory=dict,
        description="Eigen cijfers uit wet en regels, in plaats van die van letterkit. De namen staan bij 'wet'.",
    )
    stand_max_dagen: int = Field(5, ge=0, le=60, description="Hoe oud de stand van een zaak hoogstens mag zijn.")
    toetsing: tuple[Toetskeuze, ...] = Field((), description="Eigen keuzes voor de controle van teksten, met reden.")
    kolommen: dict[str, str] = Field(
        default_factory=dict, description="Kolomnamen van uw eigen export: veld van letterkit -> naam van de kolom."
    )

    @property
    def law(self) -> Settings:
        """The figures of law that hold here; raises ``ValidationError`` for an own one that is none."""
        return with_own({name: own.figure for name, own in self.wet.items()})

    @model_validator(mode="after")
    def _solutions_are_unique(self) -> "Creditor":
        ids = [solution.id for solution in self.oplossingen]
        if len(ids) != len(set(ids)):
            raise ValueError("solution_twice")
        if ids == [COACHING]:
            raise ValueError("coaching_alone")
        return self
