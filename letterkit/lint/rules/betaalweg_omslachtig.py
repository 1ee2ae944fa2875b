"""Paying takes more steps than it should."""

from collections.abc import Iterator

from letterkit.lint.document import Document
from letterkit.lint.findings import Span
from letterkit.lint.norms import AFM_4
from letterkit.lint.reading.patterns import any_of
from letterkit.lint.reading.payment import payment
from letterkit.lint.rule import Options, Rule
from letterkit.lint.stretches import stretch

RULE = Rule(
    id="betaalweg-omslachtig",
    category="payment",
    level="warning",
    message="De lezer moet hier zelf gegevens opzoeken of overtypen. Geef een QR-code of betaallink, met "
    "rekeningnummer, bedrag "
    "en kenmerk ernaast.",
    why="De AFM ziet graag betaallinks en QR-codes, zodat de drempel om te betalen zo laag mogelijk is.",
    source=AFM_4,
    wrong=(
        "«Maak het bedrag over naar het rekeningnummer dat op de factuur staat.»",
        "Uw rekening van € 80 staat nog open. «Maak € 80 over op NL91 ABNA 0417 1643 00.»",
    ),
    right=(
        "Uw rekening van € 80 staat nog open. Scan de QR-code of maak € 80 over op NL91 ABNA 0417 1643 00.",
        "Uw rekening van € 80 staat nog open. Betaal met deze link: https://betaal.voorbeeld.nl/b/1",
    ),
)

_LOOK_UP = any_of(
    (
        r"\brekening(?:nummer)?\b.{0,40}\b(?:bekend|bekende|vermeld|staat|genoemd)\b.{0,40}\b(?:factuur|nota|"
        r"rekening|brief|u)\b"
    ),
    r"\b(?:bij u|u) bekende\b.{0,20}rekening",
    r"\bacceptgiro\b",
)
_EASY = {"link", "qr", "ideal", "debit", "portal"}


def check(document: Document, *, options: Options) -> Iterator[Span]:
    request = payment(document)
    for sentence in document.prose:
        if stretch(sentence.text).found_lower(_LOOK_UP):
            yield Span(sentence.start, sentence.end)
            return
    if request.asked and request.ways and not _EASY & set(request.ways):
        sentence = next(
            (
                with_account
                for with_account in document.sentences
                if "rekening" in with_account.text.lower() or "NL" in with_account.text
            ),
            request.asked[0],
        )
        transfer = next((asking for asking in request.asked if "over" in asking.text.lower().split()), sentence)
        yield Span(transfer.start, transfer.end)
