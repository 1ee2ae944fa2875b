"""A field and a stage of one's own, made in the browser, and used at once."""

from urllib.parse import urlencode

import pytest

from letterkit.drafts.concepts import digest
from tests.conftest import Run
from tests.werkbank.conftest import Answer, Served, asker

pytestmark = [pytest.mark.enable_socket, pytest.mark.slow]
NAME = "herinnering/letter.md.j2"


def _post(served: Served, path: str, **fields: str) -> Answer:
    return asker(served)(path, urlencode({"csrf": served.keys.csrf, **fields}).encode(), X_Letterkit=None)


def test_a_paragraph_for_a_field_of_ones_own(served: Served) -> None:
    """F2: "alleen bij huurtoeslag"."""
    before = (served.folder / "creditor.yaml").read_text(encoding="utf-8")
    assert _post(served, "/eigen/veld", veld="huurtoeslag", soort="ja/nee").status == 303
    after = (served.folder / "creditor.yaml").read_text(encoding="utf-8")
    assert after.count("#") == before.count("#"), "comments stay"
    page = asker(served)(f"/schrijven/{NAME}").text
    assert "eigen.huurtoeslag" in page, "it can be chosen from the list"
    text = (
        served.template(NAME).read_text(encoding="utf-8")
        + "\n{% if eigen.huurtoeslag %}U krijgt huurtoeslag.{% endif %}\n"
    )
    asked = {"naam": NAME, "tekst": text, "venster": "een", "basis": digest(served.template(NAME).read_bytes())}
    seen = asker(served)("/kijk", asked).json()
    assert not seen["stempel"], seen["bevindingen"]
    assert any("huurtoeslag" in label["tekst"] for label in seen["labels"])


@pytest.mark.parametrize("fields", [{"veld": "Huur Toeslag", "soort": "ja/nee"}, {"veld": "x", "soort": "iets"}, {}])
def test_a_field_that_cannot_be_is_refused(served: Served, fields: dict[str, str]) -> None:
    before = (served.folder / "creditor.yaml").read_bytes()
    answer = _post(served, "/eigen/veld", **fields)
    assert answer.status == 422
    assert 'role="alert"' in answer.text
    assert (served.folder / "creditor.yaml").read_bytes() == before


@pytest.mark.parametrize("like", ["", "herinnering"])
def test_a_stage_of_ones_own_is_written_in_and_judged(served: Served, letterkit: Run, like: str) -> None:
    """F3: "welkom na overname", blank or after another stage."""
    fields = {"naam": "welkom na overname", "fase": "welkom_overname", "zoals": like, "kanaal-letter": "ja"}
    answer = _post(served, "/eigen/fase", **fields)
    assert answer.headers["location"] == "/schrijven/welkom_overname/letter.md.j2"
    ask = asker(served)
    assert "Welkom na overname" in ask("/").text
    name = "welkom_overname/letter.md.j2"
    text = served.template(name).read_text(encoding="utf-8")
    seen = ask("/kijk", {"naam": name, "tekst": text, "venster": "een", "basis": ""}).json()
    assert seen["bladzijden"]
    done = letterkit("lint", served.template(name))
    assert "welkom_overname" in done.out + done.err
    assert done.code in (0, 1)


@pytest.mark.parametrize(
    "fields",
    [
        {"naam": "herinnering", "fase": "herinnering", "kanaal-letter": "ja"},
        {"naam": "x", "fase": "nieuw_een", "kanaal-letter": "ja"},
        {"naam": "nieuw", "fase": "nieuw_een"},
        {"naam": "nieuw", "fase": "../buiten", "kanaal-letter": "ja"},
        {"naam": "nieuw", "fase": "nieuw_een", "zoals": "bestaat_niet", "kanaal-letter": "ja"},
    ],
)
def test_a_stage_that_cannot_be_leaves_nothing(served: Served, fields: dict[str, str]) -> None:
    before = sorted(path.name for path in (served.folder / "templates" / "nl").iterdir())
    assert _post(served, "/eigen/fase", **fields).status == 422
    assert sorted(path.name for path in (served.folder / "templates" / "nl").iterdir()) == before
