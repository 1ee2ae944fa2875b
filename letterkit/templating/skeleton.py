"""Blocks with tokens -> blocks with values. Two cases that took the same branches share one skeleton."""

import re
from collections.abc import Sequence
from dataclasses import replace

from letterkit.errors import CannotRender
from letterkit.message import Block, Bullets, ContactBox, Heading, Inline, Paragraph, PayBox, Table, Text
from letterkit.templating.provenance import MARK_BASE, VALUE_BASE, value_index

_TOKEN = re.compile(f"[{chr(VALUE_BASE)}-{chr(MARK_BASE - 1)}]")
_SAFE_LINK = re.compile(r"(https://[^\s/\\@:]+(/[^\s\\]*)?|mailto:[^\s?&]+@[^\s?&]+|tel:\+?[0-9]+)\Z")


def filled(blocks: tuple[Block, ...], values: Sequence[str]) -> tuple[Block, ...]:
    """``blocks`` with each token replaced by its value. Raises ``CannotRender`` for an unsafe link."""
    return tuple(_block(block, values) for block in blocks)


def filled_inline(inline: Inline, values: Sequence[str]) -> Inline:
    return tuple(_run(run, values) if run.data or run.href else run for run in inline)


def _block(block: Block, values: Sequence[str]) -> Block:
    match block:
        case Heading(text=text, level=level):
            return Heading(filled_inline(text, values), level)
        case Paragraph(text=text):
            return Paragraph(filled_inline(text, values))
        case Bullets(items=items, ordered=ordered):
            return Bullets(tuple(filled_inline(item, values) for item in items), ordered)
        case Table(head=head, rows=rows):
            body = tuple(tuple(filled_inline(cell, values) for cell in row) for row in rows)
            return replace(block, head=tuple(filled_inline(cell, values) for cell in head), rows=body)
        case PayBox(blocks=inside):
            return PayBox(filled(inside, values))
        case ContactBox(blocks=inside):
            return ContactBox(filled(inside, values))


def _run(run: Text, values: Sequence[str]) -> Text:
    href = run.href and _TOKEN.sub(lambda token: values[value_index(token[0]) or 0], run.href)
    if href and not _SAFE_LINK.match(href):
        raise CannotRender("link_unsafe", template=run.origin.template if run.origin else "")
    text = values[value_index(run.text) or 0] if run.data else run.text
    return Text(text, run.origin, data=run.data, bold=run.bold, href=href)
