"""A sentence with several rare or long words that many readers do not know."""

from collections.abc import Iterator

from letterkit.language.hard_words import hard_words
from letterkit.lint.document import PROSE, Sentence
from letterkit.lint.findings import Span
from letterkit.lint.norms import LINT
from letterkit.lint.placeholders import fields
from letterkit.lint.reading.grammar import analysed
from letterkit.lint.rule import Options, Rule

RULE = Rule(
    id="moeilijke-woorden",
    category="clarity",
    level="info",
    scope="sentence",
    message="Deze zin heeft {count} moeilijke woorden: {words}. Schrijf gewonere woorden, of leg ze uit.",
    why="Eén moeilijk woord raadt de lezer nog wel. Bij meer haakt hij af.",
    source=LINT,
    options={"least": 3},
    wrong=("«De proportionele heroverweging impliceert contractuele consequenties.»",),
    right=("Uw vraag is goed en wij kijken ernaar.", "Uw verzoek is proportioneel."),
)


def check(sentence: Sentence, *, options: Options) -> Iterator[Span]:
    parsed = analysed(sentence.text) if sentence.kind in PROSE else None
    if parsed is None:
        return
    filled = fields(sentence.text)
    hard = [
        word.text
        for word in hard_words([parsed], sentence.text)
        if not any(start <= word.start < end for start, end in filled)
    ]
    if len(hard) >= options["least"]:
        yield Span(0, len(sentence.text), {"count": len(hard), "words": ", ".join(hard)})
