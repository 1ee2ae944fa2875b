"""What surrounds the text of an e-mail: of a whole night there are only a few."""

from dataclasses import dataclass

from letterkit.creditor import HouseStyle
from letterkit.message import Message, PayBox, Sender, inlines, pay_button, plain, walk
from letterkit.render.email.logo import Logo


@dataclass(frozen=True, slots=True)
class Frame:
    """What surrounds the text, and what of it depends on values; equal for all e-mails of one shape.

    ``details``: the labels. ``button``: the place in the pay box of the paragraph that is the pay button; -1 when none
    is. ``domain``: where the pay link leads, None without one. ``names_domain``: the text of the pay box says it.
    ``marked``: it ends with its own number, by which a run can be found.
    """

    details: tuple[str, ...]
    button: int
    domain: str | None
    names_domain: bool
    sender: Sender
    language: str
    style: HouseStyle
    logo: Logo | None
    marked: bool


def frame_of(message: Message, style: HouseStyle, logo: Logo | None) -> Frame:
    domain = message.payment.link_domain if message.payment else None
    box = next((block for block in message.blocks if isinstance(block, PayBox)), PayBox(()))
    paragraph = pay_button(message)
    return Frame(
        details=tuple(label for label, _ in message.details),
        button=next((at for at, block in enumerate(box.blocks) if block is paragraph), -1),
        domain=domain,
        names_domain=domain is not None and _names(box, domain),
        sender=message.sender,
        language=message.language,
        style=style,
        logo=logo,
        marked=message.mark is not None,
    )


def _names(box: PayBox, domain: str) -> bool:
    return any(domain in plain(inline) for block in walk(box.blocks) for inline in inlines(block))
