"""What a template may name: the case and the creditor in the words of a letter, ready to print.

This is the vocabulary of template writers; ``docs/nl/sjablonen.md`` lists it from these classes.
"""

from dataclasses import dataclass
from datetime import date

from pydantic import HttpUrl

from letterkit import fields, journey, naming
from letterkit.case import Achterstand, Case, Contactpersoon, Contract, Regeling
from letterkit.case.events import Bkr, Klachtbericht, Kwijting, Ontvangst, Opeising, Pauze, Voorstel
from letterkit.creditor import Creditor, Oplossing
from letterkit.law import fourteen_days, instalment_cap
from letterkit.law.collection_fee import Fee, VatDeclaration
from letterkit.message import Channel, Payment, PersonName
from letterkit.payment import printing
from letterkit.remembered import Remembered
from letterkit.templating.words import (
    BetalingWoorden,
    BewindvoerderWoorden,
    ContactpersoonWoorden,
    HulpWoorden,
    KlachtenWoorden,
    KlantWoorden,
    OverdrachtWoorden,
    SchuldeiserWoorden,
    SchuldhulpWoorden,
    VeertienDagenWoorden,
    ZaakWoorden,
)

_ARREARS = frozenset(name for name, stage in journey.stages().items() if stage.trigger == "arrears")


@dataclass(frozen=True, slots=True)
class Context:
    """All names a template may start with."""

    klant: KlantWoorden
    contract: Contract
    achterstand: Achterstand
    regeling: Regeling | None
    contactpersoon: ContactpersoonWoorden | None
    bewindvoerder: BewindvoerderWoorden | None
    schuldeiser: SchuldeiserWoorden
    betaling: BetalingWoorden | None
    voorstel: Voorstel | None
    pauze: Pauze | None
    schuldhulp: SchuldhulpWoorden | None
    kwijting: Kwijting | None
    ontvangen: Ontvangst | None
    klacht: Klachtbericht | None
    overdracht: OverdrachtWoorden | None
    bkr: Bkr | None
    opeising: Opeising | None
    veertien_dagen: VeertienDagenWoorden
    oplossingen: tuple[Oplossing, ...]
    hulp: tuple[HulpWoorden, ...]
    zaak: ZaakWoorden
    vandaag: date

    def names(self) -> dict[str, object]:
        """The names and what they stand for, as Jinja wants them."""
        return {name: getattr(self, name) for name in self.__slots__}


def build(
    case: Case,
    creditor: Creditor,
    *,
    payment: Payment | None,
    solutions: tuple[Oplossing, ...],
    channels: tuple[Channel, ...],
    today: date,
) -> Context:
    """The words of one case. ``solutions`` are those that exist for it; ``channels`` those it gets a message on."""
    salutation = naming.salutation(case.klant, "Beste")
    return Context(
        klant=KlantWoorden(
            aanhef=PersonName(salutation),
            aangesproken=PersonName(salutation.removeprefix("Beste ")),
            naam=PersonName(naming.full_name(case.klant)),
            voornaam=PersonName(case.klant.voornaam),
            bedrijfsnaam=PersonName(case.klant.bedrijfsnaam),
            samen=case.klant.tweede_persoon is not None,
            email=case.klant.email,
        ),
        contract=case.contract,
        achterstand=case.achterstand,
        regeling=case.regeling,
        contactpersoon=_person(case.contactpersoon) if case.contactpersoon else None,
        bewindvoerder=BewindvoerderWoorden(PersonName(case.bewindvoerder.naam)) if case.bewindvoerder else None,
        schuldeiser=_creditor(creditor),
        betaling=_payment(payment) if payment else None,
        voorstel=case.voorstel,
        pauze=case.pauze,
        schuldhulp=_debt_help(case, creditor),
        kwijting=case.kwijting,
        ontvangen=case.ontvangen,
        klacht=case.klacht,
        overdracht=_hand_over(case),
        bkr=case.bkr if creditor.sector == "consumptief_krediet" else None,
        opeising=case.opeising,
        veertien_dagen=_fourteen_days(case, creditor, today),
        oplossingen=solutions,
        hulp=_help(creditor),
        zaak=_case(case, channels),
        vandaag=today,
    )


