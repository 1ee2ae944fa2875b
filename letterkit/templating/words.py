"""The classes of what a template may name: text that is ready to print, amounts and dates that still choose a form."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cached_property

from letterkit.case.arrears import Termijn
from letterkit.dutch.names import in_a_sentence
from letterkit.law.collection_fee import Fee


@dataclass(frozen=True, slots=True)
class KlantWoorden:
    """De klant: ``aanhef`` is 'Beste mevrouw Van den Berg', ``aangesproken`` is dat zonder 'Beste'."""

    aanhef: str
    aangesproken: str
    naam: str
    voornaam: str
    bedrijfsnaam: str
    samen: bool
    email: str | None


@dataclass(frozen=True, slots=True)
class ContractMetTermijnen:
    """Een contract waar een termijn van open staat."""

    nummer: str
    omschrijving: str
    termijnen: tuple[Termijn, ...]


@dataclass(frozen=True, slots=True)
class ContractWoorden:
    """Het contract van de open termijnen. Zijn dat er meer, dan staan ze na elkaar: 'lening en creditcard'."""

    nummer: str
    omschrijving: str
    meer: bool
    lijst: tuple[ContractMetTermijnen, ...]


@dataclass(frozen=True, slots=True)
class ContactpersoonWoorden:
    """De vaste contactpersoon."""

    naam: str
    telefoon: str | None
    email: str | None


@dataclass(frozen=True, slots=True)
class BewindvoerderWoorden:
    """De bewindvoerder of curator, aan wie het bericht dan is."""

    naam: str


@dataclass(frozen=True, slots=True)
class KlachtenWoorden:
    """Waar een klant met een klacht terechtkan."""

    uitleg: str
    email: str
    maillink: str
    telefoon: str | None
    buitenste_instantie: str | None
    buitenste_website: str | None
    termijn_weken: int | None


@dataclass(frozen=True, slots=True)
class SchuldeiserWoorden:
    """De schuldeiser: namen, nummers en adressen zoals ze in een brief staan."""

    naam: str
    sector: str
    ondertekening: str
    telefoon: str
    telefoonlink: str
    telefoon_uren: str
    email: str
    maillink: str
    website: str
    weblink: str
    whatsapp: str | None
    bezoekadres: str | None
    bezoekuren: str | None
    vertragingsrente: str
    rekeningnaam: str
    incassant_id: str | None
    kvk: str | None
    wki_registratie: str | None
    adres: str
    vergunning: str | None
    klachten: KlachtenWoorden


@dataclass(frozen=True, slots=True)
class BetalingWoorden:
    """Hoe te betalen. ``uiterlijk``: vóór welke dag, leeg als de brief zelf een termijn noemt. ``link`` en wat daarbij
    hoort zijn leeg als u geen betaallink gebruikt.
    """

    bedrag: Decimal
    uiterlijk: date | None
    iban: str
    tenaamstelling: str
    andere_naam: bool
    kenmerk: str
    vrije_omschrijving: bool
    qr: bool
    qr_opent_link: bool
    link: str | None
    domein: str | None
    link_geldig_tot: date | None


@dataclass(frozen=True, slots=True)
class HulpWoorden:
    """Een organisatie die gratis helpt."""

    naam: str
    uitleg: str
    telefoon: str | None
    telefoonlink: str | None
    website: str | None
    weblink: str | None

    @property
    def naam_in_zin(self) -> str:
        """De naam midden in een zin: 'uw gemeente', maar 'Geldfit'."""
        return in_a_sentence(self.naam)


@dataclass(frozen=True, slots=True)
class SchuldhulpWoorden:
    """Hulp bij schulden, en tot en met welke dag u wacht."""

    soort: str
    organisatie: str
    tot: date


@dataclass(frozen=True, slots=True)
class OverdrachtWoorden:
    """De geplande overdracht aan een incassopartner."""

    datum: date
    partner: str
    telefoon: str | None
    kosten: Decimal | None


@dataclass(frozen=True, slots=True)
class RentePeriode:
    """Een tijd waarin één rente gold over één bedrag; ``tot`` is de laatste dag."""

    van: date
    tot: date
    procent: str
    over: Decimal


@dataclass(frozen=True)
class VorderingWoorden:
    """Wat u voor een ander int of kocht. ``btw``: hoeveel btw er in de kosten zit; ``btw_procent``: hoeveel procent."""

    schuldeiser: str
    schuldeiser_adres: str
    grondslag: str
    overgenomen_op: date | None
    koper: str
    koper_adres: str
    koper_telefoon: str | None
    koper_email: str | None
    wettelijke_rente: bool
    hoofdsom: Decimal
    btw: Decimal
    btw_procent: str
    _periods: Callable[[], tuple[RentePeriode, ...]]  # worked out only for a letter that shows them

    @cached_property
    def renteperioden(self) -> tuple[RentePeriode, ...]:
        return self._periods()


@dataclass(frozen=True)
class VeertienDagenWoorden:
    """Wat de wet in een veertiendagenbrief wil: de termijn in vaste woorden, en de kosten bij later betalen."""

    termijn: str
    _fee: Callable[[], Fee | None]  # worked out only for a letter that names it

    @cached_property
    def kosten(self) -> Decimal:
        return self._worked_out.total if self._worked_out else Decimal(0)

    @cached_property
    def btw(self) -> Decimal:
        return self._worked_out.vat if self._worked_out else Decimal(0)

    @cached_property
    def _worked_out(self) -> Fee | None:
        return self._fee()


@dataclass(frozen=True, slots=True)
class ZaakWoorden:
    """Deze zaak, wat er al gestuurd is, en wat er vandaag ook gestuurd wordt."""

    nummer: str
    stand_op: date
    eerder_geschreven_op: date | None
    eerder_achter: bool
    geldzorgen: bool
    ook_brief: bool
    ook_email: bool


@dataclass(frozen=True, slots=True)
class SectorWoorden:
    """Wat in uw sector geldt. ``lopend`` is wat tijdens een pauze gewoon betaald moet worden; leeg als dat niets is.

    ``gegevens`` zijn de gegevens die u aan de gemeente doorgeeft; leeg als u dat niet doet. ``nummer``: hoe het nummer
    van een contract heet. ``levering`` is wat stopt als niemand betaalt, zoals drinkwater; leeg als dat niets is.
    """

    lopend: str
    gegevens: str
    nummer: str
    meteen_hulp: bool
    publiekrecht: bool
    levering: str
    bewaarmiddelen: bool


@dataclass(frozen=True, slots=True)
class EigenWoorden:
    """Uw eigen velden, zoals ze in creditor.yaml bij ``eigen`` staan."""
