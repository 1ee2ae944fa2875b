"""The reader cannot tell what to do."""

from collections.abc import Iterator

from letterkit.lint.document import Document
from letterkit.lint.findings import Span
from letterkit.lint.norms import AFM_BIJLAGE
from letterkit.lint.reading.contact import contact
from letterkit.lint.reading.missing_location import missing
from letterkit.lint.reading.payment import payment
from letterkit.lint.reading.request import requests
from letterkit.lint.rule import Options, Rule

RULE = Rule(
    id="verzoek-onduidelijk",
    category="clarity",
    level="warning",
    message="Er staat niet wat de lezer moet doen. Schrijf het in één zin: “Wilt u € 80 betalen vóór 12 december?”",
    why="Wie niet weet wat de volgende stap is, doet niets.",
    source=AFM_BIJLAGE,
    wrong=("Beste mevrouw Bakker,\n\n«Uw rekening van € 80 staat nog open.» Dit is een herinnering.",),
    right=(
        "Uw rekening van € 80 staat nog open. Wilt u € 80 betalen vóór 12 december?",
        "Uw rekening van € 80 staat nog open. Betaal met de QR-code.",
    ),
)


def check(document: Document, *, options: Options) -> Iterator[Span]:
    if payment(document).asked and not requests(document) and not contact(document).invitations:
        yield missing(document)
