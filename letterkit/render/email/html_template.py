"""A page of HTML with placeholders: laid out once for all messages of a shape, and filled for each of them."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from letterkit.message import CaseText
from letterkit.message.shape import put
from letterkit.render.email import quoted_printable

Escape = Callable[[str], str]
_PLACEHOLDER = re.compile("%field ([0-9]+)%")  # plain ASCII, which passes through the layout unchanged


@dataclass(frozen=True, slots=True)
class HtmlTemplate:
    """HTML in pieces, each quoted-printable: between two of them goes one of the ``texts``, by way of its escape."""

    pieces: tuple[bytes, ...]
    texts: tuple[tuple[Escape, str], ...]
    between: tuple[int, ...]

    def filled(self, values: Sequence[str]) -> bytes:
        """The page of one message, quoted-printable. Raises ``CannotRender("unsafe_link")``."""
        texts = [
            _encoded(escape, text) if isinstance(text, CaseText) else _remembered(escape, text)
            for escape, text in [(escape, put(token, values)) for escape, token in self.texts]
        ]
        parts = [self.pieces[0]]
        for number, piece in zip(self.between, self.pieces[1:], strict=True):
            parts += texts[number], piece
        return quoted_printable.joined(parts)


@dataclass(frozen=True, slots=True)
class Placeholders:
    """The texts of one page that are written only when the values of a message are known."""

    texts: list[tuple[Escape, str]] = field(default_factory=list)

    def add(self, escape: Escape, text: str) -> str:
        """The placeholder of ``text``; ``escape`` makes HTML of what will stand there."""
        self.texts.append((escape, text))
        return f"%field {len(self.texts) - 1}%"

    def template(self, html: str) -> HtmlTemplate:
        """``html``, cut at its placeholders."""
        parts = _PLACEHOLDER.split(html)
        numbers = {text: number for number, text in enumerate(dict.fromkeys(self.texts))}
        between = tuple(numbers[self.texts[int(place)]] for place in parts[1::2])
        return HtmlTemplate(tuple(map(quoted_printable.part, parts[::2])), tuple(numbers), between)


def _encoded(escape: Escape, text: str) -> bytes:
    return quoted_printable.part(escape(text))


_remembered = lru_cache(maxsize=1024)(_encoded)
"""What comes from the creditor stands in every e-mail; what comes from a case is personal and not remembered."""
