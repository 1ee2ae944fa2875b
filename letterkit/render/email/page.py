"""The HTML page of an e-mail, written as MJML; MRML makes of it the nested tables that mail programs need.

There is no QR code in it: people read mail on the phone that would have to scan it, and a QR code in an e-mail is what
the police warn of. The pay button does that work, with its domain in print and the data to type beside it.
"""

from itertools import groupby

import mrml

from letterkit.creditor import HouseStyle
from letterkit.message import Block, ContactBox, Heading, Message, PayBox, inlines, pay_button, plain, walk
from letterkit.render.email import look, words
from letterkit.render.email.logo import Logo
from letterkit.render.email.look import Palette
from letterkit.texts import say

_OPTIONS = mrml.RenderOptions(disable_comments=False, fonts={})  # no fonts from elsewhere: nobody is followed
# Fills the preview line of a mailbox, so that it shows the preheader and not the first lines of the message.
_FILLER = "\u034f\u200c\u00a0" * 60


def html(message: Message, style: HouseStyle, logo: Logo | None) -> str:
    """The page as HTML. Raises ``CannotRender("unsafe_link")``."""
    palette = look.light(style.kleur)
    title = words.one_line(plain(message.subject))
    preview = words.one_line(plain(message.preheader)) + _FILLER if message.preheader else ""
    source = (
        f'<mjml lang="{words.one_line(message.language)}" dir="ltr"><mj-head>'
        f"<mj-title>{title}</mj-title><mj-preview>{preview}</mj-preview>"
        '<mj-raw><meta name="color-scheme" content="light dark" />'
        '<meta name="supported-color-schemes" content="light dark" /></mj-raw>'
        f'<mj-attributes><mj-all font-family="{look.FONT}" />'
        f'<mj-text font-size="16px" line-height="1.6" color="{palette.text}" padding="0" />'
        '<mj-section padding="0 24px" /></mj-attributes>'
        f"<mj-style>{look.stylesheet(look.dark(style.kleur))}</mj-style></mj-head>"
        f'<mj-body width="{look.WIDTH}px" background-color="{palette.page}" css-class="page">'
        f"{_top(message, style, logo, palette)}{_title(message, palette)}{_body(message, palette)}"
        f"{_bottom(message, palette)}</mj-body></mjml>"
    )
    return str(mrml.to_html(source, render_options=_OPTIONS).content)


def _top(message: Message, style: HouseStyle, logo: Logo | None, palette: Palette) -> str:
    """The logo, on white also on a dark screen because logos are drawn for white; or the name."""
    if logo:
        alt = words.one_line(style.logo_tekst or message.sender.name)
        image = f'<mj-image src="cid:{logo.cid}" alt="{alt}" width="{logo.width}px" align="left" padding="0" />'
        return (
            '<mj-section css-class="side" background-color="#FFFFFF" padding="20px 24px 8px">'
            f"<mj-column>{image}</mj-column></mj-section>"
        )
    name = words.escaped(message.sender.name)
    return (
        f'<mj-section css-class="side" padding="24px 24px 16px"><mj-column><mj-text css-class="name" font-size="20px" '
        f'font-weight="bold" color="{palette.brand}">{name}</mj-text></mj-column></mj-section>'
    )


def _title(message: Message, palette: Palette) -> str:
    first = message.blocks[0] if message.blocks else None
    words_of_title = first.text if isinstance(first, Heading) and first.level == 1 else message.subject
    details = "<br />".join(f"{words.escaped(label)}: {words.escaped(value)}" for label, value in message.details)
    quiet = f'<mj-text css-class="quiet" color="{palette.quiet}" padding="0 0 20px">{details}</mj-text>'
    return _card(
        f"<mj-text>{words.title(words_of_title, palette)}</mj-text>{quiet if details else ''}", palette, "20px 24px 0"
    )


def _body(message: Message, palette: Palette) -> str:
    blocks = message.blocks
    if blocks and isinstance(blocks[0], Heading) and blocks[0].level == 1:
        blocks = blocks[1:]
    if message.payment and message.payment.link and not any(isinstance(block, PayBox) for block in blocks):
        blocks = (*blocks, PayBox(()))
    sections = []
    for boxed, group in groupby(blocks, key=lambda block: isinstance(block, PayBox | ContactBox)):
        if boxed:
            sections += [_box(block, message, palette) for block in group]
        else:
            sections.append(_card(_text(tuple(group), palette), palette))
    return "".join(sections) + _card('<mj-spacer height="16px" />', palette)


def _box(box: Block, message: Message, palette: Palette) -> str:
    match box:
        case PayBox(blocks=inner):
            kind, tint, border, content = "pay", palette.tint, palette.brand, _pay(inner, message, palette)
        case ContactBox(blocks=inner):
            kind, tint, border, content = "contact", palette.page, palette.line, _text(inner, palette)
        case _:
            return ""
    return (
        f'<mj-section background-color="{palette.card}" css-class="card" padding="8px 24px 24px">'
        f'<mj-column css-class="{kind}" background-color="{tint}" padding="20px 20px 4px" '
        f'border-left="4px solid {border}">{content}</mj-column></mj-section>'
    )


def _pay(blocks: tuple[Block, ...], message: Message, palette: Palette) -> str:
    """The words of the pay box with the button where its paragraph stands, or at the end."""
    if message.payment is None or message.payment.link is None:
        return _text(blocks, palette)
    paragraph = pay_button(message)
    place = next((index for index, block in enumerate(blocks) if block is paragraph), len(blocks))
    label = words.one_line(plain(paragraph.text)) if paragraph else say("message.pay_button")
    button = (
        f'<mj-button href="{words.address(message.payment.link)}" align="left" css-class="button" '
        f'background-color="{palette.brand}" color="{palette.on_brand}" font-size="18px" font-weight="bold" '
        f'line-height="1.3" inner-padding="14px 32px" border-radius="6px" padding="0 0 16px">{label}</mj-button>'
    )
    domain = message.payment.link_domain or ""
    said = any(domain in plain(inline) for block in walk(blocks) for inline in inlines(block))
    leads = (
        "" if said else f'<p style="margin:0 0 16px;">{words.escaped(say("message.link_leads_to", domain=domain))}</p>'
    )
    after = leads + "".join(words.block(block, palette) for block in blocks[place + 1 :])
    return f"{_text(blocks[:place], palette)}{button}{f'<mj-text>{after}</mj-text>' if after else ''}"


def _text(blocks: tuple[Block, ...], palette: Palette) -> str:
    return f"<mj-text>{''.join(words.block(block, palette) for block in blocks)}</mj-text>" if blocks else ""


def _card(content: str, palette: Palette, padding: str = "0 24px") -> str:
    return (
        f'<mj-section background-color="{palette.card}" css-class="card" padding="{padding}">'
        f"<mj-column>{content}</mj-column></mj-section>"
    )


def _bottom(message: Message, palette: Palette) -> str:
    lines = "<br />".join(words.escaped(line) for line in (message.sender.name, *message.sender.address))
    return (
        '<mj-section padding="20px 24px 32px" css-class="quiet side"><mj-column>'
        f'<mj-text color="{palette.quiet}">{lines}</mj-text></mj-column></mj-section>'
    )
