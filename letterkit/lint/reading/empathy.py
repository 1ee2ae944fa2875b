"""Sentences that understand, reassure, thank, or stand beside the reader."""

from letterkit.lint.document import PROSE, Document, Sentence, once
from letterkit.lint.reading.patterns import any_of

_WARM = any_of(
    r"\b(?:misschien|mogelijk|wellicht|waarschijnlijk)\b.{0,60}"
    r"\b(?:vergeten|ontgaan|ontsnapt|gemist|over het hoofd|per ongeluk|tussendoor|betaald|omstandigheden|"
    r"goede reden)\b",
    r"\bkan (?:iedereen|gebeuren|het zijn|gebeurd zijn)\b|\bkan .{0,30}\boverkomen\b|\bwat de reden ook is\b",
    r"\b(?:we|wij) begrijpen\b|\bbegrip\b|\bsnappen (?:we|wij)\b|\bheel vervelend\b|\bvervelend (?:voor|als|dat)\b",
    (
        r"\bniet (?:alleen|de enige)\b|\bschamen\b|\bgeen schande\b|\bgeen probleem\b|"
        r"\bmaakt u zich geen zorgen\b|\bgeen zorgen\b"
    ),
    r"\b(?:helpen|help) (?:we|wij|u|je)\b.{0,25}\bgraag\b|\bgraag\b.{0,30}\b(?:helpen|verder)\b",
    r"\b(?:denken|kijken|zoeken|lossen|vinden|komen)\b.{0,40}\b(?:samen|met u mee|met je mee|graag mee)\b",
    r"\bsamen\b.{0,50}\b(?:oplossing|op|uit|kijken|zoeken|vinden)\b",
    r"\b(?:al|inmiddels|net) (?:betaald|overgemaakt)\b|\bbetaling.{0,30}\bgekruist\b|\bhoeft u niets\b",
    r"\bdank(?:en)?\b|\bbedankt\b|\bfijn dat\b|\bgoed dat\b|\bknap\b|\bkomt goed\b|\bsucces\b|\bsterkte\b|\bgerust\b",
    r"\bwij staan (?:voor u )?klaar\b|\bvertel (?:het )?ons\b",
)


@once
def empathy(document: Document) -> tuple[Sentence, ...]:
    """The sentences with a warm tone, in reading order."""
    return tuple(
        sentence for sentence in document.sentences if sentence.kind in PROSE and _WARM.search(sentence.text.lower())
    )
