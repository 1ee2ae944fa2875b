"""Blocks and runs as HTML. Every character is escaped here and nowhere else; every address is checked here again."""

import html
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from letterkit import fields
from letterkit.errors import CannotRender
from letterkit.message import Block, Bullets, CaseText, ContactBox, Heading, Inline, Paragraph, PayBox, Table, Text
from letterkit.message.shape import put
from letterkit.render.email import quoted
from letterkit.render.email.look import Palette

Writer = Callable[[str], str]
_SAFE_ADDRESS = re.compile(r"(https://|mailto:|tel:)[^\s<>\"'\\\x00-\x1f]+")
_SPACES = re.compile(r"\s+")
_KEPT = re.compile("%kept ([0-9]+)%")  # plain ASCII, which passes through the layout unchanged


def escaped(text: str) -> str:
    """Text in which no character is markup; line breaks and double spaces (postcode, town) stay."""
    return html.escape(fields.harmless(text)).replace("  ", "\u00a0 ").replace("\n", "<br />")


def loosened(text: str) -> str:
    """The same for a table cell to the left: what does not fit on a phone may go on at any space."""
    return escaped(text.replace("\u00a0", " "))


def one_line(text: str) -> str:
    """The same for a place that takes no markup at all: a title, a label, an attribute."""
    return html.escape(" ".join(fields.harmless(text).split()))


def address(href: str) -> str:
    """An address for ``href``. Raises ``CannotRender("unsafe_link")`` unless it is https, mailto or tel."""
    if not _SAFE_ADDRESS.fullmatch(href):
        raise CannotRender("unsafe_link")
    return html.escape(href)


@dataclass(frozen=True, slots=True)
class Page:
    """HTML in pieces, each quoted-printable: between two of them goes one of the ``texts``, written by its function."""

    pieces: tuple[bytes, ...]
    texts: tuple[tuple[Writer, str], ...]
    between: tuple[int, ...]

    def filled(self, values: Sequence[str]) -> bytes:
        """The page of one message, quoted-printable. Raises ``CannotRender("unsafe_link")``."""
        told = []
        for write, token in self.texts:
            text = put(token, values)
            told.append(quoted.part(write(text)) if isinstance(text, CaseText) else _told(write, text))
        parts = [self.pieces[0]]
        for number, piece in zip(self.between, self.pieces[1:], strict=True):
            parts += told[number], piece
        return quoted.joined(parts)


@lru_cache(maxsize=1024)  # what comes from the creditor stands in every e-mail; what comes from a case is not kept
def _told(write: Writer, text: str) -> bytes:
    return quoted.part(write(text))


@dataclass(frozen=True, slots=True)
class Words:
    """Writes the words of one page; what comes from a case is kept apart, so that a page is laid out once a shape."""

    palette: Palette
    kept: list[tuple[Writer, str]] = field(default_factory=list)

    def page(self, laid_out: str) -> Page:
        """The finished HTML, cut where texts were kept apart."""
        parts = _KEPT.split(laid_out)
        numbers = {text: number for number, text in enumerate(dict.fromkeys(self.kept))}
        between = tuple(numbers[self.kept[int(place)]] for place in parts[1::2])
        return Page(tuple(map(quoted.part, parts[::2])), tuple(numbers), between)

    def keep(self, write: Writer, text: str) -> str:
        """A mark for a text that ``write`` will write when it is known."""
        self.kept.append((write, text))
        return f"%kept {len(self.kept) - 1}%"

    def line(self, runs: Inline) -> str:
        """An inline as one line without markup."""
        told = (
            self.keep(one_line, run.text) if run.data else html.escape(_SPACES.sub(" ", fields.harmless(run.text)))
            for run in runs
        )
        return "".join(told).strip()

    def inline(self, runs: Inline, write: Writer = escaped) -> str:
        return "".join([self._run(run, write) for run in runs])

    def block(self, item: Block) -> str:
        """One heading, paragraph, list or table; of a box inside a box only the words."""
        match item:
            case Heading(text=text, level=level):
                rank = max(2, min(level, 4))
                return f'<h{rank} style="{self._heading()}">{self.inline(text)}</h{rank}>'
            case Paragraph(text=text):
                return f'<p style="margin:0 0 16px;">{self.inline(text)}</p>'
            case Bullets(items=items, ordered=ordered):
                tag = "ol" if ordered else "ul"
                points = "".join(f'<li style="margin:0 0 8px;">{self.inline(point)}</li>' for point in items)
                return f'<{tag} style="margin:0 0 16px; padding:0 0 0 24px;">{points}</{tag}>'
            case Table():
                return self._table(item)
            case PayBox(blocks=inner) | ContactBox(blocks=inner):
                return "".join(self.block(one) for one in inner)

    def title(self, text: Inline) -> str:
        style = f"margin:0 0 20px; font-size:24px; line-height:1.3; font-weight:bold; color:{self.palette.brand};"
        return f'<h1 style="{style}">{self.inline(text)}</h1>'

    def _heading(self) -> str:
        return f"margin:8px 0 8px; font-size:19px; line-height:1.35; font-weight:bold; color:{self.palette.brand};"

    def _run(self, run: Text, write: Writer) -> str:
        words = self.keep(write, run.text) if run.data else write(run.text)
        if run.bold:
            words = f"<strong>{words}</strong>"
        if run.href is None:
            return words
        href = self.keep(address, run.href)
        return f'<a href="{href}" style="color:{self.palette.brand}; text-decoration:underline;">{words}</a>'

    def _table(self, table: Table) -> str:
        """A table of data: its head cells name the columns, or, when the head is empty, the first cells the rows."""
        named_columns = any(cell for cell in table.head)
        # Of a label and a value the label takes a third, so that an account number fits beside it on a phone.
        label_and_value = table.align == ("left", "left")
        extras = (" width:35%;", " padding-right:0;") if label_and_value else ("",) * len(table.align)

        def row(cells: tuple[Inline, ...], kinds: tuple[str, ...], *, bold: bool) -> str:
            parts = zip(kinds, cells, table.align, extras, strict=True)
            return f"<tr>{''.join(self._cell(*part, bold=bold) for part in parts)}</tr>"

        columns = len(table.align)
        head = row(table.head, ('th scope="col"',) * columns, bold=True) if named_columns else ""
        body = ""
        for number, cells in enumerate(table.rows, 1):
            sum_row = table.total and number == len(table.rows)
            first = "td" if named_columns and not sum_row else 'th scope="row"'
            body += row(cells, (first, *("td",) * (columns - 1)), bold=sum_row)
        style = "width:100%; border-collapse:collapse; margin:0 0 16px; font-size:16px; line-height:1.5;"
        data = (
            f'<table cellpadding="0" cellspacing="0" style="{style}"><thead>{head}</thead><tbody>{body}</tbody></table>'
        )
        return f'<div style="overflow-x:auto;">{data.replace("<thead></thead>", "")}</div>'  # only the table scrolls

    def _cell(self, kind: str, cell: Inline, align: str, extra: str, *, bold: bool) -> str:
        """One cell. Amounts to the right stay whole; to the left an account number may go on between two groups."""
        weight = "bold" if bold else "normal"
        place = "padding:8px 0 8px 8px; white-space:nowrap" if align == "right" else "padding:8px 8px 8px 0"
        style = (
            f"text-align:{align}; font-weight:{weight}; {place}; border-bottom:1px solid {self.palette.line}; "
            f"vertical-align:top; word-break:normal; overflow-wrap:break-word;{extra}"
        )
        words = self.inline(cell, loosened if align == "left" else escaped)
        return f'<{kind} style="{style}">{words}</{kind[:2]}>'
