"""The parts of a WhatsApp message from the blocks of a message."""

from collections.abc import Iterator

from letterkit import fields
from letterkit.errors import CannotRender
from letterkit.message import Block, Bullets, Heading, Inline, Message, Paragraph, Table, Text, pay_button, plain, walk
from letterkit.payment import link
from letterkit.render.whatsapp import variables
from letterkit.render.whatsapp.model import Button, WhatsApp
from letterkit.texts.in_language import in_language


def render(message: Message) -> WhatsApp:
    """The WhatsApp message of one case.

    Raises ``CannotRender``: ``whatsapp_no_mobile``, ``whatsapp_table``, ``whatsapp_braces``, ``whatsapp_empty_value``,
    ``whatsapp_edge``, ``whatsapp_adjacent``, ``whatsapp_few_words``, ``whatsapp_header_variables`` or
    ``whatsapp_too_long`` with the ``part``; each with ``case``.
    """
    try:
        return _render(message)
    except CannotRender as error:
        raise CannotRender(error.code, **{**error.values, "case": message.case_id}) from error


def _render(message: Message) -> WhatsApp:
    if not message.recipient.mobile:
        raise CannotRender("whatsapp_no_mobile")
    return WhatsApp(
        to=message.recipient.mobile,
        stage=message.stage,
        language=message.language,
        header=variables.header(message.subject),
        body=variables.body(_runs(message)),
        footer=variables.limited("footer", fields.harmless(message.sender.name)),
        buttons=(*_pay_button(message), *_phone_button(message)),
    )


def _runs(message: Message) -> Iterator[Text]:
    """All text of the body with an empty line between blocks; the pay button's own paragraph is not text."""
    button = pay_button(message)
    first = True
    for block in walk(message.blocks):
        for words in _lines(block) if block is not button else ():
            yield Text("" if first else "\n\n")
            yield from words
            first = False


def _lines(block: Block) -> Iterator[Inline]:
    match block:
        case Heading(text=text):
            yield tuple(Text(run.text, data=run.data, bold=True) for run in text)
        case Paragraph(text=text):
            yield text
        case Bullets(items=items):
            yield from ((Text("• "), *item) for item in items)
        case Table():
            raise CannotRender("whatsapp_table")


def _pay_button(message: Message) -> Iterator[Button]:
    if message.payment and message.payment.link:
        fixed, token = link.split(message.payment.link)
        paragraph = pay_button(message)
        words = plain(paragraph.text).strip() if paragraph else in_language(message.language, "message.pay_button")
        yield Button(variables.limited("button", words), url=fixed, token=token)


def _phone_button(message: Message) -> Iterator[Button]:
    """A button for the first telephone link of the message."""
    runs = (run for block in walk(message.blocks) for words in _lines(block) for run in words)
    number = next((run.href for run in runs if run.href and run.href.startswith("tel:")), None)
    if number:
        yield Button(in_language(message.language, "message.call_button"), phone=number.removeprefix("tel:"))
