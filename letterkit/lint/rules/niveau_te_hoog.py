"""A text that is harder than the stage allows."""

from collections.abc import Iterator

from letterkit import language
from letterkit.lint.document import Document
from letterkit.lint.findings import Span
from letterkit.lint.norms import LINT
from letterkit.lint.reading.missing_location import missing_location
from letterkit.lint.rule import Options, Rule

RULE = Rule(
    id="niveau-te-hoog",
    category="clarity",
    level="warning",
    message="De tekst heeft leesbaarheid {level} van 4 (1 is makkelijk); hoogstens {most} is goed. Maak zinnen "
    "korter en vervang "
    "moeilijke woorden{hard}.",
    why="Drie miljoen mensen in Nederland hebben moeite met lezen. Een makkelijke tekst begrijpt iedereen.",
    source=LINT,
    options={"most": 2},
    wrong=(
        (
            "@option most 1\n«De bestuursrechtelijke consequenties van de betalingsverplichting impliceren een "
            "heroverweging.» De "
            "schuldeiser prevaleert bij executoriale maatregelen. De contractuele verhoudingen rechtvaardigen "
            "proportionele "
            "sancties. Toerekenbare tekortkomingen legitimeren eenzijdige ontbinding. Vertragingsrente "
            "accumuleert gedurende de "
            "verzuimperiode. Executiemaatregelen effectueren de invorderingsbevoegdheid."
        ),
    ),
    right=(
        (
            "Wij hebben uw geld nog niet gekregen. Heeft u al betaald? Dan hoeft u niets te doen. Lukt het niet? "
            "Bel ons dan. "
            "Wij kijken samen met u wat wel kan. U kunt ook een brief sturen of langskomen bij ons kantoor."
        ),
    ),
)

_FEWEST = 5  # sentences; fewer say nothing of a level, and the word data need not be read for them


def check(document: Document, *, options: Options) -> Iterator[Span]:
    if len(document.prose) < _FEWEST:
        return
    level = language.lint_level(document.wordings)
    if level is None or level <= options["most"]:
        return
    measured = language.readability(document.wording, as_prose=True)
    hard = f" ({', '.join(hard_word.text for hard_word in measured.hard_words[:5])})" if measured.hard_words else ""
    yield Span(*missing_location(document), {"level": level, "most": options["most"], "hard": hard})
