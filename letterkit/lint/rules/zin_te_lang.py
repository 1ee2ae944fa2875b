"""Sentences that are too long to take in at one reading."""

import re
from collections.abc import Iterator

from letterkit.dutch.dates import MONTH
from letterkit.lint.document import PROSE, Sentence
from letterkit.lint.findings import Span
from letterkit.lint.norms import SCHRIJFWIJZER
from letterkit.lint.placeholders import FIELD
from letterkit.lint.rule import Options, Rule

RULE = Rule(
    id="zin-te-lang",
    category="clarity",
    level="warning",
    scope="sentence",
    message="Deze zin telt {words} woorden. Maak er twee zinnen van, van hoogstens {most} woorden.",
    why="Wie zorgen heeft, onthoudt minder. Een korte zin met één boodschap komt wel aan.",
    source=SCHRIJFWIJZER,
    options={"most": 25},
    wrong=(
        (
            "«Wij hebben gezien dat de betaling van de maand oktober nog niet bij ons binnen is en daarom sturen "
            "wij u deze "
            "brief waarin u kunt lezen wat u nu kunt doen om dit samen met ons op te lossen.»"
        ),
    ),
    right=(
        "Uw betaling van oktober is nog niet bij ons binnen. In deze brief leest u wat u nu kunt doen.",
        "U kunt kiezen: betalen in delen, later betalen of samen een ander plan maken met ons.",
        (
            "U betaalt € 45,00 op 1 maart 2026, € 45,00 op 1 april 2026, € 45,00 op 1 mei 2026, € 45,00 op 1 juni 2026 "
            "en € 30,00 op 1 juli 2026."
        ),
    ),
)

# A day, an amount or an account number is read as one thing, however many words it has.
_ONE = re.compile(
    rf"€\s?[\d.,]+|\b\d{{1,2}}\s{MONTH}(?:\s\d{{4}})?|\b[A-Z]{{2}}\d\d(?:\s?[A-Z0-9]{{2,4}}){{3,7}}\b", re.IGNORECASE
)
_WORD = re.compile(r"\w[\w'’.,-]*")


def check(sentence: Sentence, *, options: Options) -> Iterator[Span]:
    words = len(_WORD.findall(_ONE.sub("1", FIELD.sub(" veld ", sentence.text))))
    if sentence.kind in PROSE and words > options["most"]:
        yield Span(0, len(sentence.text), {"words": words, "most": options["most"]})
