"""What a message asks the customer to pay, and every way to do so."""

from datetime import date, timedelta

from letterkit.case import Case
from letterkit.creditor import Creditor
from letterkit.journey import Decision
from letterkit.message import Payment
from letterkit.payment import epc, link


def build(case: Case, creditor: Creditor, decision: Decision, secret: bytes | None, today: date) -> Payment | None:
    """The payment of one decision: amount, account, reference, pay link and QR payload; None when nothing is asked.

    Raises ``CannotRender`` when a link or QR code cannot be made: a letter without its way to pay is not sent.
    """
    pay = creditor.betalen
    if decision.amount is None or decision.due is None:
        return None
    expires = max(today + timedelta(days=pay.geldig_dagen), decision.due)
    url = None
    if pay.betaallink and pay.domein:
        url = link.make(
            pay.betaallink,
            pay.domein,
            secret or b"",
            case_id=case.zaaknummer,
            amount=decision.amount,
            expires=expires,
            iban=pay.iban,
            key=pay.sleutel or 0,
        )
    code = epc.payload(
        name=pay.tenaamstelling,
        iban=pay.iban,
        amount=decision.amount,
        reference=case.betalingskenmerk or "",
        description=case.betaalomschrijving or "",
        bic=pay.bic,
    )
    return Payment(
        amount=decision.amount,
        account_name=pay.tenaamstelling,
        iban=pay.iban,
        reference=case.kenmerk,
        due=None if decision.term_in_words else decision.due,
        qr_payload=url if pay.qr_opens_link else code,
        link=url,
        link_expires=expires if url else None,
        free=case.betalingskenmerk is None,
    )
