"""A word or amount that a bystander may read on the lock screen or in the list of mails."""

from collections.abc import Iterator

from letterkit.channels import RECORDS
from letterkit.lint.document import Document
from letterkit.lint.findings import Span
from letterkit.lint.norms import EIGEN
from letterkit.lint.reading.patterns import any_of
from letterkit.lint.rule import Options, Rule

RULE = Rule(
    id="omstander-leest-mee",
    category="privacy",
    level=None,
    message=(
        "Een ander kan dit op het scherm lezen. Laat “{text}” weg en schrijf bijvoorbeeld “uw betaling” of “een "
        "bericht voor u”."
    ),
    why="Schulden zijn privé. Het begin van een sms en het onderwerp van een e-mail zijn voor iedereen te zien.",
    source=EIGEN,
    options={"preview": 90},
    wrong=(
        "@channel sms\nU heeft een «betalingsachterstand» van «€ 80».",
        "@channel email\nOnderwerp: «Aanmaning» voor uw huur\n\nBeste mevrouw Bakker,",
    ),
    right=(
        "@channel sms\nBeste mevrouw Bakker, u heeft een bericht van Voorbeeld. Bel ons op 010 123 45 67.",
        "@channel email\nOnderwerp: Uw betaling aan Voorbeeld\n\nU heeft een achterstand van € 80.",
    ),
)

_PRIVATE = any_of(
    (
        r"\b\w*(?:schuld|achterstand|incasso|deurwaarder|aanmaning|ingebrekestelling|wanbetal|sommatie|dagvaard|"
        r"beslag|bkr)\w*"
    ),
    r"(?:€|\beur)\s?\d(?:[\d.,]*\d)?|(?<![\d.,])\d[\d.,]*\s?(?:euro|eur)\b",
)


def check(document: Document, *, options: Options) -> Iterator[Span]:
    end = options["preview"] if RECORDS[document.channel].previewed else 0
    for sentence in document.sentences:
        if sentence.kind == "subject" or sentence.start < end:
            for match in _PRIVATE.finditer(sentence.text.lower()):
                if sentence.kind == "subject" or sentence.start + match.start() < end:
                    yield Span(sentence.start + match.start(), sentence.start + match.end())
