"""A later message that is more formal: "geachte" after "beste", "u" after "je", old words where there were none."""

import re
from collections.abc import Callable, Iterator

from letterkit.lint.document import Document, Offsets, Sentence
from letterkit.lint.norms import AFM_DOSSIER
from letterkit.lint.reading.missing_location import missing_location
from letterkit.lint.reading.patterns import any_of
from letterkit.lint.rule import Options, Rule
from letterkit.lint.series.conflict import Conflict, Series, Step
from letterkit.lint.series.reading.tone import closing, formal, greeting, stiff

RULE = Rule(
    id="toon-vormelijker",
    category="series",
    level="warning",
    scope="series",
    message="“{text}” is vormelijker dan {other} (“{other_text}”). {advice}",
    why="Vormelijke taal geeft afstand. Die afstand groeit vaak met elke brief, terwijl contact dan juist nodig is.",
    source=AFM_DOSSIER,
    options={"margin": 1.5},
    wrong=(
        (
            "@bericht 2027-03-01 letter\n‹Beste mevrouw Bakker,›\n\nWilt u € 80 betalen?\n"
            "@bericht 2027-03-20 letter\n«Geachte mevrouw Bakker,»\n\nWilt u € 80 betalen?\n"
        ),
        (
            "@bericht 2027-03-01 email\nBeste Eva,\n\nBetaal ‹je› rekening als je kunt.\n"
            "@bericht 2027-03-20 email\nBeste Eva,\n\nWilt «u» de rekening betalen?\n"
        ),
        (
            "@bericht 2027-03-01 letter\nWilt u € 80 betalen?\n\n‹Met vriendelijke groet,›\n"
            "@bericht 2027-03-20 letter\nWilt u € 80 betalen?\n\n«Hoogachtend,»\n"
        ),
    ),
    right=(
        (
            "@bericht 2027-03-01 letter\nGeachte mevrouw Bakker,\n\nWilt u € 80 betalen?\n"
            "@bericht 2027-03-20 letter\nBeste mevrouw Bakker,\n\nWilt u € 80 betalen?\n"
        ),
    ),
)
_Read = Callable[[Document], tuple[int, Sentence] | None]
_FORMAL = 3
_U = any_of(r"\b(?:u|uw)\b")
_JE = any_of(r"\b(?:je|jij|jou|jouw)\b")


def check(series: Series, *, options: Options) -> Iterator[Conflict]:
    for at, step, before in series.earlier():
        yield from _rank(at, step, before, greeting, "Begin weer met “Beste …”.")
        yield from _rank(at, step, before, closing, "Eindig weer met een vriendelijke groet.")
        yield from _address(at, step, before)
        yield from _words(at, step, before, options["margin"])


def _rank(at: int, step: Step, before: list[tuple[int, Step]], read: _Read, advice: str) -> Iterator[Conflict]:
    now = read(step.document)
    if now is None or now[0] < _FORMAL:
        return
    for number, earlier in reversed(before):
        then = read(earlier.document)
        if then and then[0] < _FORMAL:
            place, other = (now[1].start, now[1].end), (then[1].start, then[1].end)
            yield Conflict(at, place, number, other, {"advice": advice})
            return


def _address(at: int, step: Step, before: list[tuple[int, Step]]) -> Iterator[Conflict]:
    now = _only(step.document, _U, _JE)
    for number, earlier in reversed(before) if now else ():
        if (then := _only(earlier.document, _JE, _U)) and now:
            yield Conflict(at, now, number, then, {"advice": "Spreek de lezer overal hetzelfde aan."})
            return


def _only(document: Document, wanted: re.Pattern[str], other: re.Pattern[str]) -> Offsets | None:
    prose = [(sentence, sentence.text.lower()) for sentence in document.prose]
    if any(other.search(low) for _, low in prose):
        return None
    places = (
        (sentence.start + m.start(), sentence.start + m.end()) for sentence, low in prose if (m := wanted.search(low))
    )
    return next(places, None)


def _words(at: int, step: Step, before: list[tuple[int, Step]], margin: float) -> Iterator[Conflict]:
    stiffs = stiff(step.document)
    if not before or len(stiffs) < 2:
        return
    number, plainest = min(before, key=lambda numbered: formal(numbered[1]))
    if formal(step) > formal(plainest) + margin:
        advice = "Schrijf in dezelfde gewone woorden als toen."
        yield Conflict(at, stiffs[0], number, missing_location(plainest.document), {"advice": advice})
