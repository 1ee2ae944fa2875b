"""The creditor's own settings (``creditor.yaml``): who writes, how it looks, how to pay, what help is on offer.

Field names and descriptions are Dutch, because communication teams fill them in.
"""

from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Literal

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    HttpUrl,
    PrivateAttr,
    UrlConstraints,
    model_validator,
)

from letterkit import fields
from letterkit.case.own_fields import MOST_FIELDS, OwnKind
from letterkit.identity_cache import IdentityCache
from letterkit.law.settings import Settings, with_own
from letterkit.message import Channel
from letterkit.promises import Beloften
from letterkit.sectors import Rung, sectors
from letterkit.stages import Stages, shipped

COACHING = "budgetcoaching"
"""The solution that may never be the only one (AFM 2021, chapter 3, paragraph 3)."""

if TYPE_CHECKING:
    Sector = str
else:  # the files there are: an unknown sector is refused, the schema names them, and templates are judged in each
    Sector = Literal[tuple(sectors())]


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
    termijn_weken: int | None = Field(
        None,
        ge=1,
        le=52,
        description="Na hoeveel weken zonder antwoord de klant daar terechtkan. Leeg: die zin vervalt.",
    )


class Betalen(Part):
    model_config = _about("Rekening, betaallink en termijnen.")

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


class Fase(Rung):
    """When a stage begins, in days after the oldest unpaid due date."""

    model_config = _about("Wanneer een fase begint.")


class Berichten(Part):
    model_config = _about("Afzenders van e-mail en sms, en hoe een sms geschreven wordt.")

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


class Toetskeuze(Part):
    """The creditor's own level for one rule of the linter, with the reason that every report prints."""

    model_config = _about("Een eigen keuze voor één regel van letterkit lint, met de reden.")

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

    model_config = _about(
        "Wanneer een zaak lijkt op problematische schulden. Dan verwijst u, in plaats van aan te manen."
    )

    open_termijnen: int = Field(4, ge=2, le=60, description="Vanaf zoveel open termijnen is het een teken.")
    eerder_gemist: int = Field(1, ge=1, le=20, description="Vanaf zoveel gemiste regelingen is het een teken.")
    minstens: int = Field(2, ge=1, le=3, description="Vanaf zoveel tekenen samen kijkt er eerst iemand.")


class Toetsen(Part):
    """What is too odd to send without a person who looks first."""

    model_config = _about("Wanneer een zaak zo ongewoon is dat er eerst iemand kijkt.")

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


Source = Annotated[str, Field(min_length=10, max_length=200), AfterValidator(fields.one_line)]


class Wetsrij(Part):
    """A row of a dated table of law that the creditor looked up itself, with its source."""

    model_config = _about("Een regel van een tabel met cijfers per datum, die u zelf heeft nagekeken.")

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

    model_config = _about("Een cijfer uit wet of regels dat u zelf heeft nagekeken, met de bron.")

    waarde: int | Decimal | date | str | None = Field(
        None,
        description="Wat er volgens u geldt: een getal, een datum of een woord, zoals bij de waarde van letterkit.",
    )
    rijen: tuple[Wetsrij, ...] = Field(
        (), description="Bij een tabel: cijfers per datum. Ze komen bij die van letterkit, in plaats van een waarde."
    )
    bron: Source | None = Field(None, description="Waar u dat las: de regeling met artikel en datum.")
    zeker: bool = Field(False, description="Of u dit zelf in de officiële tekst heeft gelezen.")
    toelichting: Annotated[str, Field(max_length=300), AfterValidator(fields.one_line)] = Field(
        "", description="Wat er niet zeker is. Verplicht als het niet zeker is."
    )

    @property
    def figure(self) -> dict[str, object]:
        """The same as ``letterkit.law`` wants it."""
        return {"value": self.waarde, "source": self.bron, "confirmed": self.zeker, "note": self.toelichting}

    @model_validator(mode="after")
    def _a_figure_or_rows(self) -> "Wetscijfer":
        if bool(self.rijen) == (self.waarde is not None):
            raise ValueError("law_value_or_rows")
        if not self.rijen and self.bron is None:
            raise ValueError("law_source_missing")
        return self


class Nagekeken(Part):
    """A duty of the sector that the creditor looked up itself, with who did and where."""

    model_config = _about("Een plicht van uw sector die u zelf heeft nagekeken, met de bron.")

    bron: Source = Field(description="Waar u het las: de regeling met artikel en datum.")
    door: Line = Field(description="Wie het nakeek, zoals uw jurist.")
    op: date = Field(description="Wanneer.")


class EigenVeld(Part):
    """A field that this creditor adds to its cases, for its own templates."""

    model_config = _about("Een veld dat u zelf aan uw zaken toevoegt.")

    soort: OwnKind = Field(
        description="Wat erin staat. getal is een heel getal, bedrag is in euro, tekst is hoogstens 200 tekens."
    )
    verplicht: bool = Field(False, description="Of een zaak zonder dit veld fout is.")
    voorbeeld: Any = Field(
        None, description="Een verzonnen waarde, voor voorbeelden en om elke tak van een sjabloon te controleren."
    )
    uitleg: Annotated[str, Field(max_length=200), AfterValidator(fields.one_line)] = Field(
        "", description="Wat het veld betekent, voor uw collega's."
    )


def _own_field(given: object) -> object:
    """``toeslag: ja/nee`` is short for ``toeslag: {soort: ja/nee}``."""
    return {"soort": given} if isinstance(given, str) else given


