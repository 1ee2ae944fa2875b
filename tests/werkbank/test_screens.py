"""The screens beside writing: compare, versions, exceptions, promises."""

from urllib.parse import urlencode

import pytest

from letterkit.drafts.concepts import digest
from tests.werkbank.conftest import Answer, Served, asker

pytestmark = pytest.mark.enable_socket
NAME = "tweede_herinnering/letter.md.j2"
ASKED = "Kunt u wel betalen?"


def _post(served: Served, path: str, **fields: str) -> Answer:
    return asker(served)(path, urlencode({"csrf": served.keys.csrf, **fields}).encode(), X_Letterkit=None)


def _saved(served: Served, old: str, new: str) -> None:
    text = served.template(NAME).read_text(encoding="utf-8")
    asked = {
        "naam": NAME,
        "tekst": text.replace(old, new),
        "venster": "w",
        "basis": digest(text.encode()),
        "door": "Noor",
    }
    assert asker(served)("/bewaar", asked).status == 200


@pytest.mark.slow
def test_last_months_text_is_compared_and_put_back(served: Served) -> None:
    """F7."""
    before = served.template(NAME).read_bytes()
    _saved(served, ASKED, "Lukt het wel?")
    ask = asker(served)
    page = ask(f"/versies/{NAME}").text
    assert "Noor" in page
    first = served.desk.history.versions(NAME)[-1].id
    compared = ask(f"/vergelijken?tekst=tweede_herinnering/letter&oud={first}&nieuw=bewaard").text
    assert "<ins>Lukt" in compared
    assert compared.count("/beeld/") == 2
    assert _post(served, "/terugzetten", naam=NAME, versie=first, door="Samir").status == 303
    assert served.template(NAME).read_bytes() == before
    found = served.desk.history.versions(NAME)
    assert len(found) == 3
    assert found[0].note.startswith("Teruggezet naar de versie van ")


@pytest.mark.slow
def test_a_concept_is_compared_with_what_is_saved(served: Served) -> None:
    text = served.template(NAME).read_text(encoding="utf-8")
    served.desk.concepts.keep(NAME, text.replace(ASKED, "Lukt het wel?"), digest(text.encode()))
    page = asker(served)(
        "/vergelijken?tekst=tweede_herinnering/letter&oud=bewaard&nieuw=concept&klant=Bewindvoerder"
    ).text
    assert "Er verandert niets voor de klant." in page, "a guardian does not get that sentence"
    page = asker(served)("/vergelijken?tekst=tweede_herinnering/letter&oud=bewaard&nieuw=concept&klant=Gewoon").text
    assert "<ins>Lukt" in page


@pytest.mark.slow
def test_an_exception_is_written_with_reason_name_and_end(served: Served) -> None:
    _saved(served, ASKED, f"Indien u wilt, belt u ons. {ASKED}")
    ask = asker(served)
    seen = ask(
        "/kijk", {"naam": NAME, "tekst": served.template(NAME).read_text(encoding="utf-8"), "venster": "w"}
    ).json()
    assert "/uitzondering/tweede_herinnering/letter?regel=archaisch" in seen["bevindingen"]
    fields = {"regel": "archaisch", "bij": "Indien", "reden": "Zo staat het in het vonnis.", "door": "Noor"}
    refused = _post(served, "/uitzondering/tweede_herinnering/letter", **fields, tot="2020-01-01")
    assert refused.status == 422
    assert "verleden" in refused.text
    assert _post(served, "/uitzondering/tweede_herinnering/letter", **fields, tot="2027-01-01").status == 303
    text = served.template(NAME).read_text(encoding="utf-8")
    assert "Zo staat het in het vonnis." in text
    seen = ask("/kijk", {"naam": NAME, "tekst": text, "venster": "w"}).json()
    assert "archaisch" not in seen["bevindingen"]
    assert "1 bevinding(en) vallen onder een uitzondering" in seen["bevindingen"]


@pytest.mark.slow
def test_law_has_no_exception(served: Served) -> None:
    page = asker(served)("/uitzondering/tweede_herinnering/letter?regel=bedrag-anders&bij=x").text
    assert "bestaat geen uitzondering" in page
    assert "<textarea" not in page


