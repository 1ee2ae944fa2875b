"""A sentence that takes back what the creditor promises (``beloften``)."""

from collections.abc import Iterator

from letterkit.lint.document import Document
from letterkit.lint.findings import Span
from letterkit.lint.norms import EERLIJK
from letterkit.lint.rule import Options, Rule
from letterkit.lint.stated_facts import finished
from letterkit.lint.statements import all_stated

_COMPLAINT = "@known promises niet_vragen_bij_klacht\n"
_HELP = "@known promises schuldhulp_kosteloos\n"
RULE = Rule(
    id="belofte-gebroken",
    category="facts",
    level="error",
    message="Dit is anders dan u belooft: {promise} (beloften in creditor.yaml). Haal het weg, of zet de belofte uit.",
    why="Wat in de ene brief beloofd is, geldt ook in de volgende. Anders is een van de twee niet waar.",
    source=EERLIJK,
    wrong=(
        f"{_COMPLAINT}«Ook als u een klacht heeft, moet u het bedrag gewoon betalen.»",
        f"{_COMPLAINT}«Een klacht ontslaat u niet van betaling.»",
        f"{_COMPLAINT}«Een klacht schort de betaling niet op.»",
        f"{_HELP}«Tijdens schuldhulp lopen de kosten gewoon door.»",
        f"{_HELP}«Ook als u schuldhulp krijgt, komen er kosten bij.»",
    ),
    right=(
        f"{_COMPLAINT}Zolang uw klacht loopt, vragen wij u niet om te betalen.",
        f"{_COMPLAINT}Ook als u een klacht heeft, mag u gewoon in delen betalen.",
        f"{_HELP}Tijdens schuldhulp komen er geen kosten bij.",
        f"{_HELP}Schuldhulp van de gemeente is gratis, ook als u er een regeling bij krijgt.",
        "Een klacht schort de betaling niet op.",
    ),
)
_TAKEN_BACK = (
    ("niet_vragen_bij_klacht", "klacht-en-betalen", "zolang een klacht loopt, vraagt u niet om te betalen"),
    ("schuldhulp_kosteloos", "schuldhulp-kost", "tijdens schuldhulp komen er geen kosten bij"),
)
"""Promise, the statement that takes it back, and the promise in words."""


def check(document: Document, *, options: Options) -> Iterator[Span]:
    promises = document.known.promises if document.known else frozenset()
    if not promises or not finished(document):
        return
    for promise, name, words in _TAKEN_BACK:
        for span in all_stated(document).get(name, ()) if promise in promises else ():
            yield Span(span.start, span.end, {"promise": words})
