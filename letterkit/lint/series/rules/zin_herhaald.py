"""The same sentence in four or more moments of a series, apart from how to pay, how to reach someone, and data."""

import re
from collections.abc import Iterator

from letterkit.lint.document import PROSE, Document, Sentence, once
from letterkit.lint.norms import EIGEN
from letterkit.lint.reading.contact import contact
from letterkit.lint.reading.patterns import any_of
from letterkit.lint.rule import Options, Rule
from letterkit.lint.series.conflict import Conflict, Series

_SAME = "Geldzorgen kunnen iedereen overkomen."
_MARKED = (f"‹{_SAME}›", _SAME, _SAME, f"«{_SAME}»")
_TEXTS = ("Wilt u € 80 betalen?", "Er staat nog € 80 open.", "Het gaat om € 80.", "U kunt € 80 nog betalen.")
_DAYS = ("2027-01-01", "2027-02-01", "2027-03-01", "2027-04-01")


def _letters(*sentences: str) -> str:
    letters = zip(_DAYS, _TEXTS, sentences, strict=False)
    return "".join(f"@bericht {day} letter\n{text} {sentence}\n" for day, text, sentence in letters)


RULE = Rule(
    id="zin-herhaald",
    category="series",
    level="warning",
    scope="series",
    message=(
        "Deze zin staat nu al in {count} berichten, voor het eerst in {other}. "
        "Zeg het hier in andere woorden, die passen bij dit moment."
    ),
    why="Wie vier keer dezelfde zin krijgt, leest een automaat en geen mens. Herhaalde troost troost niet.",
    source=EIGEN,
    options={"most": 4},
    wrong=(_letters(*_MARKED),),
    right=(_letters(_SAME, _SAME, _SAME), _letters(*["Bel ons op 020 123 45 67."] * 4)),
)
# What every message must carry and a reader may know by heart: reach, complaint, help, is it real, just paid, what is
# open.
_STANDING = any_of(
    r"\bklacht\w*|\bniet (?:met ons )?eens\b|\bbericht echt\b|\becht (?:is|van ons)\b|\bons nummer\b",
    r"\bnet betaald\b|\bdank u\b|\bniets (?:meer )?te doen\b|\bantwoord\b|\b(?:bel|mail|kijk|app)\b",
    r"^dit (?:is|zijn) de termijn(?:en)? van\b",
    r"\b(?:gratis hulp|hulp van|gemeente)\b|\biban\b|\bbetalingskenmerk\b|\bscan\b|\bmaak het bedrag\b",
)
_LEAST = 3  # words that are not data


def check(series: Series, *, options: Options) -> Iterator[Conflict]:
    heard: dict[str, list[tuple[int, Sentence]]] = {}
    for moment in series.moments:
        new: dict[str, tuple[int, Sentence]] = {}
        for at in moment:
            for key, sentence in _sentences(series.steps[at].document):
                new.setdefault(key, (at, sentence))
        for key, (at, sentence) in new.items():
            repeats = heard.setdefault(key, [])
            repeats.append((at, sentence))
            if len(repeats) >= options["most"]:
                first = repeats[0]
                place, other = (sentence.start, sentence.end), (first[1].start, first[1].end)
                yield Conflict(at, place, first[0], other, {"count": len(repeats)})


@once
def _sentences(document: Document) -> tuple[tuple[str, Sentence], ...]:
    """The sentences of running text as letters and digits only, without data; short ones and standing ones left out."""
    keyed = ((_key(document, sentence), sentence) for sentence in document.sentences if _counts(document, sentence))
    return tuple((key, sentence) for key, sentence in keyed if len(key.replace("#", " ").split()) >= _LEAST)


def _counts(document: Document, sentence: Sentence) -> bool:
    low = sentence.text.lower()
    return sentence.kind in PROSE and not (
        sentence.box or _STANDING.search(low) or sentence in contact(document).invitations
    )


def _key(document: Document, sentence: Sentence) -> str:
    """The words, with every stretch of data and every figure as one sign."""
    text, at, parts = document.lower, sentence.start, []
    for start, end in document.data:
        if start < sentence.end and end > sentence.start:
            parts += [text[at : max(at, start)], " # "]
            at = min(end, sentence.end)
    parts.append(text[at : sentence.end])
    return " ".join(re.findall(r"[^\W\d]+|#|\d+", "".join(parts)))