@pytest.mark.slow
def test_a_promise_that_is_off_stands_nowhere(served: Served) -> None:
    ask = asker(served)
    text = served.template(NAME).read_text(encoding="utf-8")
    asked = {"naam": NAME, "tekst": text, "venster": "w", "klant": "Gewoon"}
    assert "Dit bericht kost u niets." in ask("/kijk", asked).json()["voorlezen"]
    assert "Dit bericht kost u niets." in ask("/beloften").text
    before = (served.folder / "creditor.yaml").read_text(encoding="utf-8")
    assert _post(served, "/beloften", belofte="herinnering_kosteloos", aan="nee").status == 303
    after = (served.folder / "creditor.yaml").read_text(encoding="utf-8")
    assert after == before.replace("herinnering_kosteloos: true", "herinnering_kosteloos: false")
    assert "Dit bericht kost u niets." not in ask("/kijk", asked).json()["voorlezen"]


@pytest.mark.slow
def test_every_text_that_says_something_is_found(served: Served) -> None:
    """F9."""
    page = asker(served)("/zoeken?q=bkr").text
    assert "bkr vooraankondiging, letter" in page
    assert "<mark>BKR</mark>" in page


@pytest.mark.slow
def test_a_customer_of_ones_own_is_added_looked_at_and_taken_away(served: Served) -> None:
    fields = {"naam": "Mevrouw De Wit", "uitleg": "Geldzorgen.", "veld0": "signalen.geldzorgen", "waarde0": "ja",
              "veld1": "klant.achternaam", "waarde1": "De Wit"}  # fmt: skip
    assert _post(served, "/proefklanten", **fields).status == 303
    ask = asker(served)
    text = served.template(NAME).read_text(encoding="utf-8")
    seen = ask("/kijk", {"naam": NAME, "tekst": text, "venster": "w", "klant": "Mevrouw De Wit"}).json()
    assert "De Wit" in seen["voorlezen"]
    assert "Wij weten dat u geldzorgen heeft" in seen["voorlezen"]
    assert _post(served, "/proefklanten", weg="Mevrouw De Wit").status == 303
    assert "Mevrouw De Wit" not in ask("/proefklanten").text


@pytest.mark.slow
@pytest.mark.parametrize(
    "fields",
    [
        {"naam": "Gewoon", "veld0": "signalen.geldzorgen", "waarde0": "ja"},
        {"naam": "X2", "veld0": "bestaat.niet", "waarde0": "ja"},
        {"naam": "X2", "veld0": "klant.email", "waarde0": "geen adres"},
        {"naam": "X2"},
    ],
)
def test_a_customer_that_cannot_be_is_refused_with_a_sentence(served: Served, fields: dict[str, str]) -> None:
    answer = _post(served, "/proefklanten", **fields)
    assert answer.status == 422
    assert 'role="alert"' in answer.text
    assert not (served.folder / "proefklanten.yaml").exists()


@pytest.mark.slow
def test_house_style_is_changed_in_the_file_and_a_light_colour_gets_a_darker_one(served: Served) -> None:
    """F4, without files."""
    path = served.folder / "creditor.yaml"
    before = path.read_text(encoding="utf-8")
    refused = _post(served, "/huisstijl", **{"huisstijl.kleur": "#FFCC00"})
    assert refused.status == 422
    assert "De dichtstbijzijnde kleur die wel mag is #" in refused.text
    assert path.read_text(encoding="utf-8") == before
    nearest = refused.text.partition("die wel mag is ")[2][:7]
    assert _post(served, "/huisstijl", **{"huisstijl.kleur": nearest, "naam": "WoonLinde"}).status == 200
    after = path.read_text(encoding="utf-8")
    assert f'kleur: "{nearest}"' in after
    assert "naam: WoonLinde\n" in after
    assert after.count("#") == before.count("#")


@pytest.mark.slow
def test_the_whole_track_of_a_customer_is_one_page_without_scripts(served: Served) -> None:
    ask = asker(served)
    page = ask("/traject?klant=Gewoon").text
    assert 'src="/traject/blad?klant=Gewoon"' in page
    sheet = ask("/traject/blad?klant=Gewoon")
    assert sheet.status == 200
    assert "sandbox" in sheet.headers["content-security-policy"]
    assert "anmaning" in sheet.text
