"""What a reader should have understood: asked in open words, with the right answer from the message itself.

Open questions, answered in own words and marked by the leader, do not reward guessing; the leader marks "goed" or
"fout" with the key. A thing that the message does not tell is not asked, but named to the leader.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from letterkit.journey import stages
from letterkit.panel.facts import Fact
from letterkit.texts import keys, say


@dataclass(frozen=True, slots=True)
class Question:
    """``right`` and ``wrong`` are for the leader only; ``places`` the paragraphs that hold the answer."""

    id: str
    ask: str
    right: str
    wrong: str
    places: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class _Kind:
    """A question, the facts it is made from, and when it makes sense: ``pays``, ``tells``, ``all``, or one stage."""

    id: str
    needs: tuple[str, ...]
    fits: str = "all"


_KINDS = (
    _Kind("afzender", ("afzender",)),
    _Kind("vraag", ("bedrag",), "pays"),
    _Kind("doen", ("kort_bericht",), "pays"),
    _Kind("bedrag", ("bedrag",), "pays"),
    _Kind("datum", ("datum",), "pays"),
    _Kind("termijn", ("termijn",), "veertiendagenbrief"),
    _Kind("voorstel", ("voorstel",), "regeling_aanbod"),
    _Kind("antwoord", ("antwoord",), "regeling_aanbod"),
    _Kind("termijnbedrag", ("termijnbedrag",), "regeling_bevestiging"),
    _Kind("begin", ("begin",), "regeling_bevestiging"),
    _Kind("pauze", ("pauze_tot",), "betaalpauze_bevestiging"),
    _Kind("wachten", ("wachten_tot",), "schuldhulp_pauze"),
    _Kind("kwijting", ("kwijt",), "finale_kwijting"),
    _Kind("ontvangen", ("ontvangen",), "betaling_ontvangen"),
    _Kind("open", ("ontvangen",), "betaling_ontvangen"),
    _Kind("klacht", ("klacht_antwoord",), "klacht_ontvangen"),
    _Kind("betalen", ("manieren",), "pays"),
    _Kind("lukt_niet", ("telefoon",), "pays"),
    _Kind("opties", ("opties",)),
    _Kind("niets_doen", (), "pays"),
    _Kind("vervolg", ("gevolg",), "tells"),
    _Kind("contact", ("telefoon",), "tells"),
    _Kind("echt", ("echt",)),
    _Kind("hulp", ("hulp",)),
)
_EXPECTED = ("bedrag", "datum", "manieren", "telefoon", "opties")
"""What people look for in a message that asks for money (AFM 2021, annex 1, on practical obstacles)."""


def questions(stage: str, known: Mapping[str, Fact]) -> tuple[Question, ...]:
    """The questions that this message answers, in the order in which to ask them."""
    return tuple(_made(kind, known) for kind in _KINDS if _fits(kind, stage) and all(n in known for n in kind.needs))


def untold(stage: str, known: Mapping[str, Fact]) -> tuple[str, ...]:
    """What a message that asks for money does not say, in words."""
    if not _pays(stage):
        return ()
    names = [name for name in _EXPECTED if name not in known and not (name == "datum" and "termijn" in known)]
    return tuple(say(f"panel.untold.{name}") for name in names)


def _pays(stage: str) -> bool:
    """Whether the customer is asked to pay now; an agreement that is confirmed tells, it does not ask."""
    one = stages()[stage]
    return one.asks != "nothing" and one.trigger != "event"


def _fits(kind: _Kind, stage: str) -> bool:
    return kind.fits in ("all", "pays" if _pays(stage) else "tells", stage)


def _made(kind: _Kind, known: Mapping[str, Fact]) -> Question:
    key, words = f"panel.question.{kind.id}", {name: fact.words for name, fact in known.items()}
    about = [*kind.needs, *(name for name in _ALSO.get(kind.id, ()) if name in known)]
    missing = [name for name in _ALSO.get(kind.id, ()) if name not in known]
    right = f"{key}.without_{missing[0]}" if missing else f"{key}.right"
    right = right if right in keys(key) else f"{key}.right"
    places = sorted({number for name in about for number in known[name].places})
    return Question(
        kind.id, say(f"{key}.ask", **words), say(right, **words), say(f"{key}.wrong", **words), tuple(places)
    )


_ALSO: Mapping[str, tuple[str, ...]] = {
    "vraag": ("datum",),
    "niets_doen": ("gevolg",),
    "lukt_niet": ("email",),
    "contact": ("email",),
    "open": ("open",),
}
"""Facts that make an answer fuller; without one the key ``without_<fact>`` says what is right then."""
