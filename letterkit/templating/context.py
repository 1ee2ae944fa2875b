"""What a template may name: the case and the creditor in the words of a letter, ready to print.

This is the vocabulary of template writers; ``docs/nl/sjablonen.md`` lists it from these classes.
"""

from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal

from letterkit import fields, journey, naming
from letterkit.case import Achterstand, Case, Contactpersoon, Regeling
from letterkit.case.events import Bericht, Bkr, Klachtbericht, Kwijting, Levering, Ontvangst, Opeising, Pauze, Voorstel
from letterkit.creditor import Creditor
from letterkit.creditor.help_offered import Oplossing
from letterkit.journey import claim
from letterkit.law import fourteen_days, instalment_cap
from letterkit.law.collection_fee import Fee, VatDeclaration
from letterkit.message import CaseText, Channel, Payment, PersonName
from letterkit.payment import printing
from letterkit.promises import Beloften
from letterkit.sectors import sectors
from letterkit.templating import own_words
from letterkit.templating.creditor_words import (
    cached_creditor,
    cached_help,
    cached_promises,
    cached_sector,
    cached_solution,
    percent,
)
from letterkit.templating.frozen import frozen
from letterkit.templating.open_contracts import contract_words
from letterkit.templating.words import (
    BetalingWoorden,
    BewindvoerderWoorden,
    ContactpersoonWoorden,
    ContractWoorden,
    EigenWoorden,
    HulpWoorden,
    KlantWoorden,
    OverdrachtWoorden,
    RentePeriode,
    SchuldeiserWoorden,
    SchuldhulpWoorden,
    SectorWoorden,
    VeertienDagenWoorden,
    VorderingWoorden,
    ZaakWoorden,
)


@dataclass(frozen=True, slots=True)
class Context:
    """All names a template may start with: plain values all the way down (``frozen``), nothing that can be called."""

    klant: KlantWoorden
    contract: ContractWoorden
    achterstand: Achterstand
    regeling: Regeling | None
    contactpersoon: ContactpersoonWoorden | None
    bewindvoerder: BewindvoerderWoorden | None
    schuldeiser: SchuldeiserWoorden
    sector: SectorWoorden
    belofte: Beloften
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
    levering: Levering | None
    vordering: VorderingWoorden | None
    bericht: Bericht | None
    veertien_dagen: VeertienDagenWoorden
    oplossingen: tuple[Oplossing, ...]
    hulp: tuple[HulpWoorden, ...]
    zaak: ZaakWoorden
    eigen: EigenWoorden
    vandaag: date


def build(
    case: Case,
    creditor: Creditor,
    *,
    payment: Payment | None,
    solutions: tuple[Oplossing, ...],
    channels: tuple[Channel, ...],
    today: date,
) -> Context:
    """The words of one message. ``solutions`` are those that exist for it; ``channels`` those it goes out on."""
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
        contract=contract_words(case),
        achterstand=frozen(case.achterstand),
        regeling=frozen(case.regeling),
        contactpersoon=_person(case.contactpersoon) if case.contactpersoon else None,
        bewindvoerder=BewindvoerderWoorden(PersonName(case.bewindvoerder.naam)) if case.bewindvoerder else None,
        schuldeiser=cached_creditor(creditor),
        sector=cached_sector(creditor),
        belofte=cached_promises(creditor),
        betaling=_payment(payment, creditor.naam) if payment else None,
        voorstel=frozen(case.voorstel),
        pauze=frozen(case.pauze),
        schuldhulp=_debt_help(case, creditor),
        kwijting=frozen(case.kwijting),
        ontvangen=frozen(case.ontvangen),
        klacht=frozen(case.klacht),
        overdracht=_hand_over(case),
        bkr=frozen(case.bkr) if sectors()[creditor.sector].consumer_credit else None,
        opeising=frozen(case.opeising),
        levering=frozen(case.levering),
        vordering=_claim(case, creditor),
        bericht=frozen(case.bericht),
        veertien_dagen=_fourteen_days(case, creditor, today),
        oplossingen=tuple([cached_solution(solution) for solution in solutions]),
        hulp=cached_help(creditor),
        zaak=_case(case, creditor, channels),
        eigen=own_words.build(case, creditor),
        vandaag=today,
    )


def of_case(case: Case, creditor: Creditor, today: date) -> Context:
    """The words of a case that all its messages have, with no payment, no solutions and no channels."""
    return build(case, creditor, payment=None, solutions=(), channels=(), today=today)


