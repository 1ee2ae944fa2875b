"""Verb frames: fixed groups such as "in gebreke stellen" and split verbs such as "overdragen", wherever their parts
stand.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from letterkit.language import frequency, tables
from letterkit.language.cgn import INFINITIVE, STRANDED, VERB_FORMS
from letterkit.language.clauses import Clause, clauses
from letterkit.language.tokens import Sentence, Token

# The verbs in FRAMES without their particle: the infinitive, then every other form.
_VERBS = """
blijven: blijf blijft bleef bleven gebleven
brengen: breng brengt bracht brachten gebracht
dragen: draag draagt droeg droegen gedragen
geven: geef geeft gaf gaven gegeven
gaan: ga gaat ging gingen gegaan
hebben: heb hebt heeft had hadden gehad
houden: houd houdt hou hield hielden gehouden
komen: kom komt kwam kwamen gekomen
leggen: leg legt legde legden gelegd
maken: maak maakt maakte maakten gemaakt
nemen: neem neemt nam namen genomen
stellen: stel stelt stelde stelden gesteld
treden: treed treedt trad traden getreden
tekenen: teken tekent tekende tekenden getekend
verlenen: verleen verleent verleende verleenden verleend
verkeren: verkeer verkeert verkeerde verkeerden verkeerd
verrichten: verricht verrichtte verrichtten
raken: raak raakt raakte raakten geraakt
zijn: ben bent is was waren geweest
zien: zie ziet zag zagen gezien
"""
FRAMES = (
    "aan de orde stellen",
    "aansprakelijk stellen",
    "aanspraak maken",
    "akkoord gaan",
    "beslag leggen",
    "betaling verrichten",
    "beroep aantekenen",
    "bezwaar maken",
    "contact hebben",
    "contact opnemen",
    "gebruik maken",
    "genoodzaakt zien",
    "in aanmerking komen",
    "in aanmerking nemen",
    "in acht nemen",
    "in behandeling nemen",
    "in bezit stellen",
    "in de gelegenheid stellen",
    "in dienst treden",
    "in gebreke blijven",
    "in gebreke stellen",
    "in gebreke zijn",
    "in het bezit stellen",
    "in het ongelijk stellen",
    "in kennis stellen",
    "in mindering brengen",
    "in ontvangst nemen",
    "in overweging nemen",
    "in rekening brengen",
    "in verzuim raken",
    "in verzuim verkeren",
    "in verzuim zijn",
    "in werking treden",
    "kenbaar maken",
    "onder de aandacht brengen",
    "op de hoogte brengen",
    "op de hoogte houden",
    "op de hoogte stellen",
    "rekening houden",
    "ten laste brengen",
    "ter beschikking stellen",
    "ter hand stellen",
    "ter incasso geven",
    "tot betaling overgaan",
    "uit handen geven",
    "uitstel verlenen",
    "verzet aantekenen",
    "van toepassing zijn",
    "voor rekening komen",
    "zorg dragen",
)
"""Infinitives of the fixed groups; the last word is the verb, possibly with a particle in front ("opnemen",
"overgaan").
"""


def _forms() -> dict[str, str]:
    rows = (line.split(": ") for line in _VERBS.strip().splitlines())
    return {form: infinitive for infinitive, forms in rows for form in (infinitive, *forms.split())}


def _groups() -> dict[str, list[tuple[str, ...]]]:
    by_verb: dict[str, list[tuple[str, ...]]] = {}
    for frame in FRAMES:
        *words, verb = frame.split()
        by_verb.setdefault(verb, []).append(tuple(words))
    return by_verb


FORMS = _forms()
GROUPS = _groups()


@dataclass(frozen=True, slots=True)
class Frame:
    """A verb with the words that belong to it. name: the infinitive ("in gebreke stellen", "overdragen").

    tokens: all parts in the order of the sentence; verb: the inflected one of them.
    """

    name: str
    verb: Token
    tokens: tuple[Token, ...]

    @property
    def start(self) -> int:
        return self.tokens[0].start

    @property
    def end(self) -> int:
        return self.tokens[-1].end


def verb_frames(sentence: Sentence) -> list[Frame]:
    """Return fixed groups and split verbs of an analysed sentence, left to right by verb.

    The light analyser is enough; where heads are known they are trusted for split verbs as well.
    """
    frames: list[Frame] = []
    for clause in clauses(sentence):
        for place in clause:
            token = sentence.tokens[place]
            if token.verb_form is not None and token.pos in {"VERB", "AUX"}:
                frames += _frames_of(sentence, clause, place)
    return _without_rivals(frames)


def _without_rivals(frames: list[Frame]) -> list[Frame]:
    """Leave out a frame with zijn whose words another verb has a better claim to: "in gebreke gesteld zijn"."""
    users: defaultdict[int, list[Frame]] = defaultdict(list)
    for frame in frames:
        for token in frame.tokens:
            if token is not frame.verb:
                users[token.start].append(frame)
    return [frame for frame in frames if not (frame.name.endswith(" zijn") and _has_rival(frame, users))]


def _has_rival(frame: Frame, users: Mapping[int, list[Frame]]) -> bool:
    rivals = (other for token in frame.tokens for other in users.get(token.start, ()) if other is not frame)
    return any(not other.name.endswith(" zijn") or other.start < frame.start for other in rivals)


def _frames_of(sentence: Sentence, clause: Clause, place: int) -> Iterator[Frame]:
    tokens = sentence.tokens
    verb = tokens[place]
    particle = _particle(sentence, clause, place)
    parts = [place] if particle is None else sorted((particle, place))
    name = _infinitive(verb.lower)
    if particle is not None:
        name = tokens[particle].lower + (name or verb.lemma)
        yield Frame(name, verb, tuple(tokens[i] for i in parts))
    for words in GROUPS.get(name or "", ()):
        at = _find(tokens, clause, words)
        if at is not None:
            everything = sorted({*range(at, at + len(words)), *parts})
            yield Frame(" ".join((*words, name or "")), verb, tuple(tokens[i] for i in everything))


def _infinitive(form: str) -> str | None:
    """Return the infinitive of a form of a verb in FRAMES, with its particle: "opgenomen" gives "opnemen"."""
    if form in FORMS:
        return FORMS[form]
    for particle in frequency.PARTICLES:
        rest = form.removeprefix(particle)
        if rest != form and rest in FORMS:
            return particle + FORMS[rest]
    return None


def _particle(sentence: Sentence, clause: Clause, place: int) -> int | None:
    tokens = sentence.tokens
    for i in clause:
        if tokens[i].relation == "compound:prt" and tokens[i].head == place and _alone(tokens, i):
            return i
    verb = tokens[place]
    if verb.verb_form == INFINITIVE:
        before = place - 2
        apart = before in clause and tokens[place - 1].lower == "te" and _splits(tokens[before], verb)
        return before if apart and tokens[before].lower not in {"om", "door"} else None
    if verb.finite:
        return next(
            (i for i in clause if i > place and _closes(sentence, clause, i) and _splits(tokens[i], verb)), None
        )
    return None


def _alone(tokens: tuple[Token, ...], place: int) -> bool:
    """Whether a particle is one, and not the first word of a group that the tree hangs on the verb ("in gebreke")."""
    grouped = place + 1 < len(tokens) and tokens[place + 1].relation == "fixed" and tokens[place + 1].head == place
    return tokens[place].lower in frequency.PARTICLES and not grouped


def _closes(sentence: Sentence, clause: Clause, place: int) -> bool:
    """Whether the word is in the position of a separated particle: at the end of the clause, with nothing to govern."""
    if sentence.tokens[place].detail == STRANDED:
        return True
    rest = [sentence.tokens[i] for i in range(place + 1, clause.stop)]
    return all(not token.is_word for token in rest) or rest[0].detail in VERB_FORMS


def _splits(particle: Token, verb: Token) -> bool:
    if particle.lower not in frequency.PARTICLES or particle.pos not in {"ADP", "ADV", "ADJ"}:
        return False
    infinitive = FORMS.get(verb.lower) or verb.lemma
    return frequency.zipf(particle.lower + infinitive) >= tables.RAREST


def _find(tokens: tuple[Token, ...], clause: Clause, words: tuple[str, ...]) -> int | None:
    last = clause.stop - len(words)
    for at in range(clause.start, last + 1):
        if all(tokens[at + i].lower == word for i, word in enumerate(words)):
            return at
    return None
