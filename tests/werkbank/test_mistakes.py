"""Mistakes outside the text itself: each is told in the browser as soon as the file is there, and on the command line."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import Run
from tests.werkbank.conftest import Served, asker

pytestmark = [pytest.mark.enable_socket, pytest.mark.slow]
NAME = "herinnering/letter.md.j2"
SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="20">{}<path d="M0 0h40v20H0z" fill="#0B4F8A"/></svg>'


def _put(name: str, content: bytes) -> Callable[[Path], None]:
    def change(folder: Path) -> None:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)

    return change


def _style(line: str, name: str = "", content: bytes = b"") -> Callable[[Path], None]:
    def change(folder: Path) -> None:
        path = folder / "creditor.yaml"
        text = path.read_text(encoding="utf-8")
        key = line.split(":", maxsplit=1)[0].strip()
        kept = [row for row in text.split("\n") if not row.strip().startswith(f"{key}:")]
        at = kept.index("huisstijl:")
        path.write_text("\n".join([*kept[: at + 1], f"  {line}", *kept[at + 1 :]]), encoding="utf-8")
        if name:
            (folder / name).write_bytes(content)

    return change


_TEXT = b"---\nstage: welkom\nchannel: letter\nsubject: Welkom\n---\nWelkom.\n"
OF_FILES = [  # what somebody does, and what must be in the sentence that tells it
    (_put("templates/nl/herinnering/letter.md.j2.txt", _TEXT), "letter.md.j2.txt"),
    (_put("templates/nl/herinnering/brief.md.j2", _TEXT), "brief.md.j2"),
    (_put("templates/nl/welkom/letter.md.j2", _TEXT), "welkom"),
    (_style('kleur: "#FFCC00"'), "kleur"),
    (_style("lettertype: eigen.ttf", "eigen.ttf", b"x"), "lettertype_vet"),
    (_style("logo: verloop.svg", "verloop.svg", SVG.format('<linearGradient id="a"/>').encode()), "kleurverloop"),
    (_style("logo: tekst.svg", "tekst.svg", SVG.format("<text>Bank</text>").encode()), "heeft tekst"),
    (
        _style("lettertype: eigen.otf\n  lettertype_vet: eigen.otf", "eigen.otf", b"OTTO" + b"\0" * 99),
        "gewoon TrueType-bestand",
    ),
]


@pytest.mark.parametrize(("change", "told"), OF_FILES)
def test_a_wrong_file_is_told_in_the_browser_and_by_lint(
    served: Served, letterkit: Run, change: Callable[[Path], None], told: str
) -> None:
    change(served.folder)
    served.desk.reload()
    page = asker(served)("/").text
    assert "Er klopt iets niet in de werkmap" in page
    assert told in page
    done = letterkit("lint", served.folder / "templates" / "nl" / "herinnering")
    assert done.code in (4, 5)
    assert told in done.err


def test_a_name_that_some_customers_lack_is_told(served: Served, letterkit: Run) -> None:
    text = served.template(NAME).read_text(encoding="utf-8").replace("{{ klant.aanhef }},", "Hoi {{ klant.voornaam }},")
    asked = {"naam": NAME, "tekst": text, "venster": "een", "basis": "", "klant": "Zonder voornaam"}
    assert "niet ingevuld" in asker(served)("/kijk", asked).json()["bevindingen"]
    served.template(NAME).write_text(text, encoding="utf-8")
    assert "veld-niet-ingevuld" in letterkit("lint", served.template(NAME)).out


def test_a_letter_that_grows_to_a_second_page_is_told(served: Served) -> None:
    text = served.template(NAME).read_text(encoding="utf-8")
    longer = text + "\nWij helpen u graag verder met uw vraag.\n" * 60
    seen = asker(served)("/kijk", {"naam": NAME, "tekst": longer, "venster": "een", "basis": ""}).json()
    assert "2 bladzijde(n)" in seen["bevindingen"] or "3 bladzijde(n)" in seen["bevindingen"]


def test_a_text_is_judged_by_the_settings_of_its_own_workspace(
    served: Served, letterkit: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """Not by those of the samples: an address that is wrong here is right there."""
    path = served.folder / "creditor.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("voorbeeldkrediet", "woonlinde"), encoding="utf-8")
    text = served.template(NAME).read_text(encoding="utf-8") + "\n[Lees meer](https://www.voorbeeldkrediet.nl/hulp).\n"
    served.template(NAME).write_text(text, encoding="utf-8")
    served.desk.reload()
    seen = asker(served)("/kijk", {"naam": NAME, "tekst": text, "venster": "een", "basis": ""}).json()
    monkeypatch.chdir(tmp_path)
    done = letterkit("lint", served.folder / "templates" / "nl" / "herinnering")
    assert "voorbeeldkrediet.nl" in seen["bevindingen"]
    assert "voorbeeldkrediet.nl" in done.out + done.err