def of_message(
    words: Context,
    creditor: Creditor,
    *,
    payment: Payment | None,
    solutions: tuple[Oplossing, ...],
    channels: tuple[Channel, ...],
) -> Context:
    """The words of a case with what differs between its messages."""
    return replace(
        words,
        betaling=_payment(payment, creditor.naam) if payment else None,
        oplossingen=tuple([cached_solution(solution) for solution in solutions]),
        zaak=replace(words.zaak, ook_brief="letter" in channels, ook_email="email" in channels),
    )


def _case(case: Case, creditor: Creditor, channels: tuple[Channel, ...]) -> ZaakWoorden:
    """What was written before counts from the oldest open instalment on; what lies before that was another time."""
    since = case.achterstand.oudste_vervaldatum or case.stand_op
    rungs = creditor.stages.of_trigger["arrears"]
    of_now = [m.datum for m in case.eerdere_berichten if m.datum >= since]
    return ZaakWoorden(
        nummer=case.zaaknummer,
        stand_op=case.stand_op,
        eerder_geschreven_op=max(of_now, default=None),
        eerder_achter=any(m.datum < since and m.fase in rungs for m in case.eerdere_berichten),
        geldzorgen=case.signalen.geldzorgen,
        ook_brief="letter" in channels,
        ook_email="email" in channels,
    )


def _person(person: Contactpersoon) -> ContactpersoonWoorden:
    number = fields.printed_phone(person.telefoon) if person.telefoon else None
    return ContactpersoonWoorden(PersonName(person.naam), number, person.email)


def _debt_help(case: Case, creditor: Creditor) -> SchuldhulpWoorden | None:
    debt_help = case.schuldhulp
    if debt_help is None:
        return None
    return SchuldhulpWoorden(debt_help.soort, debt_help.organisatie, journey.rest_until(debt_help, creditor.law))


def _claim(case: Case, creditor: Creditor) -> VorderingWoorden | None:
    vordering = case.vordering
    if vordering is None:
        return None

    def periods() -> tuple[RentePeriode, ...]:
        day = timedelta(days=1)
        return tuple(
            RentePeriode(part.start, part.end - day, percent(part.percent), part.principal.quantize(Decimal("0.01")))
            for part in claim.periods(case, creditor)
        )

    return VorderingWoorden(
        schuldeiser=vordering.schuldeiser,
        schuldeiser_adres=vordering.schuldeiser_adres,
        grondslag=vordering.grondslag,
        overgenomen_op=vordering.overgenomen_op,
        koper=vordering.koper,
        koper_adres=vordering.koper_adres,
        koper_telefoon=vordering.koper_telefoon and fields.printed_phone(vordering.koper_telefoon),
        koper_email=vordering.koper_email,
        wettelijke_rente=creditor.vertragingsrente is None,
        hoofdsom=case.achterstand.totaal - case.achterstand.rente - case.achterstand.kosten,
        btw=claim.vat(case, creditor),
        btw_procent=percent(creditor.law.vat_percent.value),
        _periods=periods,
    )


def _hand_over(case: Case) -> OverdrachtWoorden | None:
    hand_over = case.overdracht
    if hand_over is None:
        return None
    number = hand_over.telefoon and fields.printed_phone(hand_over.telefoon)
    return OverdrachtWoorden(hand_over.datum, hand_over.partner, number, hand_over.kosten)


def _fourteen_days(case: Case, creditor: Creditor, today: date) -> VeertienDagenWoorden:
    """The fee over the instalments of one letter (article 6:96 BW, paragraph 7); interest is no part of it."""
    declared = creditor.incassokosten_btw
    vat = VatDeclaration(taxed_service=declared, cannot_reclaim=declared, declared_in_letter=declared)
    principals = [t.bedrag for t in case.achterstand.termijnen]

    def fee() -> Fee | None:
        return instalment_cap.letter_fee(principals, today, vat=vat, settings=creditor.law) if principals else None

    return VeertienDagenWoorden(fourteen_days.FORMULA, fee)


def _payment(payment: Payment, letterhead: str) -> BetalingWoorden:
    return BetalingWoorden(
        bedrag=payment.amount,
        uiterlijk=payment.due,
        iban=printing.grouped(payment.iban),
        tenaamstelling=payment.account_name,
        # The customer's bank shows the name of the account (Verification of Payee): another one than above the letter
        # looks like fraud.
        andere_naam=letterhead.casefold() not in payment.account_name.casefold(),
        kenmerk=CaseText(payment.reference) if payment.free else printing.grouped(payment.reference),
        vrije_omschrijving=payment.free,
        qr=payment.qr_payload is not None,
        qr_opent_link=payment.qr_payload is not None and payment.qr_payload == payment.link,
        link=payment.link,
        domein=payment.link_domain,
        link_geldig_tot=payment.link_expires,
    )
