"""The HTML page of an e-mail, written as MJML; MRML makes of it the nested tables that mail programs need.

There is no QR code in it: people read mail on the phone that would have to scan it, and a QR code in an e-mail is what
the police warn of. The pay button does that work, with its domain in print and the data to type beside it.
"""

from functools import lru_cache
from itertools import groupby

import mrml

from letterkit.creditor import HouseStyle
from letterkit.message import Block, CaseText, ContactBox, Heading, Message, Paragraph, PayBox, Shape
from letterkit.message.shape import token
from letterkit.render.email import theme
from letterkit.render.email.escape import address, escaped, one_line
from letterkit.render.email.frame import Frame, frame_of
from letterkit.render.email.html_template import HtmlTemplate
from letterkit.render.email.html_text import HtmlText
from letterkit.render.email.logo import Logo
from letterkit.render.email.theme import Palette
from letterkit.texts.in_language import in_language

_OPTIONS = mrml.RenderOptions(disable_comments=False, fonts={})  # no fonts from elsewhere: nobody is followed
# Fills the preview line of a mailbox, so that it shows the preheader and not the first lines of the message.
_FILLER = "\u034f\u200c\u00a0" * 60


def html(message: Message, style: HouseStyle, logo: Logo | None) -> bytes:
    """The page as HTML, quoted-printable. Raises ``CannotRender("unsafe_link")``."""
    link = message.payment.link if message.payment else None
    number = CaseText(message.mark.document) if message.mark else ""
    values = (*message.values, *(value for _, value in message.details), link or "", number)
    frame = frame_of(message, style, logo)
    if message.shape:
        return _laid_out(message.shape, len(message.values), frame).filled(values)
    whole = Shape(message.subject, message.preheader, message.blocks)
    return _laid_out.__wrapped__(whole, 0, frame).filled(values[len(message.values) :])


@lru_cache(maxsize=512)
def _laid_out(shape: Shape, first: int, frame: Frame) -> HtmlTemplate:
    """The page of a shape. The values of the details have the tokens from ``first`` on, the pay link the next, and the
    number of the document the one after that.
    """
    writer = HtmlText(theme.light(frame.style.kleur))
    palette = writer.palette
    preview = writer.line(shape.preheader) + _FILLER if shape.preheader else ""
    number = writer.placeholders.add(escaped, token(first + len(frame.details) + 1)) if frame.marked else ""
    source = (
        f'<mjml lang="{one_line(frame.language)}" dir="ltr"><mj-head>'
        f"<mj-title>{writer.line(shape.subject)}</mj-title><mj-preview>{preview}</mj-preview>"
        '<mj-raw><meta name="color-scheme" content="light dark" />'
        '<meta name="supported-color-schemes" content="light dark" /></mj-raw>'
        f'<mj-attributes><mj-all font-family="{theme.FONT}" />'
        f'<mj-text font-size="16px" line-height="1.6" color="{palette.text}" padding="0" />'
        '<mj-section padding="0 24px" /></mj-attributes>'
        f"<mj-style>{theme.stylesheet(theme.dark(frame.style.kleur))}</mj-style></mj-head>"
        f'<mj-body width="{theme.WIDTH}px" background-color="{palette.page}" css-class="page">'
        f"{_top(frame, palette)}{_title(shape, first, frame, writer)}{_body(shape, first, frame, writer)}"
        f"{_bottom(frame, palette, number)}</mj-body></mjml>"
    )
    return writer.placeholders.template(str(mrml.to_html(source, render_options=_OPTIONS).content))


def _top(frame: Frame, palette: Palette) -> str:
    """The logo, on white also on a dark screen because logos are drawn for white; or the name."""
    if logo := frame.logo:
        alt = one_line(frame.style.logo_tekst or frame.sender.name)
        image = f'<mj-image src="cid:{logo.cid}" alt="{alt}" width="{logo.width}px" align="left" padding="0" />'
        return (
            '<mj-section css-class="side" background-color="#FFFFFF" padding="20px 24px 8px">'
            f"<mj-column>{image}</mj-column></mj-section>"
        )
    return (
        '<mj-section css-class="side" padding="24px 24px 16px"><mj-column><mj-text css-class="name" font-size="20px" '
        f'font-weight="bold" color="{palette.brand}">{escaped(frame.sender.name)}</mj-text></mj-column></mj-section>'
    )


