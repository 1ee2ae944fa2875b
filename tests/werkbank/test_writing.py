"""What the writing screen asks of the server: seen, kept, saved, and never over the work of another."""

import threading
import time
from html import unescape

import pytest

from letterkit.drafts.concepts import digest
from letterkit.drafts.papers.locks import Window
from tests.werkbank.conftest import Ask, Served, asker

pytestmark = pytest.mark.enable_socket
NAME = "tweede_herinnering/letter.md.j2"
ASKED = "Kunt u wel betalen?"
SEEN = [  # what a writer does wrong, and a part of the sentence that tells it
    ("{{ klant.aanhef }},", "{ klant.aanhef },", "dubbele accolades"),
    (ASKED, "((aanhef)) Kunt u", "veld van een ander programma"),
    (ASKED, "Beste <naam>, kunt u", "kan niet in een brief"),
    (ASKED, "> citaat", "citaat met >"),
    (ASKED, "<b>vet</b>", "voor vet schrijft u"),
    (ASKED, "\n----\n", "streep over de bladzijde"),
    (ASKED, "**vet zonder einde", "vet"),
    (ASKED, "\n::: kader\nKunt u\n:::\n", "vak is er niet"),
    (ASKED, "\n| a | b |\n| 1 | 2 |\n", "regel met streepjes"),
    (ASKED, "\n##Kop\n", "hoort een spatie"),
    (ASKED, "\n• een\n• twee\n", "opsommingsteken uit word"),
    (ASKED, "Kunt u[^1]", "voetnoot"),
    ("{{ klant.aanhef }},", "{{ klant.aanhef | hoofdleter }},", "bestaat niet"),
    (ASKED, "Kunt\tu", "lettertype niet kan afdrukken"),
    (ASKED, "Kunt \U0001f600 u", "lettertype niet kan afdrukken"),
    (ASKED, "{% als zaak.geldzorgen %}", "bedoelt u if"),
    (ASKED, "Klik [hier](http://voorbeeld.nl).", "https"),
    ("requires: [klant.aanhef", "requires: [klant.geboortedatum", "bestaat niet"),
]


def _asked(served: Served, text: str, name: str = NAME, **more: object) -> dict[str, object]:
    return {
        "naam": name,
        "bij": "",
        "tekst": text,
        "venster": "een",
        "basis": digest(served.template(name).read_bytes()),
        **more,
    }


@pytest.mark.slow
@pytest.mark.parametrize(("old", "new", "told"), SEEN)
def test_a_mistake_is_seen_at_once(shared: Served, ask: Ask, old: str, new: str, told: str) -> None:
    text = shared.template(NAME).read_text(encoding="utf-8")
    assert old in text
    ask("/kijk", _asked(shared, text))  # the first look of a process reads the models of the language
    seen = ask("/kijk", _asked(shared, text.replace(old, new))).json()
    assert told in unescape(seen["bevindingen"]).lower()
    assert seen["stempel"]
    assert seen["bladzijden"], "the rest of the letter is shown"


@pytest.mark.slow
def test_a_letter_that_grows_says_how_many_pages_it_has(shared: Served, ask: Ask) -> None:
    text = shared.template(NAME).read_text(encoding="utf-8")
    seen = ask("/kijk", _asked(shared, text.replace(ASKED, ("Wij helpen u graag verder. " * 20 + "\n\n") * 12))).json()
    assert len(seen["bladzijden"]) >= 2
    assert f"{len(seen['bladzijden'])} bladzijde(n)" in seen["bevindingen"]


@pytest.mark.slow
def test_pages_are_pictures_of_this_text(shared: Served, ask: Ask) -> None:
    text = shared.template(NAME).read_text(encoding="utf-8")
    first = ask("/kijk", _asked(shared, text)).json()["bladzijden"]
    other = ask("/kijk", _asked(shared, text.replace(ASKED, "Lukt betalen?"))).json()["bladzijden"]
    assert first != other
    answer = ask(f"/beeld/{first[0]}.png")
    assert answer.headers["content-type"] == "image/png"
    assert answer.body.startswith(b"\x89PNG")
    assert ask("/beeld/raden.png").status == 404


@pytest.mark.slow
def test_another_customer_gets_another_text(shared: Served, ask: Ask) -> None:
    text = shared.template(NAME).read_text(encoding="utf-8")
    plain = ask("/kijk", _asked(shared, text, klant="Gewoon")).json()
    worried = ask("/kijk", _asked(shared, text, klant="Geldzorgen")).json()
    assert "Wij weten dat u geldzorgen heeft" in worried["voorlezen"]
    assert "Wij weten dat u geldzorgen heeft" not in plain["voorlezen"]


def test_tags_are_told_in_words(shared: Served, ask: Ask) -> None:
    text = shared.template(NAME).read_text(encoding="utf-8")
    labels = {one["tekst"] for one in ask("/kijk", _asked(shared, text)).json()["labels"]}
    assert {"Alleen als: geldzorgen", "Anders", "Tot hier", "bedrag: € 125,50"} <= labels
    assert any(label.startswith("Deel: slot (staat in ") for label in labels)


@pytest.mark.slow
def test_a_click_in_the_picture_leads_to_the_text_and_back(shared: Served, ask: Ask) -> None:
    text = shared.template(NAME).read_text(encoding="utf-8")
    seen = ask("/kijk", _asked(shared, text)).json()
    at = text.index(ASKED)
    spots = ask("/plekken", _asked(shared, text, document=seen["document"], plaats=at + 3)).json()["plekken"]
    assert spots
    spot = spots[0]
    found = ask("/plaats", _asked(shared, text, document=seen["document"], pagina=spot["page"], x=spot["left"] + spot["width"] / 2, y=spot["top"] + spot["height"] / 2)).json()  # fmt: skip
    assert found["naam"] == NAME
    assert at <= found["van"] <= at + len(ASKED)


