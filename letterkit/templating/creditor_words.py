"""The words of the creditor in a template: who writes, its sector, where help is, what it promises.

They are the same in every message of a creditor, so they are built once for it.
"""

from decimal import Decimal

from pydantic import HttpUrl

from letterkit import fields
from letterkit.creditor import Creditor
from letterkit.creditor.help_offered import Oplossing
from letterkit.identity_cache import IdentityCache
from letterkit.promises import Beloften
from letterkit.sectors import sectors
from letterkit.templating.formats import opsomming
from letterkit.templating.frozen import frozen
from letterkit.templating.words import (
    HulpWoorden,
    KlachtenWoorden,
    SchuldeiserWoorden,
    SectorWoorden,
)
from letterkit.texts import say


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
        website=printed_site(contact.website) or "",
        weblink=str(contact.website),
        whatsapp=contact.whatsapp and fields.printed_phone(contact.whatsapp),
        bezoekadres=f"{visit.straat} {visit.huisnummer}, {visit.plaats}" if visit else None,
        bezoekuren=contact.bezoekuren,
        vertragingsrente=percent(creditor.vertragingsrente),
        rekeningnaam=creditor.betalen.tenaamstelling,
        incassant_id=creditor.betalen.incassant_id,
        kvk=creditor.kvk,
        wki_registratie=creditor.wki_registratie,
        adres=creditor.afzender.in_sentence,
        vergunning=creditor.vergunning,
        klachten=KlachtenWoorden(
            uitleg=klachten.uitleg,
            email=klachten.email,
            maillink=f"mailto:{klachten.email}",
            telefoon=klachten.telefoon and fields.printed_phone(klachten.telefoon),
            buitenste_instantie=klachten.buitenste_instantie,
            buitenste_website=printed_site(klachten.buitenste_website),
            termijn_weken=klachten.termijn_weken,
        ),
    )


def help_words(creditor: Creditor) -> tuple[HulpWoorden, ...]:
    return tuple(
        HulpWoorden(
            naam=h.naam,
            uitleg=h.uitleg,
            telefoon=h.telefoon and fields.printed_phone(h.telefoon),
            telefoonlink=h.telefoon and f"tel:{h.telefoon}",
            website=printed_site(h.website),
            weblink=str(h.website) if h.website else None,
        )
        for h in creditor.hulp
    )


def sector_words(creditor: Creditor) -> SectorWoorden:
    sector = sectors()[creditor.sector]
    return SectorWoorden(
        lopend=sector.current_bills,
        gegevens=opsomming(tuple(say(f"municipality.{name}") for name in sector.municipality.value))
        if sector.municipality
        else "",
        nummer=sector.number,
        meteen_hulp=sector.helps_at_once,
        publiekrecht=sector.public_law,
        levering=sector.supply,
        bewaarmiddelen=sector.storage,
    )


def promises(creditor: Creditor) -> Beloften:
    return frozen(creditor.beloften)


def percent(rate: Decimal | None) -> str:
    """``4,5%``, as people write it; empty when there is none."""
    return f"{Decimal(rate).normalize():f}%".replace(".", ",") if rate else ""


cached_creditor, cached_help = IdentityCache(creditor_words, 8), IdentityCache(help_words, 8)


cached_sector, cached_promises = IdentityCache(sector_words, 8), IdentityCache(promises, 8)


cached_solution: IdentityCache[Oplossing, Oplossing] = IdentityCache(frozen, 64)


def printed_site(url: HttpUrl | None) -> str | None:
    """A web address as people read it: without https:// and without a closing slash."""
    return str(url).split("://", 1)[1].rstrip("/") if url else None
