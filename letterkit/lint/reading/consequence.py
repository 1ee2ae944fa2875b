"""Sentences that say what happens when the reader does not pay, and how concrete they are."""

from dataclasses import dataclass

from letterkit.lint.document import Document, Sentence, once
from letterkit.lint.reading.denial import denied
from letterkit.lint.reading.patterns import any_of
from letterkit.lint.reading.phrases import Phrases

_PHRASES = Phrases("consequences.yaml")
_HARMLESS, _PREVENTS = "onschadelijk", "voorkomen"
_TELLS = any_of(
    (
        r"€|\beuro\b|\d|\bdat betekent\b|\bdit betekent\b|\bdan (?:kunt|kan|moet|mag|krijgt|betaalt|komt|belt)\b|"
        r"\bzij (?:kunnen|vragen|sturen)\b"
    ),
    r"\b(?:lening|hypotheek|telefoon)\b|\bdaarna\b|\bwat (?:er|dit|dat) (?:dan )?(?:gebeurt|betekent)\b",
)


@dataclass(frozen=True, slots=True)
class Consequence:
    """A sentence on what follows. ``explained``: it, or the one after it, says concretely what that is."""

    sentence: Sentence
    kinds: frozenset[str]
    prevented: bool
    explained: bool


@once
def consequences(document: Document) -> tuple[Consequence, ...]:
    """All sentences on what follows when the reader does not pay, in reading order."""
    sentences = [
        sentence for sentence in document.sentences if sentence.kind not in {"address", "greeting", "closing", "cell"}
    ]
    results = []
    for at, sentence in enumerate(sentences):
        low = sentence.text.lower()
        named = _PHRASES.named(sentence.text)
        kinds = named - {_HARMLESS, _PREVENTS}
        if not kinds or _HARMLESS in named or denied(sentence.text, _names_any):
            continue
        after = sentences[at + 1].text.lower() if at + 1 < len(sentences) else ""
        announced = bool(_TELLS.search(low) or _TELLS.search(after))
        results.append(Consequence(sentence, kinds, _PREVENTS in named, announced))
    return tuple(results)


def _names_any(words: str) -> bool:
    return bool(_PHRASES.named(words) - {_HARMLESS, _PREVENTS})
