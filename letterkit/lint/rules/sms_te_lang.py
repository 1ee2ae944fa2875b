"""A text message that is cut into many parts."""

from collections.abc import Iterator

from letterkit.dutch import gsm
from letterkit.lint.document import Document
from letterkit.lint.findings import Span
from letterkit.lint.norms import GSM
from letterkit.lint.rule import Options, Rule

RULE = Rule(
    id="sms-te-lang",
    category="channel",
    level=None,
    message="De sms telt {units} tekens en wordt in {parts} delen verstuurd. Houd het bij {most} delen.",
    why="Een sms is een seintje: één verzoek, één weg. Lange berichten komen in stukken aan en kosten meer.",
    source=GSM,
    options={"most": 2},
    wrong=("@channel sms\n@option most 1\n«" + "Bel ons gerust over uw betaling. " * 5 + "Wij helpen u graag.»",),
    right=("@channel sms\nBel ons gerust over uw betaling. Wij helpen u graag.",),
)


def check(document: Document, *, options: Options) -> Iterator[Span]:
    text = document.text.strip()
    sent = gsm.plain(text)  # as a creditor sends it who has not asked for other letters
    parts = len(gsm.split(sent))
    if parts > options["most"]:
        start = document.text.find(text)
        units = gsm.units(sent, gsm.encoding(sent))
        yield Span(start, start + len(text), {"units": units, "parts": parts, "most": options["most"]})
