"""Message -> text: the text part of an e-mail, and the form in which people read a message without its layout."""

from itertools import zip_longest

from letterkit import fields
from letterkit.message import Block, Bullets, ContactBox, Heading, Inline, Message, Paragraph, PayBox, Table, plain
from letterkit.remembered import Remembered


def render(message: Message) -> str:
    """The whole message as UTF-8 text with LF line ends; paragraphs are not wrapped, mail programs do that.

    Every address behind a word is written out after it, a table becomes one line a row, and the pay link stands on a
    line of its own when the words themselves do not hold it.
    """
    details = "\n".join(f"{label}: {value}" for label, value in message.details)
    sender = "\n".join((message.sender.name, *message.sender.address))
    said = tuple([part for block in message.blocks for part in _told(block)])
    parts = [details, *said, _missing_link(message, said), sender]
    return fields.harmless("\n\n".join(part for part in parts if part)) + "\n"


def inline(runs: Inline) -> str:
    """The words of one inline, each link followed by its address unless the words say it; alone it has its own line."""
    if not any(run.href for run in runs):
        return plain(runs)
    words = plain(runs)
    first = runs[0].href
    if first and len({run.href for run in runs}) == 1 and not _says_address(words, first):
        return f"{words}:\n{_address(first)}"
    pieces = []
    for run, following in zip_longest(runs, runs[1:]):
        pieces.append(run.text)
        if run.href and (following is None or following.href != run.href) and not _says_address(words, run.href):
            pieces.append(f" ({_address(run.href)})")
    return "".join(pieces)


def _block(block: Block) -> tuple[str, ...]:
    match block:
        case Heading(text=text) | Paragraph(text=text):
            return (inline(text),)
        case Bullets(items=items, ordered=ordered):
            return ("\n".join(f"{f'{n}.' if ordered else '-'} {inline(item)}" for n, item in enumerate(items, 1)),)
        case Table():
            return (_table(block),)
        case PayBox(blocks=inner) | ContactBox(blocks=inner):
            return tuple([part for one in inner for part in _told(one)])


_told = Remembered(_block, 512)  # blocks in which only the creditor's values stand come back in each message


def _table(table: Table) -> str:
    """One line a row: ``label: value`` for two columns, ``head: value, head: value`` for more."""
    heads = [inline(cell) for cell in table.head]
    lines = []
    for row in table.rows:
        cells = [inline(cell) for cell in row]
        named = [f"{head}: {cell}" if head else cell for head, cell in zip(heads, cells, strict=True) if cell]
        lines.append(": ".join(cells) if len(cells) == 2 else ", ".join(named))
    return "\n".join(lines)


def _missing_link(message: Message, said: tuple[str, ...]) -> str:
    link = message.payment.link if message.payment else None
    return link if link and not any(link in part for part in said) else ""


def _address(href: str) -> str:
    return href.removeprefix("mailto:").removeprefix("tel:")


def _says_address(words: str, href: str) -> bool:
    """Does the text name the address itself? A telephone number in words always does, however it is grouped."""
    return href.startswith("tel:") or _address(href) in words