class Creditor(Part):
    """All of ``creditor.yaml``."""

    model_config = _about(
        "Alles van creditor.yaml: wie u bent, hoe brieven eruitzien, hoe klanten betalen en welke hulp u biedt."
    )

    naam: Line = Field(description="Naam die klanten kennen.")
    sector: Sector = Field("consumptief_krediet", description="Sector; bepaalt welke fasen en regels gelden.")
    afzender: Adres = Field(description="Postadres, ook voor retourpost.")
    kvk: Annotated[str, BeforeValidator(fields.kvk)] | None = Field(
        None, description="KvK-nummer: 8 cijfers. Staat onder elke brief."
    )
    vestigingsplaats: Line | None = Field(
        None, description="Plaats waar u volgens het handelsregister bent gevestigd. Staat onder elke brief."
    )
    btw_nummer: Annotated[str, AfterValidator(fields.vat_number)] | None = Field(
        None, description="Btw-nummer, zoals NL123456782B12. Staat onder elke brief."
    )
    wki_registratie: Line | None = Field(
        None,
        description="Uw nummer in het register incassodienstverlening. Staat onder elke brief.",
    )
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
    vertragingsrente: Decimal | None = Field(
        None,
        gt=0,
        le=100,
        decimal_places=3,
        description="Extra rente bij te laat betalen volgens uw contract, in procent per jaar. "
        "Leeg: de wettelijke rente. De brief noemt dan geen extra rente.",
    )
    beloften: Beloften = Field(default_factory=Beloften, description="Beloften in de teksten, elk aan of uit.")
    wet: dict[str, Wetscijfer] = Field(
        default_factory=dict,
        description="Eigen cijfers uit wet en regels, in plaats van die van letterkit. De namen staan bij 'wet'.",
    )
    plichten: dict[str, Nagekeken] = Field(
        default_factory=dict,
        description="Plichten van uw sector die letterkit niet kon bevestigen en u zelf nakeek (letterkit law).",
    )
    stand_max_dagen: int = Field(5, ge=0, le=60, description="Hoe oud de stand van een zaak hoogstens mag zijn.")
    toetsing: tuple[Toetskeuze, ...] = Field((), description="Eigen keuzes voor de controle van teksten, met reden.")
    vaste_waarden: dict[str, str] = Field(
        default_factory=dict,
        description="Wat in elke rij van uw export hetzelfde is en er niet in staat: veld van letterkit -> waarde.",
    )
    waarden: dict[str, dict[str, str]] = Field(
        default_factory=dict,
        description="Waarden uit uw eigen export: veld van letterkit -> uw waarde -> waarde van letterkit.",
    )
    toetsen: Toetsen = Field(default_factory=Toetsen, description="Wat zo ongewoon is dat er eerst iemand kijkt.")
    fasen_elders: dict[str, str] = Field(
        default_factory=dict,
        description="Namen van eerdere berichten in een ander systeem: uw naam -> fase van letterkit.",
    )
    eigen: dict[str, Annotated[EigenVeld, BeforeValidator(_own_field)]] = Field(
        default_factory=dict,
        max_length=MOST_FIELDS,
        description="Eigen velden van uw zaken: naam -> soort. In een sjabloon heten ze eigen.naam.",
    )
    letters: str | None = Field(
        None, description="Letters van uw tekstbestanden, als letterkit ze niet zelf vindt, zoals windows-1252 of dos."
    )
    rij_per_termijn: bool = Field(
        False,
        description="Of uw export een rij per termijn of factuur heeft. Rijen met één zaaknummer zijn dan één zaak.",
    )
    betaaltermijn_dagen: int | None = Field(
        None,
        ge=0,
        le=365,
        description="Binnen hoeveel dagen een factuur betaald moet zijn, als uw export alleen de factuurdatum heeft: "
        "kolom achterstand.termijnen.1.factuurdatum.",
    )
    kolommen: dict[str, str] = Field(
        default_factory=dict, description="Kolomnamen van uw eigen export: veld van letterkit -> naam van de kolom."
    )

    _stages: Stages = PrivateAttr(default_factory=shipped)

    @property
    def stages(self) -> Stages:
        """The stages there are for this creditor: the shipped ones and its own."""
        private = self.__pydantic_private__  # not by its name, which goes a long way round for each of a night's cases
        return private["_stages"] if private else shipped()

    def with_stages(self, stages: Stages) -> "Creditor":
        """The same settings beside other stages."""
        copied = self.model_copy()
        copied._stages = stages  # noqa: SLF001 - its own
        return copied

    @property
    def open_duties(self) -> tuple[str, ...]:
        """The duties of the sector that neither letterkit nor the creditor could confirm, by id."""
        return tuple(name for name in sectors()[self.sector].unconfirmed if name not in self.plichten)

    @property
    def law(self) -> Settings:
        """The figures of law that hold here; raises ``ValidationError`` for an own one that is none."""
        return _law(self.wet)

    @model_validator(mode="after")
    def _solutions_are_unique(self) -> "Creditor":
        ids = [solution.id for solution in self.oplossingen]
        if len(ids) != len(set(ids)):
            raise ValueError("solution_twice")
        if ids == [COACHING]:
            raise ValueError("coaching_alone")
        return self

    @model_validator(mode="after")
    def _duties_are_known(self) -> "Creditor":
        if self.plichten.keys() - sectors()[self.sector].duties.keys():
            raise ValueError("duty_unknown")
        return self


def _with_own_figures(wet: dict[str, Wetscijfer]) -> Settings:
    return with_own(
        {name: own.figure for name, own in wet.items() if not own.rijen},
        {name: [row.row for row in own.rijen] for name, own in wet.items() if own.rijen},
    )


_law = IdentityCache(_with_own_figures, 8)  # every message of a run asks for it
