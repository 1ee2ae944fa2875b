"""What surrounds the text of a message: who writes, to whom, on which day, about how much."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from letterkit import naming
from letterkit.case import Case
from letterkit.creditor import Creditor
from letterkit.identity_cache import IdentityCache
from letterkit.journey import Decision
from letterkit.message import Payment, Recipient, Sender
from letterkit.texts import say


@dataclass(frozen=True, slots=True)
class Envelope:
    """The same for all messages of one case on one day."""

    case_id: str
    stage: str
    sender: Sender
    recipient: Recipient
    date: date
    payment: Payment | None
    details: tuple[tuple[str, str], ...]
    solutions: tuple[str, ...]


def build(
    case: Case,
    creditor: Creditor,
    decision: Decision,
    *,
    payment: Payment | None,
    details: tuple[tuple[str, str], ...],
    solutions: tuple[str, ...],
    today: date,
) -> Envelope:
    return Envelope(
        case_id=case.zaaknummer,
        stage=decision.stage or "",
        sender=_sender(creditor),
        recipient=_recipient(case),
        date=today,
        payment=payment,
        details=details,
        solutions=solutions,
    )


def _new_sender(creditor: Creditor) -> Sender:
    return Sender(
        name=creditor.naam,
        address=creditor.afzender.lines,
        email=creditor.berichten.email_afzender,
        sms_name=creditor.berichten.sms_afzender,
        imprint=tuple(_imprint(creditor)),
    )


def _imprint(creditor: Creditor) -> Iterator[str]:
    """Seat and registrations of the creditor, as far as they are given (Handelsregisterwet 2007, article 27)."""
    for name in ("vestigingsplaats", "kvk", "btw_nummer", "wki_registratie"):
        if value := getattr(creditor, name):
            yield say(f"imprint.{name}", value=value)


_sender = IdentityCache(_new_sender, 8)


def _recipient(case: Case) -> Recipient:
    """The customer, or the guardian who looks after the customer's money."""
    klant, guardian = case.klant, case.bewindvoerder
    if guardian:
        address = naming.printed_address((guardian.naam,), guardian.adres)
        return Recipient(name=guardian.naam, address=address, email=guardian.email)
    return Recipient(
        name=naming.full_name(klant),
        address=naming.address_block(klant),
        email=klant.email,
        mobile=klant.mobiel,
        large_print=klant.grote_letters,
    )