def _title(shape: Shape, first: int, frame: Frame, writer: HtmlText) -> str:
    top = shape.blocks[0] if shape.blocks else None
    title = top.text if isinstance(top, Heading) and top.level == 1 else shape.subject
    details = "<br />".join(
        f"{escaped(label)}: {writer.placeholders.add(escaped, token(first + at))}"
        for at, label in enumerate(frame.details)
    )
    quiet = f'<mj-text css-class="quiet" color="{writer.palette.quiet}" padding="0 0 20px">{details}</mj-text>'
    return _card(f"<mj-text>{writer.title(title)}</mj-text>{quiet if details else ''}", writer.palette, "20px 24px 0")


def _body(shape: Shape, first: int, frame: Frame, writer: HtmlText) -> str:
    blocks = shape.blocks
    if blocks and isinstance(blocks[0], Heading) and blocks[0].level == 1:
        blocks = blocks[1:]
    if frame.domain and not any(isinstance(block, PayBox) for block in blocks):
        blocks = (*blocks, PayBox(()))
    link = token(first + len(frame.details))
    sections = []
    for boxed, group in groupby(blocks, key=lambda block: isinstance(block, PayBox | ContactBox)):
        if boxed:
            sections += [_box(block, link, frame, writer) for block in group]
        else:
            sections.append(_card(_text(tuple(group), writer), writer.palette))
    return "".join(sections) + _card('<mj-spacer height="16px" />', writer.palette)


def _box(box: Block, link: str, frame: Frame, writer: HtmlText) -> str:
    palette = writer.palette
    match box:
        case PayBox(blocks=inner):
            kind, tint, border, content = "pay", palette.tint, palette.brand, _pay(inner, link, frame, writer)
        case ContactBox(blocks=inner):
            kind, tint, border, content = "contact", palette.page, palette.line, _text(inner, writer)
        case _:
            return ""
    return (
        f'<mj-section background-color="{palette.card}" css-class="card" padding="8px 24px 24px">'
        f'<mj-column css-class="{kind}" background-color="{tint}" padding="20px 20px 4px" '
        f'border-left="4px solid {border}">{content}</mj-column></mj-section>'
    )


def _pay(blocks: tuple[Block, ...], link: str, frame: Frame, writer: HtmlText) -> str:
    """The text of the pay box with the button where its paragraph stands, or at the end."""
    if frame.domain is None:
        return _text(blocks, writer)
    place = frame.button if frame.button >= 0 else len(blocks)
    paragraph = blocks[place] if place < len(blocks) else None
    fixed = in_language(frame.language, "message.pay_button")
    label = writer.line(paragraph.text) if isinstance(paragraph, Paragraph) else one_line(fixed)
    palette = writer.palette
    button = (
        f'<mj-button href="{writer.placeholders.add(address, link)}" align="left" css-class="button" '
        f'background-color="{palette.brand}" color="{palette.on_brand}" font-size="18px" font-weight="bold" '
        f'line-height="1.3" inner-padding="14px 32px" border-radius="6px" padding="0 0 16px">{label}</mj-button>'
    )
    leads = escaped(in_language(frame.language, "message.link_leads_to", domain=frame.domain))
    after = "" if frame.names_domain else f'<p style="margin:0 0 16px;">{leads}</p>'
    after += "".join(writer.block(block) for block in blocks[place + 1 :])
    return f"{_text(blocks[:place], writer)}{button}{f'<mj-text>{after}</mj-text>' if after else ''}"


def _text(blocks: tuple[Block, ...], writer: HtmlText) -> str:
    return f"<mj-text>{''.join(writer.block(block) for block in blocks)}</mj-text>" if blocks else ""


def _card(content: str, palette: Palette, padding: str = "0 24px") -> str:
    return (
        f'<mj-section background-color="{palette.card}" css-class="card" padding="{padding}">'
        f"<mj-column>{content}</mj-column></mj-section>"
    )


def _bottom(frame: Frame, palette: Palette, number: str) -> str:
    """``number``: the placeholder of the number of the document, small below all else; "" for none."""
    sender = frame.sender
    lines = "<br />".join(escaped(line) for line in (sender.name, *sender.address, *sender.imprint))
    if number:
        label = escaped(in_language(frame.language, "letter.document").capitalize())
        lines += f'<br /><span style="font-size:12px;">{label} {number}</span>'
    return (
        '<mj-section padding="20px 24px 32px" css-class="quiet side"><mj-column>'
        f'<mj-text color="{palette.quiet}">{lines}</mj-text></mj-column></mj-section>'
    )
