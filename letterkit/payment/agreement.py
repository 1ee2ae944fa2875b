"""One amount, one account and one reference, wherever they stand: in text, QR code, pay link and case."""

import re
from decimal import Decimal
from functools import lru_cache

from letterkit import locales
from letterkit.channels import RECORDS
from letterkit.dutch import amounts
from letterkit.errors import CannotRender
from letterkit.message import Block, Message, PayBox, Payment, inlines, plain, walk
from letterkit.payment import epc, link
from letterkit.payment.printing import compacted


def check(message: Message, *, owed: Decimal | None, secret: bytes | None = None) -> None:
    """Stop a message in which the ways to pay do not say the same.

    ``owed`` is the amount the case asks for now, None when it asks for nothing. ``secret`` is the creditor's secret;
    without it the inside of a pay link's token cannot be read, so a message with a link then stops as well.

    Raises ``CannotRender("payment_differs", case=…, places=…)`` with every place that differs: ``bedrag`` (case),
    ``bedrag in de tekst``, ``naam in de tekst``, ``rekening in de tekst``, ``kenmerk in de tekst``, ``qr-code``,
    ``betaallink``. No amount is repeated.
    """
    payment = message.payment
    if payment is None:
        return
    places = [] if payment.amount == owed else ["bedrag"]
    places += _text_differs(message, payment)
    if payment.qr_payload is not None and not _qr_agrees(payment.qr_payload, payment):
        places.append("qr-code")
    if payment.link is not None and not _link_agrees(message.case_id, payment, secret):
        places.append("betaallink")
    if places:
        raise CannotRender("payment_differs", case=message.case_id, places=", ".join(places))


def _text_differs(message: Message, payment: Payment) -> list[str]:
    """A full message holds all that a person types into a banking app; an SMS must not show it."""
    if not RECORDS[message.channel].full:
        return []
    boxes: tuple[Block, ...] = tuple(block for block in message.blocks if isinstance(block, PayBox))
    text = "\n".join(plain(inline) for block in walk(boxes or message.blocks) for inline in inlines(block))
    compact = compacted(text)
    dutch = locales.is_dutch(message.language)
    expected = {
        "bedrag in de tekst": payment.amount in {amount.euros for amount in amounts.in_text(text, strict=True)}
        if dutch
        else _whole_amount(locales.euro(payment.amount, message.language), text),
        "naam in de tekst": compacted(payment.account_name) in compact,
        "rekening in de tekst": payment.iban in compact,
        "kenmerk in de tekst": _whole(payment.reference, " ".join(text.split()))
        if payment.free
        else compacted(payment.reference) in compact,
    }
    return [place for place, present in expected.items() if not present]


def _whole(description: str, text: str) -> bool:
    """Whether a free description stands in the text and is no part of a longer one: F12 is another than F123."""
    return re.search(rf"(?<![A-Za-z0-9]){re.escape(description)}(?![A-Za-z0-9])", text) is not None


def _whole_amount(printed: str, text: str) -> bool:
    """Whether the amount stands in the text and is no part of a longer one: €5.00 is another than €45.00."""
    return re.search(rf"(?<![0-9.,]){re.escape(printed)}(?![0-9]|[.,][0-9])", text) is not None


@lru_cache(maxsize=4)  # the messages of one case share a QR code
def _qr_agrees(payload: str, payment: Payment) -> bool:
    if payload == payment.link:
        return True
    try:
        transfer = epc.parse(payload)
        name = epc.sepa_text(payment.account_name)
    except (CannotRender, ValueError):
        return False
    reference = payment.reference if payment.free else compacted(payment.reference)
    expected = (payment.iban, payment.amount, reference, name)
    return (transfer.iban, transfer.amount, transfer.reference or transfer.text, transfer.name) == expected


@lru_cache(maxsize=4)  # the messages of one case share a link
def _link_agrees(case_id: str, payment: Payment, secret: bytes | None) -> bool:
    if payment.link is None or secret is None:
        return False
    try:
        claim = link.verify(link.split(payment.link)[1], secret, iban=payment.iban)
    except (CannotRender, ValueError):
        return False
    return (claim.case_id, claim.amount, claim.expires) == (case_id, payment.amount, payment.link_expires)
