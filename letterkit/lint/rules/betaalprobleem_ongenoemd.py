"""A letter that never says "can you not pay?"."""

from collections.abc import Iterator

from letterkit.lint.document import Document
from letterkit.lint.findings import Span
from letterkit.lint.norms import AFM_4
from letterkit.lint.reading.feeling import names_difficulty
from letterkit.lint.reading.missing_location import missing
from letterkit.lint.reading.payment import payment
from letterkit.lint.rule import Options, Rule

RULE = Rule(
    id="betaalprobleem-ongenoemd",
    category="solution",
    level="warning",
    message="Nergens staat wat iemand doet die niet kan betalen. Schrijf het als vraag: “Lukt betalen niet? Neem dan "
    "contact "
    "met ons op.”",
    why="De AFM vraagt dat in de brief staat dat klanten contact kunnen opnemen als zij niet kunnen betalen.",
    source=AFM_4,
    wrong=("«Uw rekening van € 80 staat nog open.» Heeft u vragen? Bel ons.",),
    right=("Uw rekening van € 80 staat nog open. Lukt betalen niet? Neem contact met ons op.",),
)


def check(document: Document, *, options: Options) -> Iterator[Span]:
    if payment(document).asked and not any(names_difficulty(sentence.text) for sentence in document.sentences):
        yield missing(document)
