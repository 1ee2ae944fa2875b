"""What a message asks the customer to pay, and every way to do so."""

from datetime import date, timedelta
from decimal import Decimal
from typing import NamedTuple

from letterkit.case import Case
from letterkit.creditor import Creditor
from letterkit.creditor.paying import Betalen
from letterkit.journey import Decision
from letterkit.message import Payment
from letterkit.payment import epc, link


class Asked(NamedTuple):
    """All that a payment takes from a case and its decision: where these are the same, so is the payment."""

    case_id: str
    reference: str
    payment_reference: str | None
    description: str | None
    amount: Decimal
    due: date
    term_in_words: bool


def build(case: Case, creditor: Creditor, decision: Decision, secret: bytes | None, today: date) -> Payment | None:
    """The payment of one decision: amount, account, reference, pay link and QR payload; None when nothing is asked.

    Raises ``CannotRender`` when a link or QR code cannot be made: a letter without its way to pay is not sent.
    """
    asked = asked_of(case, decision)
    return made(asked, creditor.betalen, secret, today) if asked else None


def asked_of(case: Case, decision: Decision) -> Asked | None:
    """What is asked; None when nothing is."""
    if decision.amount is None or decision.due is None:
        return None
    return Asked(
        case_id=case.zaaknummer,
        reference=case.kenmerk,
        payment_reference=case.betalingskenmerk,
        description=case.betaalomschrijving,
        amount=decision.amount,
        due=decision.due,
        term_in_words=decision.term_in_words,
    )


def made(asked: Asked, pay: Betalen, secret: bytes | None, today: date) -> Payment:
    """The payment of what is asked. Raises as ``build`` does."""
    expires = max(today + timedelta(days=pay.geldig_dagen), asked.due)
    url = None
    if pay.betaallink and pay.domein:
        url = link.make(
            pay.betaallink,
            pay.domein,
            secret or b"",
            case_id=asked.case_id,
            amount=asked.amount,
            expires=expires,
            iban=pay.iban,
            key=pay.sleutel or 0,
        )
    code = epc.payload(
        name=pay.tenaamstelling,
        iban=pay.iban,
        amount=asked.amount,
        reference=asked.payment_reference or "",
        description=asked.description or "",
        bic=pay.bic,
    )
    return Payment(
        amount=asked.amount,
        account_name=pay.tenaamstelling,
        iban=pay.iban,
        reference=asked.reference,
        due=None if asked.term_in_words else asked.due,
        qr_payload=url if pay.qr_opens_link else code,
        link=url,
        link_expires=expires if url else None,
        free=asked.payment_reference is None,
    )
