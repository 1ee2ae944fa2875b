"""Message -> text: the text part of an e-mail, and the form in which people read a message without its layout."""

import re
from itertools import zip_longest

from letterkit import fields
from letterkit.identity_cache import IdentityCache
from letterkit.message import Block, Bullets, ContactBox, Heading, Inline, Message, Paragraph, PayBox, Table

# "de knop", "deze betaalknop": without a button there is a link, which is a de-word too, so the sentence stays right.
_BUTTON = re.compile(r"(?<![^\W\d_])(?P<pay>[Bb]etaal)?(?P<k>[Kk])nop(?P<pen>pen)?(?![^\W\d_])")


def render(message: Message) -> str:
    """The whole message as UTF-8 text with LF line ends; paragraphs are not wrapped, mail programs do that.

    Every address behind a word is written out after it, a table becomes one line a row, and the pay link stands on a
    line of its own when the words themselves do not hold it. What a template says of the button it says of the link.
    """
    details = "\n".join(f"{label}: {value}" for label, value in message.details)
    sender = "\n".join((message.sender.name, *message.sender.address, *message.sender.imprint))
    body = tuple([part for block in message.blocks for part in _parts(block)])
    parts = [details, *body, _missing_link(message, body), sender]
    return fields.harmless("\n\n".join(part for part in parts if part)) + "\n"


def inline(runs: Inline) -> str:
    """The text of one inline, each link followed by its address unless the text says it; alone it has its own line."""
    texts = [run.text if run.data or "nop" not in run.text else _BUTTON.sub(_link, run.text) for run in runs]
    text = "".join(texts)
    links = {run.href for run in runs}
    if not any(links):
        return text
    first = runs[0].href
    if first and len(links) == 1 and not _says_address(text, first):
        return f"{text}:\n{_address(first)}"
    pieces = []
    for own, run, following in zip_longest(texts, runs, runs[1:]):
        pieces.append(own)
        if run.href and (following is None or following.href != run.href) and not _says_address(text, run.href):
            pieces.append(f" ({_address(run.href)})")
    return "".join(pieces)


def _link(button: re.Match[str]) -> str:
    word = "Link" if button["k"] == "K" else "link"
    return f"{button['pay'] or ''}{word}{'s' if button['pen'] else ''}"


def _block(block: Block) -> tuple[str, ...]:
    match block:
        case Heading(text=text) | Paragraph(text=text):
            return (inline(text),)
        case Bullets(items=items, ordered=ordered):
            return ("\n".join(f"{f'{n}.' if ordered else '-'} {inline(item)}" for n, item in enumerate(items, 1)),)
        case Table():
            return (_table(block),)
        case PayBox(blocks=inner) | ContactBox(blocks=inner):
            return tuple([part for block in inner for part in _parts(block)])


_parts = IdentityCache(_block, 512)  # blocks in which only the creditor's values stand come back in each message


def _table(table: Table) -> str:
    """One line a row: ``label: value`` for two columns, ``head: value, head: value`` for more."""
    heads = [inline(cell) for cell in table.head]
    lines = []
    for row in table.rows:
        cells = [inline(cell) for cell in row]
        named = [f"{head}: {cell}" if head else cell for head, cell in zip(heads, cells, strict=True) if cell]
        if any(cells):
            lines.append(": ".join(cells) if len(cells) == 2 else ", ".join(named))
        elif not lines:  # rows to fill in: what goes there
            lines += [f"{head}:" for head in heads]
    return "\n".join(lines)


def _missing_link(message: Message, body: tuple[str, ...]) -> str:
    link = message.payment.link if message.payment else None
    return link if link and not any(link in part for part in body) else ""


def _address(href: str) -> str:
    return href.removeprefix("mailto:").removeprefix("tel:")


def _says_address(words: str, href: str) -> bool:
    """Does the text name the address itself? A telephone number in words always does, however it is grouped."""
    return href.startswith("tel:") or _address(href) in words
