"""The one neutral thing in the middle: a message to one person, as blocks of text that know where they come from.

Templates produce it; lint and the renderers read it, and know nothing else of a case.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Literal

Channel = Literal["letter", "email", "sms", "whatsapp"]
CHANNELS: tuple[Channel, ...] = ("letter", "email", "sms", "whatsapp")


@dataclass(frozen=True, slots=True)
class Origin:
    """A place in a template: path below the templates folder, line and column (both 1-based)."""

    template: str
    line: int
    column: int


@dataclass(frozen=True, slots=True)
class Text:
    """A run of characters with one origin. The character at index ``i`` of a template run stands at column + i.

    ``data`` is true when the characters came from the case or the creditor's settings and not from the template; the
    origin is then the place of the expression. ``href`` is a checked https, mailto or tel address.
    """

    text: str
    origin: Origin | None = None
    data: bool = False
    bold: bool = False
    href: str | None = None


Inline = tuple[Text, ...]


def plain(inline: Inline) -> str:
    """The characters of an inline, without any markup."""
    return "".join(run.text for run in inline)


@dataclass(frozen=True, slots=True)
class Heading:
    text: Inline
    level: int = 2


@dataclass(frozen=True, slots=True)
class Paragraph:
    """``text`` may hold ``\\n`` for a forced line break (an address, a signature)."""

    text: Inline


@dataclass(frozen=True, slots=True)
class Bullets:
    items: tuple[Inline, ...]
    ordered: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """``align`` has one of ``left``/``right`` a column. ``total`` marks the last row as the sum of those above."""

    head: tuple[Inline, ...]
    rows: tuple[tuple[Inline, ...], ...]
    align: tuple[Literal["left", "right"], ...]
    total: bool = False


@dataclass(frozen=True, slots=True)
class PayBox:
    """How to pay, in words (``blocks``); the QR code and the pay button come from ``Message.payment``."""

    blocks: tuple["Block", ...]


@dataclass(frozen=True, slots=True)
class ContactBox:
    """How to reach a person, in words."""

    blocks: tuple["Block", ...]


Block = Heading | Paragraph | Bullets | Table | PayBox | ContactBox


@dataclass(frozen=True, slots=True)
class Payment:
    """What is asked and how it can be paid. The same amount stands in text, QR code and link.

    ``reference`` is the reference as machines want it (no spaces); ``qr_payload`` the exact characters of the QR code
    (an EPC069-12 payload or the pay link).
    """

    amount: Decimal
    account_name: str
    iban: str
    reference: str
    due: date
    qr_payload: str | None = None
    link: str | None = None
    link_expires: date | None = None

    @property
    def link_domain(self) -> str | None:
        """The domain the link leads to, as it is printed beside the link."""
        return self.link.split("/")[2] if self.link else None


@dataclass(frozen=True, slots=True)
class Sender:
    """``address`` is one printable line each; ``email`` and ``sms_name`` are the technical senders."""

    name: str
    address: tuple[str, ...]
    email: str | None = None
    sms_name: str | None = None


@dataclass(frozen=True, slots=True)
class Recipient:
    """``address`` is the finished address block (3 to 6 lines, name first); empty when there is no postal address."""

    name: str
    address: tuple[str, ...] = ()
    email: str | None = None
    mobile: str | None = None
    large_print: bool = False


@dataclass(frozen=True, slots=True)
class Message:
    """One message, complete. ``case_id`` is safe to use in a file name.

    ``details`` are the label/value pairs above a letter (date, reference). ``template_version`` is a hash of all
    template text that was used. ``opening`` and ``closing`` are part of ``blocks``.
    """

    case_id: str
    stage: str
    channel: Channel
    subject: Inline
    blocks: tuple[Block, ...]
    sender: Sender
    recipient: Recipient
    date: date
    template_version: str
    language: str = "nl"
    details: tuple[tuple[str, str], ...] = ()
    payment: Payment | None = None
    preheader: Inline = ()
    solutions: tuple[str, ...] = field(default=())


def walk(blocks: tuple[Block, ...]) -> Iterator[Block]:
    """All blocks in reading order; a box comes before the blocks inside it."""
    for block in blocks:
        yield block
        if isinstance(block, PayBox | ContactBox):
            yield from walk(block.blocks)


def inlines(block: Block) -> Iterator[Inline]:
    """The inlines of one block itself (not of the blocks inside a box), in reading order."""
    match block:
        case Heading(text=text) | Paragraph(text=text):
            yield text
        case Bullets(items=items):
            yield from items
        case Table(head=head, rows=rows):
            yield from head
            for row in rows:
                yield from row
        case PayBox() | ContactBox():
            return


def pay_button(message: Message) -> Paragraph | None:
    """The paragraph whose words are the pay button: in a pay box, and nothing but a link to ``payment.link``."""
    link = message.payment.link if message.payment else None
    for box in message.blocks:
        for block in box.blocks if link and isinstance(box, PayBox) else ():
            if isinstance(block, Paragraph) and {run.href for run in block.text if run.text.strip()} == {link}:
                return block
    return None
