"""Commands and pressure."""

from collections.abc import Iterator

from letterkit.lint.document import Document
from letterkit.lint.findings import Span
from letterkit.lint.glossary.judged import places
from letterkit.lint.norms import AFM_4
from letterkit.lint.rule import Options, Rule

RULE = Rule(
    id="bevel",
    category="tone",
    level="error",
    message="“{text}” klinkt als een bevel. Schrijf liever {suggestions}.",
    why="Druk werkt averechts bij wie al stress heeft, en haast is ook een kenmerk van oplichting.",
    source=AFM_4,
    wrong=("Wij raden u dit «met klem» aan.",),
    right=("Betaal voor 3 mei.",),
)


def check(document: Document, *, options: Options) -> Iterator[Span]:
    return places(document, RULE.id, "command")
