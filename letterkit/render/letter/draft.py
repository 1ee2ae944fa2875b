"""A message as a letter needs it: every text that will be printed, in reading order, each once."""

from functools import lru_cache
from typing import NamedTuple

from letterkit import locales
from letterkit.creditor import HouseStyle
from letterkit.errors import CannotRender
from letterkit.message import (
    AnswerSlip,
    Block,
    ContactBox,
    Heading,
    Inline,
    Message,
    Paragraph,
    PayBox,
    Sender,
    Table,
    Text,
    inlines,
    plain,
    walk,
)
from letterkit.payment import printing
from letterkit.payment.qr import Symbol, symbol
from letterkit.render.letter.line_breaking import normal
from letterkit.texts.in_language import in_language

_MOST_ADDRESS_LINES = 6  # PostNL: 3 to 6 lines; a seventh would not show in the window


class Draft(NamedTuple):
    """``heading`` is the sender's name where there is no logo. ``pay_link`` is empty when the words already have it.
    ``annex`` comes after the sign-off.

    What is the sender's own (name, address, labels) is no data here: letters of one shape share it.
    """

    sender: str
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
    language: str
    foot: Inline = ()
    annex: tuple[Block, ...] = ()

    @property
    def running_head(self) -> str:
        """Sender and details on one line, for the head of following pages."""
        parts = (self.sender, *(f"{plain(label)} {plain(value)}" for label, value in self.details))
        return normal(" · ".join(parts).replace("\n", " "))


def draft(message: Message, style: HouseStyle) -> Draft:
    """Gather and check what one letter says.

    Raises ``CannotRender`` with ``address_missing``, ``address_too_long`` or ``subject_missing`` (value ``case``), or
    what ``letterkit.payment.qr`` raises when the QR code cannot be made.
    """
    if not message.recipient.address:
        raise CannotRender("address_missing", case=message.case_id)
    if len(message.recipient.address) > _MOST_ADDRESS_LINES:
        raise CannotRender("address_too_long", case=message.case_id, most=_MOST_ADDRESS_LINES)
    if not any(run.text.strip() for run in message.subject):
        raise CannotRender("subject_missing", case=message.case_id)
    sender, payment = message.sender, message.payment
    has_box = payment is not None and any(isinstance(block, PayBox) for block in message.blocks)
    qr = symbol(payment.qr_payload) if payment and has_box and payment.qr_payload else None
    heading, return_line, foot = _of_sender(sender, message.language)
    if message.mark:
        foot = _marked(sender, message.language, message.mark.document)
    return Draft(
        sender=sender.name,
        heading=() if style.logo else heading,
        return_line=return_line,
        address=_data("\n".join(message.recipient.address)),
        details=tuple([(_label(label), _data(value)) for label, value in message.details]),
        subject=message.subject,
        blocks=tuple([block for block in message.blocks if not isinstance(block, AnswerSlip)]),
        annex=tuple([block for block in message.blocks if isinstance(block, AnswerSlip)]),
        pay_link=_pay_link(message) if has_box else (),
        qr=qr,
        qr_alt=_qr_alt(message) if qr else "",
        logo_alt=style.logo_tekst or sender.name,
        language="nl-NL" if message.language == "nl" else message.language,
        foot=foot,
    )


def tables_last(draft: Draft) -> Draft | None:
    """The letter with the tables that stand above its boxes after the sign-off. None when there are no such tables.

    For a letter of two pages: how to pay and where to get help belong on the first, how the amount is made up can wait.
    """
    last_box = max((at for at, block in enumerate(draft.blocks) if isinstance(block, PayBox | ContactBox)), default=0)
    above = draft.blocks[:last_box]
    tables = tuple(block for block in above if isinstance(block, Table))
    if not tables:
        return None
    blocks: list[Block] = []
    for block in above:
        if not isinstance(block, Table):
            blocks.append(block)
        elif block is tables[0]:
            _point_to_tables(blocks, draft.language)
    annex: tuple[Block, ...] = (Heading((Text(in_language(draft.language, "letter.tables")),)), *tables, *draft.annex)
    return draft._replace(blocks=(*blocks, *draft.blocks[last_box:]), annex=annex)


def _point_to_tables(blocks: list[Block], language: str) -> None:
    """Say where the tables are: in the paragraph before their place, or in one of its own."""
    pointer, before = in_language(language, "letter.tables_last"), blocks[-1] if blocks else None
    if isinstance(before, Paragraph) and plain(before.text)[-1:] in (".", "?", "!"):
        blocks[-1] = Paragraph((*before.text, Text(" " + pointer)))
    else:
        blocks.append(Paragraph((Text(pointer),)))


def _data(text: str) -> Inline:
    return (Text(text, None, True),)


@lru_cache(maxsize=64)
def _label(text: str) -> Inline:
    return (Text(text),)


@lru_cache(maxsize=64)
def _of_sender(sender: Sender, language: str) -> tuple[Inline, Inline, Inline]:
    """The heading, the return line and the foot."""
    return_line = in_language(language, "letter.return_address") + " " + " · ".join((sender.name, *sender.address))
    foot = (Text(" · ".join((sender.name, *sender.imprint))),) if sender.imprint else ()
    return (Text(sender.name),), (Text(return_line),), foot


def _marked(sender: Sender, language: str, document: str) -> Inline:
    """The foot, with the number that leads a paper letter back to its run."""
    before, label = _before_mark(sender, language)
    return (before, label, Text(document, data=True))


@lru_cache(maxsize=64)
def _before_mark(sender: Sender, language: str) -> tuple[Text, Text]:
    label = in_language(language, "letter.document")
    return Text(" · ".join((sender.name, *sender.imprint)) + " · "), Text(f"{label} ")


def _qr_alt(message: Message) -> str:
    payment = message.payment
    if payment is None:
        return ""
    amount, reference = locales.euro(payment.amount, message.language), printing.reference(payment)
    return in_language(message.language, "letter.qr_alt", amount=amount, reference=reference)


def _pay_link(message: Message) -> Inline:
    """The pay link as a line of its own, unless the writer has already put it in the words."""
    link = message.payment.link if message.payment else None
    if not link or _leads_to(link, message.blocks):
        return ()
    before = in_language(message.language, "letter.pay_link")
    return Text(f"{before} "), Text(link.removeprefix("https://"), data=True, href=link)


def _leads_to(link: str, blocks: tuple[Block, ...]) -> bool:
    """Whether a word in these blocks leads there already. In a pay box as a rule, so those are looked through first."""
    for block in walk(tuple(sorted(blocks, key=lambda block: not isinstance(block, PayBox)))):
        for inline in inlines(block):
            for run in inline:
                if run.href == link:
                    return True
    return False
