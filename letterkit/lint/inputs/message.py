"""A ``Message`` as a document to judge: its zones are known, and every character knows its template or case."""

from functools import lru_cache

from letterkit.channels import RECORDS
from letterkit.lint.clean import cleaned
from letterkit.lint.document import Box, Document, Href, Kind, Offsets, SourceSpan, TextBlock
from letterkit.lint.zones import closes, greets
from letterkit.message import AnswerSlip, Block, Bullets, ContactBox, Heading, Inline, Message, Paragraph, PayBox, Table


class _Writer:
    """Lays the blocks of a message after one another as text and notes where everything came from."""

    def __init__(self) -> None:
        self.text: list[str] = []
        self.length = 0
        self.passages: list[TextBlock] = []
        self.pieces: list[SourceSpan] = []
        self.hrefs: list[Href] = []

    def put(self, inline: Inline, kind: Kind, box: Box | None, gap: str = "\n\n") -> None:
        """Add one passage a line, because a forced line break ends a sentence; empty inlines leave no trace."""
        if not any(run.text.strip() for run in inline):
            return
        if self.length:
            self._add(gap)
        start = self.length
        for run in inline:
            text = _cleaned(run.text)
            self.pieces.append(SourceSpan(self.length, self.length + len(text), run.origin, run.data))
            if run.href:
                self.hrefs.append(Href(self.length, self.length + len(text), run.href))
            self._add(text)
        for line in "".join(self.text[-len(inline) :]).split("\n"):
            if line.strip():
                self.passages.append(TextBlock(start, start + len(line), kind, box))
            start += len(line) + 1

    def block(self, block: Block, box: Box | None = None) -> None:
        """Add a block and, for a box, the blocks in it."""
        match block:
            case Heading(text=text):
                self.put(text, "heading", box)
            case Paragraph(text=text):
                self.put(text, _kind("".join(run.text for run in text)), box)
            case Bullets(items=items):
                for item in items:
                    self.put(item, "item", box, "\n")
            case Table(head=head, rows=rows):
                for cell in (*head, *(cell for row in rows for cell in row)):
                    self.put(cell, "cell", box, "\n")
            case PayBox(blocks=inside) | ContactBox(blocks=inside):
                for inner in inside:
                    self.block(inner, _zone(block))

    def _add(self, text: str) -> None:
        self.text.append(text)
        self.length += len(text)


@lru_cache(4096)  # most runs are a template's
def _cleaned(text: str) -> str:
    return cleaned(text)[0]


def from_message(message: Message) -> Document:
    """The message as a document. Findings point to the template's file, line and column."""
    writer = _Writer()
    writer.put(message.subject, "subject", None)
    for block in message.blocks:
        writer.block(block)
    text = "".join(writer.text)
    return Document(
        text=text,
        source=text,
        passages=tuple(writer.passages),
        path=message.case_id,
        channel=message.channel,
        stage=message.stage,
        language=message.language,
        data=_data(writer.pieces, text),
        pieces=tuple(writer.pieces),
        hrefs=tuple(writer.hrefs),
        facts=facts(message),
    )


def _zone(block: PayBox | ContactBox) -> Box | None:
    """An answer slip is for the reader to fill in: it is no place where the sender can be reached."""
    if isinstance(block, AnswerSlip):
        return None
    return "pay" if isinstance(block, PayBox) else "contact"


def _kind(text: str) -> Kind:
    if greets(text):
        return "greeting"
    return "closing" if closes(text) else "paragraph"


def _data(pieces: list[SourceSpan], text: str) -> tuple[Offsets, ...]:
    """The spans of case data; two that touch, or have only white space between them, are one."""
    spans: list[Offsets] = []
    for piece in pieces:
        if not piece.data or piece.start == piece.end:
            continue
        if spans and not text[spans[-1][1] : piece.start].strip():
            spans[-1] = (spans[-1][0], piece.end)
        else:
            spans.append((piece.start, piece.end))
    return tuple(spans)


def facts(message: Message) -> frozenset[str]:
    """What is known of the message beside its words, as ``Document.facts``."""
    payment, channel = message.payment, RECORDS[message.channel]
    known = {
        "iban": payment and payment.iban,
        "link": payment and payment.link,
        "qr": payment and channel.shows_qr and payment.qr_payload,
        "attachment": channel.attaches,
    }
    return frozenset(name for name, value in known.items() if value)
