"""What a reader should have understood: asked in open words, with the right answer from the message itself.

Open questions, answered in own words and marked by the leader, do not reward guessing; the leader marks "goed" or
"fout" with the key. A thing that the message does not tell is not asked, but named to the leader.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from letterkit.panel.facts import Fact
from letterkit.stages import Stages
from letterkit.stages.model import Asked, Stage
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
    """A question, the facts it is made from, and when it makes sense: ``pays``, ``tells`` or ``all``."""

    id: str
    needs: tuple[str, ...]
    fits: Literal["pays", "tells", "all"] = "all"


_FIRST = (
    _Kind("afzender", ("afzender",)),
    _Kind("vraag", ("bedrag",), "pays"),
    _Kind("doen", ("kort_bericht",), "pays"),
    _Kind("bedrag", ("bedrag",), "pays"),
    _Kind("datum", ("datum",), "pays"),
)
"""What is asked before the questions of the stage itself (``panel.yaml`` in its folder), and after them."""
_LAST = (
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


def questions(stage: str, stages: Stages, known: Mapping[str, Fact]) -> tuple[Question, ...]:
    """The questions that this message answers, in the order in which to ask them."""
    first, last = (list(_general(kinds, stages[stage], known)) for kinds in (_FIRST, _LAST))
    panel = stages.panel(stage)
    own = (
        [_own(question, known) for question in panel.questions if all(name in known for name in question.about)]
        if panel
        else []
    )
    return (*first, *own, *last)


def names(stages: Stages) -> Mapping[str, str]:
    """What each question is called in a report, by its id, in the order in which questions are asked."""
    panels = (stages.panel(stage) for stage in stages)
    own = {question.id: question.short for panel in panels if panel for question in panel.questions}
    first, last = ({kind.id: say(f"panel.report.name.{kind.id}") for kind in kinds} for kinds in (_FIRST, _LAST))
    return {**first, **own, **last}


def untold(stage: Stage, known: Mapping[str, Fact]) -> tuple[str, ...]:
    """What is missing from a message that asks for money, each in words."""
    if not _pays(stage):
        return ()
    missing = [name for name in _EXPECTED if name not in known and not (name == "datum" and "termijn" in known)]
    return tuple(say(f"panel.untold.{name}") for name in missing)


def _pays(stage: Stage) -> bool:
    """Whether the customer is asked to pay now; a confirmed agreement informs and asks nothing."""
    return stage.asks != "nothing" and stage.trigger != "event"


def _general(kinds: tuple[_Kind, ...], stage: Stage, known: Mapping[str, Fact]) -> Iterator[Question]:
    sort = "pays" if _pays(stage) else "tells"
    return (
        _question(kind, known) for kind in kinds if kind.fits in ("all", sort) and all(n in known for n in kind.needs)
    )


def _question(kind: _Kind, known: Mapping[str, Fact]) -> Question:
    key, also = f"panel.question.{kind.id}", _ALSO.get(kind.id, ())
    missing = [name for name in also if name not in known]
    right = f"{key}.without_{missing[0]}" if missing else f"{key}.right"
    right = right if right in keys(key) else f"{key}.right"
    words = {name: fact.words for name, fact in known.items()}
    ask, right, wrong = (say(text_key, **words) for text_key in (f"{key}.ask", right, f"{key}.wrong"))
    return Question(kind.id, ask, right, wrong, _places((*kind.needs, *also), known))


def _own(asked: Asked, known: Mapping[str, Fact]) -> Question:
    """A question from the folder of the stage."""
    missing = next((name for name in asked.without if name not in known), None)
    right = asked.without[missing] if missing else asked.right
    words = {name: fact.words for name, fact in known.items()}
    ask, right, wrong = (text.format_map(words) for text in (asked.ask, right, asked.wrong))
    return Question(asked.id, ask, right, wrong, _places((*asked.about, *asked.without), known))


def _places(about: tuple[str, ...], known: Mapping[str, Fact]) -> tuple[int, ...]:
    return tuple(sorted({number for name in about if name in known for number in known[name].places}))


_ALSO: Mapping[str, tuple[str, ...]] = {
    "vraag": ("datum",),
    "niets_doen": ("gevolg",),
    "lukt_niet": ("email",),
    "contact": ("email",),
}
"""Facts that make an answer fuller; without one the key ``without_<fact>`` says what is right then."""
