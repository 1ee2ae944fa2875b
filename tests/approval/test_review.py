"""The page that a reviewer reads before signing: exactly what becomes another, for whom, and how often."""

import json
import re
from pathlib import Path

import pytest

from tests.approval.house import House


def proposed(house: House, *more: object) -> Path:
    result = house.do(
        "propose", "--reason", "Vriendelijker", "--from", "2026-11-01", "--to", "2099-12-31", *more, key="sanne"
    )
    assert result.code == 0, result.err
    return house.base / "vrijgave/voorstel-2"


def sections(page: str) -> dict[str, list[str]]:
    """Title of each changed text -> the words that went and came in each of its branches."""
    found = {}
    for section in re.findall(r"<section>(.*?)</section>", page, re.DOTALL):
        title = re.search(r"<h3>(.*?)</h3>", section)
        assert title
        found[title[1]] = re.findall(r"<(?:ins|del)>(.*?)</(?:ins|del)>", section, re.DOTALL)
    return found


@pytest.mark.slow
def test_one_word_shows_exactly_the_branches_that_change(released: House) -> None:
    path = "templates/nl/herinnering/letter.md.j2"
    text = (released.base / path).read_text(encoding="utf-8")
    word = next(word for word in ("graag", "kunt", "bedrag") if word in text.partition("---\n")[2])
    last = text.rfind(word)
    (released.base / path).write_text(text[:last] + "heel" + text[last + len(word) :], encoding="utf-8")
    place = proposed(released, "--cases", released.base / "zaken.csv")
    page = (place / "vergelijking.html").read_text(encoding="utf-8")
    found = sections(page)
    assert list(found) == ["herinnering, brief"]
    assert found["herinnering, brief"]
    assert {part.strip() for part in found["herinnering, brief"]} <= {
        word,
        "heel",
        f"{word},",
        "heel,",
        f"{word}.",
        "heel.",
    }
    assert "data:image/png" in page
    assert (place / "vergelijking.pdf").read_bytes().startswith(b"%PDF")
    assert released.letterkit("check-pdf", place / "vergelijking.pdf").code == 0
    statement = json.loads((place / "voorstel.dsse").read_bytes())
    assert statement["payload"]


@pytest.mark.slow
def test_a_change_that_nobody_can_read_is_shown_as_such(released: House) -> None:
    released.one_character("herinnering", only="letter")
    page = (proposed(released) / "vergelijking.html").read_text(encoding="utf-8")
    assert sections(page) == {"herinnering, brief": []}
    assert "geen enkele klant kan dat lezen" in page


@pytest.mark.slow
def test_a_level_and_an_exception_are_named(released: House) -> None:
    path = released.creditor
    level = "toetsing:\n  - {regel: kop-zegt-niets, niveau: uit, reden: 'Onze koppen zijn kort.', door: ik, tot: 2027-01-01}\n"
    path.write_text(path.read_text(encoding="utf-8") + level, encoding="utf-8")
    page = (proposed(released) / "vergelijking.html").read_text(encoding="utf-8")
    assert "kop-zegt-niets" in page
    assert "Onze koppen zijn kort." in page