def _case(case: Case, channels: tuple[Channel, ...]) -> ZaakWoorden:
    """What was written before counts from the oldest open instalment on; what lies before that was another time."""
    since = case.achterstand.oudste_vervaldatum or case.stand_op
    return ZaakWoorden(
        nummer=case.zaaknummer,
        stand_op=case.stand_op,
        eerder_geschreven_op=max((m.datum for m in case.eerdere_berichten if m.datum >= since), default=None),
        eerder_achter=any(m.datum < since and m.fase in _ARREARS for m in case.eerdere_berichten),
        geldzorgen=case.signalen.geldzorgen,
        ook_brief="letter" in channels,
        ook_email="email" in channels,
    )


def _person(person: Contactpersoon) -> ContactpersoonWoorden:
    number = fields.printed_phone(person.telefoon) if person.telefoon else None
    return ContactpersoonWoorden(PersonName(person.naam), number, person.email)


def creditor_words(creditor: Creditor) -> SchuldeiserWoorden:
    contact, klachten = creditor.contact, creditor.klachten
    visit = contact.bezoekadres
    return SchuldeiserWoorden(
        naam=creditor.naam,
        sector=creditor.sector,
        ondertekening=creditor.ondertekening,
        telefoon=fields.printed_phone(contact.telefoon),
        telefoonlink=f"tel:{contact.telefoon}",
        telefoon_uren=contact.telefoon_uren,
        email=contact.email,
        maillink=f"mailto:{contact.email}",
        website=_printed_site(contact.website) or "",
        weblink=str(contact.website),
        whatsapp=contact.whatsapp and fields.printed_phone(contact.whatsapp),
        bezoekadres=f"{visit.straat} {visit.huisnummer}, {visit.plaats}" if visit else None,
        bezoekuren=contact.bezoekuren,
        klachten=KlachtenWoorden(
            uitleg=klachten.uitleg,
            email=klachten.email,
            telefoon=klachten.telefoon and fields.printed_phone(klachten.telefoon),
            buitenste_instantie=klachten.buitenste_instantie,
            buitenste_website=_printed_site(klachten.buitenste_website),
        ),
    )


def help_words(creditor: Creditor) -> tuple[HulpWoorden, ...]:
    return tuple(
        HulpWoorden(
            naam=h.naam,
            uitleg=h.uitleg,
            telefoon=h.telefoon and fields.printed_phone(h.telefoon),
            telefoonlink=h.telefoon and f"tel:{h.telefoon}",
            website=_printed_site(h.website),
            weblink=str(h.website) if h.website else None,
        )
        for h in creditor.hulp
    )


_creditor, _help = Remembered(creditor_words, 8), Remembered(help_words, 8)


def _debt_help(case: Case, creditor: Creditor) -> SchuldhulpWoorden | None:
    found = case.schuldhulp
    if found is None:
        return None
    return SchuldhulpWoorden(found.soort, found.organisatie, journey.rest_until(found, creditor.law))


def _hand_over(case: Case) -> OverdrachtWoorden | None:
    found = case.overdracht
    if found is None:
        return None
    return OverdrachtWoorden(found.datum, found.partner, found.telefoon and fields.printed_phone(found.telefoon))


def _fourteen_days(case: Case, creditor: Creditor, today: date) -> VeertienDagenWoorden:
    """The fee over the instalments of one letter (article 6:96 BW, paragraph 7); interest is no part of it."""
    declared = creditor.incassokosten_btw
    vat = VatDeclaration(taxed_service=declared, cannot_reclaim=declared, declared_in_letter=declared)
    principals = [t.bedrag for t in case.achterstand.termijnen]

    def fee() -> Fee | None:
        return instalment_cap.letter_fee(principals, today, vat=vat, settings=creditor.law) if principals else None

    return VeertienDagenWoorden(fourteen_days.FORMULAS[0].example, fee)


def _payment(payment: Payment) -> BetalingWoorden:
    return BetalingWoorden(
        bedrag=payment.amount,
        uiterlijk=payment.due,
        iban=printing.grouped(payment.iban),
        tenaamstelling=payment.account_name,
        kenmerk=printing.grouped(payment.reference),
        qr=payment.qr_payload is not None,
        qr_opent_link=payment.qr_payload is not None and payment.qr_payload == payment.link,
        link=payment.link,
        domein=payment.link_domain,
        link_geldig_tot=payment.link_expires,
    )


def _printed_site(url: HttpUrl | None) -> str | None:
    """A web address as people read it: without https:// and without a closing slash."""
    return str(url).split("://", 1)[1].rstrip("/") if url else None