@pytest.mark.slow
def test_what_was_typed_is_on_the_disk_without_saving(served: Served) -> None:
    ask = asker(served)
    text = served.template(NAME).read_text(encoding="utf-8")
    assert ask("/concept", _asked(served, text + "half een woo")).status == 200
    concept = served.template(NAME).with_name(".letter.md.j2.concept")
    assert concept.read_text(encoding="utf-8").endswith("half een woo")
    assert "half een woo" in ask(f"/schrijven/{NAME}").text
    assert served.template(NAME).read_text(encoding="utf-8") == text, "the text itself is as it was"


@pytest.mark.slow
def test_looking_alone_leaves_no_concept(served: Served) -> None:
    asker(served)("/kijk", _asked(served, served.template(NAME).read_text(encoding="utf-8")))
    time.sleep(0.2)
    assert served.desk.concepts.names() == ()


@pytest.mark.quick
def test_a_saved_text_is_the_file_and_a_version(served: Served) -> None:
    ask = asker(served)
    before = served.template(NAME).read_bytes()
    text = before.decode() + "\nNieuwe zin.\n"
    answer = ask("/bewaar", _asked(served, text, door="Noor", notitie="zin erbij"))
    assert answer.status == 200
    assert served.template(NAME).read_text(encoding="utf-8") == text
    assert answer.json()["basis"] == digest(served.template(NAME).read_bytes())
    found = served.desk.history.versions(NAME)
    assert [(one.by, one.note) for one in found] == [("Noor", "zin erbij"), ("", "")]
    assert served.desk.history.text(NAME, found[1].id) == before
    assert "Nieuwe zin." in (served.desk.workspace.templates.folders.text(NAME) or "")


@pytest.mark.slow
def test_two_people_in_one_text_write_nothing_over(served: Served) -> None:
    ask = asker(served)
    text = served.template(NAME).read_text(encoding="utf-8")
    base = digest(text.encode())
    assert ask("/kijk", _asked(served, text, venster="een", getypt=True)).json()["schrijven"]
    assert not ask("/kijk", _asked(served, text + "ander", venster="twee", getypt=True)).json()["schrijven"]
    assert ask("/bewaar", _asked(served, text + "ander", venster="twee")).status == 409
    assert ask("/bewaar", _asked(served, text + "een", venster="een")).status == 200
    ask("/aanwezig", {"naam": NAME, "venster": "een", "weg": True})
    refused = ask("/bewaar", {**_asked(served, text + "ander", venster="twee"), "basis": base})
    assert refused.status == 409
    assert "niets overschreven" in refused.json()["zin"]
    assert served.template(NAME).read_text(encoding="utf-8") == text + "een"


@pytest.mark.slow
def test_ten_people_who_save_at_once_write_nothing_over(served: Served) -> None:
    ask = asker(served)
    text = served.template(NAME).read_text(encoding="utf-8")
    base = digest(text.encode())
    answers: list[int] = []

    def save(number: int) -> None:
        served.desk.locks.may(NAME, Window(f"w{number}"), take=True)
        asked = {"naam": NAME, "tekst": f"{text}{number}", "venster": f"w{number}", "basis": base}
        answers.append(ask("/bewaar", asked).status)

    threads = [threading.Thread(target=save, args=(number,)) for number in range(10)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert answers.count(200) == 1
    assert set(answers) <= {200, 409}


@pytest.mark.slow
def test_a_file_that_another_program_saves_is_seen(served: Served) -> None:
    ask = asker(served)
    text = served.template(NAME).read_text(encoding="utf-8")
    served.template(NAME).write_text(text.replace(ASKED, "Buitenom geschreven."), encoding="utf-8")
    ends = time.monotonic() + 20
    while "Buitenom geschreven." not in (served.desk.workspace.templates.folders.text(NAME) or ""):
        assert time.monotonic() < ends
        time.sleep(0.05)
    assert "Buitenom geschreven." in ask(f"/schrijven/{NAME}").text


@pytest.mark.slow
def test_a_stray_file_is_told_and_the_texts_stay(served: Served) -> None:
    served.template("tweede_herinnering/brief - kopie.md.j2").write_text("x", encoding="utf-8")
    served.desk.reload()
    page = asker(served)("/").text
    assert "Er klopt iets niet in de werkmap" in page
    assert "brief - kopie.md.j2" in page


@pytest.mark.slow
def test_a_part_is_looked_at_in_a_text_that_uses_it(shared: Served, ask: Ask) -> None:
    page = ask("/schrijven/_parts/slot.md.j2")
    assert "Dit deel staat in" in page.text
    text = shared.template("_parts/slot.md.j2").read_text(encoding="utf-8")
    seen = ask("/kijk", _asked(shared, text + "\nSlotwoord hier.\n", name="_parts/slot.md.j2")).json()
    assert "Slotwoord hier." in seen["voorlezen"]


@pytest.mark.slow
def test_every_text_can_be_opened_and_looked_at(shared: Served, ask: Ask) -> None:
    for stage, channel in shared.desk.workspace.templates.folders.names():
        name = f"{stage}/{channel}.md.j2"
        page = ask(f"/schrijven/{name}")
        assert page.status == 200, name
        seen = ask("/kijk", _asked(shared, shared.template(name).read_text(encoding="utf-8"), name=name)).json()
        assert seen["weergave"] or seen["bladzijden"], name
        assert not seen["stempel"], name
