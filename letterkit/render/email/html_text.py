"""Blocks and runs of text as HTML, with a placeholder where something comes from the case."""

import html
import re
from dataclasses import dataclass, field

from letterkit import fields
from letterkit.message import Block, Bullets, ContactBox, Heading, Inline, Paragraph, PayBox, Table, Text
from letterkit.render.email import html_table
from letterkit.render.email.escape import address, escaped, one_line
from letterkit.render.email.html_template import Escape, Placeholders
from letterkit.render.email.theme import Palette

_SPACES = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class HtmlText:
    """Writes the text of one page in the colours of ``palette``."""

    palette: Palette
    placeholders: Placeholders = field(default_factory=Placeholders)

    def line(self, runs: Inline) -> str:
        """An inline as one line without markup."""
        return "".join([self._plain(run) for run in runs]).strip()

    def inline(self, runs: Inline, escape: Escape = escaped) -> str:
        return "".join([self._run(run, escape) for run in runs])

    def block(self, block: Block) -> str:
        """One heading, paragraph, list or table; of a box inside a box only the text."""
        match block:
            case Heading(text=text, level=level):
                rank = max(2, min(level, 4))
                return f'<h{rank} style="{self._heading()}">{self.inline(text)}</h{rank}>'
            case Paragraph(text=text):
                return f'<p style="margin:0 0 16px;">{self.inline(text)}</p>'
            case Bullets(items=items, ordered=ordered):
                tag = "ol" if ordered else "ul"
                points = "".join(f'<li style="margin:0 0 8px;">{self.inline(item)}</li>' for item in items)
                return f'<{tag} style="margin:0 0 16px; padding:0 0 0 24px;">{points}</{tag}>'
            case Table():
                return html_table.table(block, self.inline, self.palette.line)
            case PayBox(blocks=inner) | ContactBox(blocks=inner):
                return "".join(map(self.block, inner))

    def title(self, text: Inline) -> str:
        style = f"margin:0 0 20px; font-size:24px; line-height:1.3; font-weight:bold; color:{self.palette.brand};"
        return f'<h1 style="{style}">{self.inline(text)}</h1>'

    def _heading(self) -> str:
        return f"margin:8px 0 8px; font-size:19px; line-height:1.35; font-weight:bold; color:{self.palette.brand};"

    def _plain(self, run: Text) -> str:
        if run.data:
            return self.placeholders.add(one_line, run.text)
        return html.escape(_SPACES.sub(" ", fields.harmless(run.text)))

    def _run(self, run: Text, escape: Escape) -> str:
        text = self.placeholders.add(escape, run.text) if run.data else escape(run.text)
        if run.bold:
            text = f"<strong>{text}</strong>"
        if run.href is None:
            return text
        href = self.placeholders.add(address, run.href)
        return f'<a href="{href}" style="color:{self.palette.brand}; text-decoration:underline;">{text}</a>'
