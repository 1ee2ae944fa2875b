"""A table of data as HTML that fits any screen: cells stand side by side while they fit, and below each other when not.

A row is a flex container and its cells have widths in ``em``, so it is the reader's own letters that decide (their
font, their size), not the width of the screen. Mail programs that do not know flex (Outlook for Windows) see a plain
table. Browsers forget that a row is a row once it is a flex container, hence the roles.
"""

from collections.abc import Callable
from itertools import takewhile

from letterkit.message import Inline, Table
from letterkit.render.email.escape import breakable, escaped
from letterkit.render.email.html_template import Escape

# A table with an automatic layout is at least as wide as its longest word, and the page with it; a fixed one is as
# wide as the screen.
_TABLE = "table-layout:fixed; width:100%; border-collapse:collapse; margin:0 0 16px; font-size:16px; line-height:1.5;"
_ROW = "display:flex; flex-wrap:wrap; padding:4px 0;"
_CELL = "box-sizing:border-box; max-width:100%; vertical-align:top; word-break:normal; overflow-wrap:break-word;"
_TEXT = "flex:1 1 6em"  # "september" and the space beside it
_AMOUNT = "flex:1 1 8.5em"  # "€ 100.000,00" in bold Verdana, the widest letters that mail programs have
_MERGED = "flex:2 1 12em"  # what goes on over an empty cell: beside the amount on the narrowest phone
_LABEL, _VALUE = "flex:1 1 7em; width:35%", "flex:2 1 13em"  # an account number, in Verdana too

InlineHtml = Callable[[Inline, Escape], str]


def table(data: Table, inline: InlineHtml, line: str) -> str:
    """``data``: its head cells name the columns, or, when the head is empty, the first cells name the rows. The label
    of a sum goes on over an empty cell beside it: on a phone it would be a column of one word a line.

    ``inline`` makes HTML of the text of a cell; ``line`` is the colour between rows, ``#RRGGBB``.
    """
    columns = len(data.align)
    has_head = any(data.head)
    head = _row(data, data.head, ("columnheader",) * columns, inline, line) if has_head else ""
    body = ""
    for number, cells in enumerate(data.rows, 1):
        is_sum = data.total and number == len(data.rows)
        first = "cell" if has_head and not is_sum else "rowheader"
        body += _row(data, cells, (first, *("cell",) * (columns - 1)), inline, line, bold=is_sum)
    groups = _group("thead", head) + _group("tbody", body)
    return f'<table role="table" cellpadding="0" cellspacing="0" width="100%" style="{_TABLE}">{groups}</table>'


def _group(tag: str, rows: str) -> str:
    return f'<{tag} role="rowgroup">{rows}</{tag}>' if rows else ""


def _row(
    data: Table, cells: tuple[Inline, ...], roles: tuple[str, ...], inline: InlineHtml, line: str, *, bold: bool = False
) -> str:
    # Outlook for Windows draws no border of a row; of a cell it does.
    outlook = f"mso-border-bottom-alt:solid {line} 1px"
    html = ""
    for at, (cell, role, align, width) in enumerate(zip(cells, roles, data.align, _widths(data), strict=True)):
        if bold and at and not cell:
            continue  # the cell before it goes on over it
        over = 1 + (len(tuple(takewhile(lambda one: not one, cells[at + 1 :]))) if bold else 0)
        wide = f"{_MERGED if over > 1 else width}; {outlook}"
        html += _cell(inline, cell, role, align, wide, bold=bold or role == "columnheader", over=over)
    return f'<tr role="row" style="{_ROW} border-bottom:1px solid {line};">{html}</tr>'


def _widths(data: Table) -> tuple[str, ...]:
    if data.align == ("left", "left"):
        return _LABEL, _VALUE
    return tuple(_AMOUNT if align == "right" else _TEXT for align in data.align)


def _cell(inline: InlineHtml, cell: Inline, role: str, align: str, width: str, *, bold: bool, over: int) -> str:
    """One cell, ``over`` so many columns. Amounts to the right stay whole; to the left an account number may go on
    between two groups.
    """
    tag, scope = {"columnheader": ("th", ' scope="col"'), "rowheader": ("th", ' scope="row"')}.get(role, ("td", ""))
    padding = "padding:4px 0 4px 8px; mso-padding-alt:8px 0 8px 8px; white-space:nowrap"
    if align == "left":
        padding = "padding:4px 8px 4px 0; mso-padding-alt:8px 8px 8px 0"
    weight = "bold" if bold else "normal"
    style = f"{width}; {_CELL} text-align:{align}; font-weight:{weight}; {padding};"
    text = inline(cell, breakable if align == "left" else escaped)
    scope += f' colspan="{over}" aria-colspan="{over}"' if over > 1 else ""
    return f'<{tag}{scope} role="{role}" style="{style}">{text}</{tag}>'
