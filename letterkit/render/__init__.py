"""Message -> what is sent. ``plain`` is text for people; each channel has a renderer, registered here by its name.

The channels do not know each other; those that send text take it from ``plain``.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Any, Protocol

from letterkit.creditor import Creditor
from letterkit.message import Message
from letterkit.render import berichtenbox, email, letter, sms, whatsapp


class LineContent(Protocol):
    """What is sent on a channel whose messages are lines of one file."""

    @property
    def record(self) -> Mapping[str, Any]:
        """The JSON of its line, besides case and time."""

    @property
    def shown(self) -> str:
        """What its reader sees, as text."""


Content = bytes | LineContent
"""What is sent: the bytes of a file, such as a letter (PDF) or an e-mail (.eml), or the content of a line."""


@dataclass(frozen=True, slots=True)
class RenderContext:
    """What a renderer may ask beside the message: the creditor, the folder that relative paths start from, and what the
    channel that it ``attaches`` has made of the same stage.
    """

    creditor: Creditor
    base: Path
    attached: Content | None = None


Renderer = Callable[[Message, RenderContext], Content]
RENDERERS: Mapping[str, Renderer] = MappingProxyType(
    {
        "letter": lambda message, around: letter.render(message, around.creditor.huisstijl, base=around.base),
        "email": lambda message, around: email.render(message, around.creditor.huisstijl, base=around.base),
        "sms": lambda message, around: sms.render(message, plain_letters=around.creditor.berichten.sms_gewone_letters),
        "whatsapp": lambda message, _around: whatsapp.render(message),
        "berichtenbox": lambda message, around: berichtenbox.render(message, around.attached),
    }
)
"""The renderer of each channel. Each raises ``CannotRender`` for a message that cannot be made whole."""
