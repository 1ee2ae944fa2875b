"""Comments on a sentence of the rendered text: where they stand, and that they follow it when the text moves."""

from html import unescape
from typing import Any

import pytest

from letterkit.drafts.concepts import digest
from tests.werkbank.conftest import Answer, Ask, Served, asker

pytestmark = [pytest.mark.enable_socket, pytest.mark.slow]
NAME = "tweede_herinnering/letter.md.j2"
ASKED = "Kunt u wel betalen?"
WORDS = "Hier bellen mensen over."


def _asked(served: Served, text: str = "", **more: Any) -> dict[str, Any]:
    saved = served.template(NAME).read_bytes()
    own = {"naam": NAME, "bij": "", "tekst": text or saved.decode(), "venster": "een", "basis": digest(saved)}
    return {**own, "klant": "Gewoon", **more}


def _comment(ask: Ask, served: Served, words: str = WORDS, at: str = ASKED, **more: Any) -> Answer:
    text = served.template(NAME).read_text(encoding="utf-8")
    return ask("/opmerkingen", _asked(served, doe="zeg", plaats=text.index(at) + 3, woorden=words, **more))


def _marked(served: Served, answer: dict[str, Any], text: str = "") -> list[str]:
    text = text or served.template(NAME).read_text(encoding="utf-8")
    return [text[mark["van"] : mark["tot"]] for mark in answer["opmerkmerken"]]


def test_a_comment_stands_at_its_sentence(served: Served) -> None:
    ask = asker(served)
    answer = _comment(ask, served, door="Lot").json()
    assert WORDS in answer["opmerkingen"]
    assert "Lot" in answer["opmerkingen"]
    assert _marked(served, answer) == [ASKED]
    seen = ask("/kijk", _asked(served)).json()
    assert _marked(served, seen) == [ASKED]


def test_a_comment_moves_with_its_sentence_while_somebody_types_and_when_it_is_saved(served: Served) -> None:
    ask = asker(served)
    _comment(ask, served)
    text = served.template(NAME).read_text(encoding="utf-8")
    first = text.replace(ASKED, f"Dit is een nieuwe zin. {ASKED}")
    assert _marked(served, ask("/kijk", _asked(served, first)).json(), first) == [ASKED]
    for sentence in ("Kunt u wel nu betalen?", "Kunt u het nu wel betalen?", "Lukt het u om nu wel te betalen?"):
        changed = text.replace(ASKED, sentence)
        assert ask("/bewaar", _asked(served, changed)).status == 200
        assert _marked(served, ask("/kijk", _asked(served)).json()) == [sentence]
        assert served.desk.comments.of("tweede_herinnering/letter")[0].sentence == sentence
        text = changed.replace(sentence, ASKED)


def test_a_sentence_with_data_is_the_same_for_every_customer(served: Served) -> None:
    ask = asker(served)
    answer = _comment(ask, served, at="Er staat nog")
    marked = _marked(served, answer.json())
    assert len(marked) == 1
    assert "…" in served.desk.comments.of("tweede_herinnering/letter")[0].sentence
    for customer in ("Vier termijnen", "Gewoon"):
        assert _marked(served, ask("/kijk", _asked(served, klant=customer)).json()) == marked, customer


def test_a_comment_on_another_form_of_the_text_says_so(served: Served) -> None:
    ask = asker(served)
    _comment(ask, served, at="Wij weten dat u geldzorgen heeft", klant="Geldzorgen")
    assert _marked(served, ask("/kijk", _asked(served, klant="Geldzorgen")).json())
    plain = ask("/kijk", _asked(served)).json()
    assert plain["opmerkmerken"] == []
    assert "staat niet in de tekst van deze proefklant" in plain["opmerkingen"]


def test_a_comment_is_answered_closed_and_opened_again(served: Served) -> None:
    ask = asker(served)
    _comment(ask, served)
    number = served.desk.comments.of("tweede_herinnering/letter")[0].number
    answered = ask("/opmerkingen", _asked(served, doe="antwoord", nummer=number, woorden="Ik kijk.")).json()
    assert "Ik kijk." in answered["opmerkingen"]
    closed = ask("/opmerkingen", _asked(served, doe="klaar", nummer=number)).json()
    assert (closed["opmerkmerken"], "Heropen" in closed["opmerkingen"]) == ([], True)
    opened = ask("/opmerkingen", _asked(served, doe="heropen", nummer=number)).json()
    assert _marked(served, opened) == [ASKED]


@pytest.mark.parametrize(
    ("more", "told"),
    [
        ({"doe": "zeg", "plaats": 0, "woorden": WORDS}, "geen zin"),
        ({"doe": "zeg", "plaats": 900, "woorden": " "}, "Schrijf uw opmerking"),
        ({"doe": "antwoord", "nummer": 99, "woorden": WORDS}, "is er niet"),
        ({"doe": "wis", "nummer": 1}, "is er niet"),
    ],
)
def test_what_cannot_be_said_is_refused_with_a_sentence(served: Served, more: dict[str, Any], told: str) -> None:
    answer = asker(served)("/opmerkingen", _asked(served, **more))
    assert answer.status == 422
    assert told in answer.json()["zin"]


def test_what_somebody_says_is_text_and_never_a_page(served: Served) -> None:
    evil = '<img src=x onerror="alert(1)">'
    answer = _comment(asker(served), served, evil, door=evil).json()
    assert "<img" not in answer["opmerkingen"]
    assert unescape(answer["opmerkingen"]).count("<img src=x") == 2
