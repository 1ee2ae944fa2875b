"""A message as a letter needs it: every text that will be printed, in reading order, each once."""

from dataclasses import dataclass

from letterkit.creditor import HouseStyle
from letterkit.errors import CannotRender
from letterkit.message import Block, Inline, Message, PayBox, Text, inlines, plain, walk
from letterkit.payment import money, printing
from letterkit.payment.qr import Symbol, symbol
from letterkit.render.letter.words import normal
from letterkit.texts import say

_MOST_ADDRESS_LINES = 6  # PostNL: 3 to 6 lines; a seventh would not show in the window


@dataclass(frozen=True, slots=True)
class Draft:
    """``heading`` is the sender's name where there is no logo. ``pay_link`` is empty when the words already have it."""

    heading: Inline
    return_line: Inline
    address: Inline
    details: tuple[tuple[Inline, Inline], ...]
    subject: Inline
    blocks: tuple[Block, ...]
    pay_link: Inline
    qr: Symbol | None
    qr_alt: str
    logo_alt: str
    running_head: str
    language: str


def draft(message: Message, style: HouseStyle) -> Draft:
    """Gather and check what one letter says.

    Raises ``CannotRender`` with ``address_missing``, ``address_too_long`` or ``subject_missing`` (value ``case``), or
    what ``letterkit.payment.qr`` raises when the QR code cannot be made.
    """
    if not message.recipient.address:
        raise CannotRender("address_missing", case=message.case_id)
    if len(message.recipient.address) > _MOST_ADDRESS_LINES:
        raise CannotRender("address_too_long", case=message.case_id, most=_MOST_ADDRESS_LINES)
    if not plain(message.subject).strip():
        raise CannotRender("subject_missing", case=message.case_id)
    sender, payment = message.sender, message.payment
    has_box = payment is not None and any(isinstance(block, PayBox) for block in message.blocks)
    qr = symbol(payment.qr_payload) if payment and has_box and payment.qr_payload else None
    return_line = say("letter.return_address") + " " + " · ".join((sender.name, *sender.address))
    return Draft(
        heading=() if style.logo else _data(sender.name),
        return_line=_data(return_line),
        address=_data("\n".join(message.recipient.address)),
        details=tuple((_data(label), _data(value)) for label, value in message.details),
        subject=message.subject,
        blocks=message.blocks,
        pay_link=_pay_link(message) if has_box else (),
        qr=qr,
        qr_alt=_qr_alt(message) if qr else "",
        logo_alt=style.logo_tekst or sender.name,
        running_head=_running_head(message),
        language="nl-NL" if message.language == "nl" else message.language,
    )


def _running_head(message: Message) -> str:
    parts = (message.sender.name, *(f"{label} {value}" for label, value in message.details))
    return normal(" · ".join(parts).replace("\n", " "))


def _data(text: str) -> Inline:
    return (Text(text, data=True),)


def _qr_alt(message: Message) -> str:
    payment = message.payment
    if payment is None:
        return ""
    reference = printing.grouped(payment.reference)
    return say("letter.qr_alt", amount=money.printed(payment.amount), reference=reference)


def _pay_link(message: Message) -> Inline:
    """The pay link as a line of its own, unless the writer has already put it in the words."""
    link = message.payment.link if message.payment else None
    if not link:
        return ()
    runs = (run for block in walk(message.blocks) for inline in inlines(block) for run in inline)
    if any(run.href == link for run in runs):
        return ()
    return Text(say("letter.pay_link") + " "), Text(link.removeprefix("https://"), data=True, href=link)
