"""The one neutral thing in the middle: a message to one person, as blocks of text that know where they come from.

Templates produce it; lint and the renderers read it, and know nothing else of a case.

``blocks``  runs of text, and the blocks they make
``shape``   what messages share that took the same branches of a template
"""

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Literal

from letterkit import channels
from letterkit.message.blocks import (
    AnswerSlip,
    Block,
    Bullets,
    ContactBox,
    Heading,
    Inline,
    Origin,
    Paragraph,
    PayBox,
    Table,
    Text,
    inlines,
    plain,
    walk,
)
from letterkit.message.shape import CaseText, PersonName, Shape

__all__ = [
    "CHANNELS", "AnswerSlip", "Block", "Bullets", "CaseText", "Channel", "ContactBox", "Heading", "Inline", "Message",
    "Origin", "Paragraph", "PayBox", "Payment", "PersonName", "Recipient", "Sender", "Shape", "Table", "Text",
    "inlines", "pay_button", "plain", "walk",
]  # fmt: skip

CHANNELS: tuple[str, ...] = channels.NAMES
if TYPE_CHECKING:
    Channel = str
else:
    # pydantic checks input against the names of the records; a type checker cannot know names that are data.
    Channel = Literal[CHANNELS]
"""The name of a channel."""


@dataclass(frozen=True, slots=True)
class Payment:
    """What is asked and how it can be paid. The same amount stands in text, QR code and link.

    ``due``: the day before which to pay, None when the text gives its term in words.
    ``reference`` is the reference as machines want it (no spaces), or with ``free`` a text for the description of the
    transfer; ``qr_payload`` the exact characters of the QR code (an EPC069-12 payload or the pay link).
    """

    amount: Decimal
    account_name: str
    iban: str
    reference: str
    due: date | None
    qr_payload: str | None = None
    link: str | None = None
    link_expires: date | None = None
    free: bool = False

    @property
    def link_domain(self) -> str | None:
        """The domain the link leads to, as it is printed beside the link."""
        return self.link.split("/")[2] if self.link else None


@dataclass(frozen=True, slots=True)
class Sender:
    """``address`` is one printable line each; ``email`` and ``sms_name`` are the technical senders.

    ``imprint`` is what the law wants of a firm's letters and e-mails, ready to print: ``KvK 12345678`` and the like.
    """

    name: str
    address: tuple[str, ...]
    email: str | None = None
    sms_name: str | None = None
    imprint: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Recipient:
    """``address`` is the finished address block (3 to 6 lines, name first); empty when there is no postal address."""

    name: str
    address: tuple[str, ...] = ()
    email: str | None = None
    mobile: str | None = None
    large_print: bool = False


@dataclass(frozen=True, slots=True)
class Mark:
    """What leads a message back to the run that made it: nothing of it says anything of the customer.

    ``document``: the number of the message as people read it.
    """

    document: str
    run: str
    release: str = ""


@dataclass(frozen=True, slots=True)
class Message:
    """One message, complete. ``case_id`` is safe to use in a file name.

    ``details`` are the label/value pairs above a letter (date, reference). ``template_version`` is a hash of all
    template text that was used. ``opening`` and ``closing`` are part of ``blocks``. ``shape`` and ``values`` are
    subject, preheader and blocks taken apart; a message that was not made from a template has no shape.
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
    mark: Mark | None = None
    shape: Shape | None = field(default=None, compare=False, repr=False)
    values: tuple[str, ...] = field(default=(), compare=False, repr=False)


def pay_button(message: Message) -> Paragraph | None:
    """The paragraph whose words are the pay button: in a pay box, and nothing but a link to ``payment.link``."""
    link = message.payment.link if message.payment else None
    for box in message.blocks:
        for block in box.blocks if link and isinstance(box, PayBox) else ():
            if isinstance(block, Paragraph) and {run.href for run in block.text if run.text.strip()} == {link}:
                return block
    return None
