"""Blocks and runs as HTML. Every character is escaped here and nowhere else; every address is checked here again."""

import html
import re

from letterkit import fields
from letterkit.errors import CannotRender
from letterkit.message import Block, Bullets, ContactBox, Heading, Inline, Paragraph, PayBox, Table
from letterkit.render.email.look import Palette

_SAFE_ADDRESS = re.compile(r"(https://|mailto:|tel:)[^\s<>\"'\\\x00-\x1f]+")


def escaped(text: str) -> str:
    """Text in which no character is markup; line breaks and double spaces (postcode, town) stay."""
    return html.escape(fields.harmless(text)).replace("  ", "\u00a0 ").replace("\n", "<br />")


def one_line(text: str) -> str:
    """The same for a place that takes no markup at all: a title, a label, an attribute."""
    return html.escape(" ".join(fields.harmless(text).split()))


def address(href: str) -> str:
    """An address for ``href``. Raises ``CannotRender("unsafe_link")`` unless it is https, mailto or tel."""
    if not _SAFE_ADDRESS.fullmatch(href):
        raise CannotRender("unsafe_link")
    return html.escape(href)


def inline(runs: Inline, palette: Palette) -> str:
    return "".join(_run(run.text, palette, bold=run.bold, href=run.href) for run in runs)


def block(item: Block, palette: Palette) -> str:
    """One heading, paragraph, list or table; of a box inside a box only the words."""
    match item:
        case Heading(text=text, level=level):
            rank = max(2, min(level, 4))
            return f'<h{rank} style="{_heading(palette)}">{inline(text, palette)}</h{rank}>'
        case Paragraph(text=text):
            return f'<p style="margin:0 0 16px;">{inline(text, palette)}</p>'
        case Bullets(items=items, ordered=ordered):
            tag = "ol" if ordered else "ul"
            points = "".join(f'<li style="margin:0 0 8px;">{inline(point, palette)}</li>' for point in items)
            return f'<{tag} style="margin:0 0 16px; padding:0 0 0 24px;">{points}</{tag}>'
        case Table():
            return _table(item, palette)
        case PayBox(blocks=inner) | ContactBox(blocks=inner):
            return "".join(block(one, palette) for one in inner)


def title(text: Inline, palette: Palette) -> str:
    style = f"margin:0 0 20px; font-size:24px; line-height:1.3; font-weight:bold; color:{palette.brand};"
    return f'<h1 style="{style}">{inline(text, palette)}</h1>'


def _heading(palette: Palette) -> str:
    return f"margin:8px 0 8px; font-size:19px; line-height:1.35; font-weight:bold; color:{palette.brand};"


def _run(text: str, palette: Palette, *, bold: bool, href: str | None) -> str:
    words = f"<strong>{escaped(text)}</strong>" if bold else escaped(text)
    if href is None:
        return words
    return f'<a href="{address(href)}" style="color:{palette.brand}; text-decoration:underline;">{words}</a>'


def _table(table: Table, palette: Palette) -> str:
    """A table of data: its head cells name their columns, or, when the head is empty, the first cells their rows."""
    named_columns = any(cell for cell in table.head)
    # Of a label and a value the label takes a third, so that an account number fits beside it on a phone.
    label_and_value = table.align == ("left", "left")
    extras = (" width:35%;", " padding-right:0;") if label_and_value else ("",) * len(table.align)

    def row(cells: tuple[Inline, ...], kinds: tuple[str, ...], *, bold: bool) -> str:
        parts = zip(kinds, cells, table.align, extras, strict=True)
        return f"<tr>{''.join(_cell(*part, palette, bold=bold) for part in parts)}</tr>"

    columns = len(table.align)
    head = row(table.head, ('th scope="col"',) * columns, bold=True) if named_columns else ""
    body = ""
    for number, cells in enumerate(table.rows, 1):
        sum_row = table.total and number == len(table.rows)
        first = "td" if named_columns and not sum_row else 'th scope="row"'
        body += row(cells, (first, *("td",) * (columns - 1)), bold=sum_row)
    style = "width:100%; border-collapse:collapse; margin:0 0 16px; font-size:16px; line-height:1.5;"
    data = f'<table cellpadding="0" cellspacing="0" style="{style}"><thead>{head}</thead><tbody>{body}</tbody></table>'
    return f'<div style="overflow-x:auto;">{data.replace("<thead></thead>", "")}</div>'  # only the table scrolls


def _cell(kind: str, cell: Inline, align: str, extra: str, palette: Palette, *, bold: bool) -> str:
    """One cell. Amounts to the right stay whole; to the left an account number may go on at a space between groups."""
    weight = "bold" if bold else "normal"
    place = "padding:8px 0 8px 8px; white-space:nowrap" if align == "right" else "padding:8px 8px 8px 0"
    style = (
        f"text-align:{align}; font-weight:{weight}; {place}; border-bottom:1px solid {palette.line}; "
        f"vertical-align:top; word-break:normal; overflow-wrap:break-word;{extra}"
    )
    words = inline(cell, palette)
    if align == "left":
        words = words.replace("\u00a0", " ")
    return f'<{kind} style="{style}">{words}</{kind[:2]}>'
