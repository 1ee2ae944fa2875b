"""All of ``creditor.yaml`` as one record."""

from decimal import Decimal
from typing import TYPE_CHECKING, Annotated, Literal

from pydantic import AfterValidator, BeforeValidator, Field, PrivateAttr, model_validator

from letterkit import fields
from letterkit.case.own_fields import MOST_FIELDS
from letterkit.creditor.checks import Schuldsignalen, Toetsen, Toetskeuze
from letterkit.creditor.contact import Berichten, Contact, Klachten
from letterkit.creditor.help_offered import COACHING, Hulp, Oplossing
from letterkit.creditor.house_style import HouseStyle
from letterkit.creditor.own_fields import OwnField
from letterkit.creditor.own_law import Nagekeken, Wetscijfer, settings_with_own
from letterkit.creditor.part import Adres, Line, Part, about
from letterkit.creditor.paying import Betalen
from letterkit.law.settings import Settings
from letterkit.promises import Beloften
from letterkit.sectors import MUNICIPALITY, Rung, sectors
from letterkit.stages import Stages, shipped

if TYPE_CHECKING:
    Sector = str
else:  # the files there are: an unknown sector is refused, the schema names them, and templates are judged in each
    Sector = Literal[tuple(sectors())]


class Fase(Rung):
    """When a stage begins, in days after the oldest unpaid due date."""

    model_config = about("Wanneer een fase begint.")


class Creditor(Part):
    """All of ``creditor.yaml``."""

    model_config = about(
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
    vergunning: Line | None = Field(
        None,
        description="Uw vergunning om leningen voor een koper te beheren, zoals 'AFM, nummer 12345678'. "
        "Staat in de brief over de verkoop van een lening.",
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
    oplossing_vastleggen: bool = Field(
        False,
        description="Of u elke oplossing bij maatregelen in de zaak vastlegt. Dan telt alleen wat daar staat, vóór een "
        "overdracht, een opeising of het einde van de levering.",
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
    eigen: dict[str, OwnField] = Field(
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
    gemeenten: dict[str, str] = Field(
        default_factory=dict,
        description="Gemeente van een plaats, als die anders heet: plaats -> gemeente (letterkit signals).",
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

    def open_duties(self, *, sold_credit: bool) -> tuple[str, ...]:
        """The duties of the sector that neither letterkit nor the creditor could confirm, by id; ``sold_credit``:
        with those over a credit that was sold.
        """
        duties = sectors()[self.sector].unconfirmed.items()
        return tuple(name for name, duty in duties if name not in self.plichten and duty.sold_credit <= sold_credit)

    @property
    def law(self) -> Settings:
        """The figures of law that hold here; raises ``ValidationError`` for an own one that is none."""
        return settings_with_own(self.wet)

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
        sector = sectors()[self.sector]
        known = {*sector.duties, *((MUNICIPALITY,) if sector.municipality else ())}
        if self.plichten.keys() - known:
            raise ValueError("duty_unknown")
        return self
