"""A value of creditor.yaml changes in the file itself, and an exception in the head of a text; all else stays."""

import shutil
from datetime import date
from pathlib import Path

import pytest

from letterkit.creditor_file import load
from letterkit.drafts.exceptions import allowance_of, with_exception
from letterkit.drafts.settings import changed, with_setting
from letterkit.errors import SourceInvalid, WrongCall
from letterkit.templating.source import split

TEXT = "# kop\na: 1  # een\ngroep:\n  bellen: true   # ja\n  x: false\n\nleeg: {}\n# slot\n"


@pytest.mark.parametrize(
    ("loc", "value", "old", "new"),
    [
        (("groep", "bellen"), False, "bellen: true ", "bellen: false "),
        (("groep", "nieuw"), True, "  x: false\n", "  x: false\n  nieuw: true\n"),
        (("leeg", "k"), "v", "leeg: {}", "leeg: {k: v}"),
        (("stijl", "kleur"), "#0B5C6B", "leeg: {}\n", 'leeg: {}\nstijl:\n  kleur: "#0B5C6B"\n'),
        (("a",), "", "a: 1  # een\n", ""),
        (("weg",), "", "# kop", "# kop"),
        (("a",), "ja: nee # dit", "a: 1", 'a: "ja: nee # dit"'),
    ],
)
def test_one_value_changes_and_nothing_else(loc: tuple[str, ...], value: str | bool, old: str, new: str) -> None:
    assert changed(TEXT, loc, value) == TEXT.replace(old, new, 1)


@pytest.mark.slow
def test_what_would_be_wrong_is_not_written(made_copy: Path) -> None:
    path = made_copy / "creditor.yaml"
    before = path.read_bytes()
    with pytest.raises(SourceInvalid):
        with_setting(path, ("huisstijl", "kleur"), "geel")
    assert path.read_bytes() == before
    with_setting(path, ("contact", "telefoon"), "030 765 43 21")
    assert load(path).contact.telefoon == "+31307654321"
    assert b"# kopjes en betaalknop" in path.read_bytes()
    assert not list(made_copy.glob(".creditor*"))


@pytest.fixture
def made_copy(made: Path, tmp_path: Path) -> Path:
    shutil.copytree(made, tmp_path / "w")
    return tmp_path / "w"


TODAY = date(2026, 11, 30)
GIVEN = ("archaisch", "indien", "De rechter schreef dit woord zelf voor.", "Noor", "2027-03-31")


@pytest.mark.parametrize(
    "allow",
    ["", 'allow: [{rule: jargon, at: BKR, reason: "Lang genoeg zo.", by: N.N., until: 2027-01-01}]\n',
     'allow:\n  - {rule: jargon, at: BKR, reason: "Lang genoeg zo.", by: N.N., until: 2027-01-01}\nsolutions: []\n'],
)  # fmt: skip
def test_an_exception_joins_those_there_are(allow: str) -> None:
    text = f"---\nstage: herinnering\nchannel: letter  # brief\n{allow}---\nindien u wilt\n"
    after = with_exception("herinnering/letter.md.j2", text, allowance_of(*GIVEN), today=TODAY)
    found = split("x", after).head.allow
    assert [one.rule for one in found] == ["jargon", "archaisch"][-len(found) :]
    assert (found[-1].at, found[-1].by, found[-1].until) == ("indien", "Noor", date(2027, 3, 31))
    assert after.endswith("---\nindien u wilt\n")
    assert "channel: letter  # brief\n" in after


@pytest.mark.parametrize(
    ("field", "value"), [("reason", "kort"), ("by", ""), ("at", ""), ("until", "morgen")]
)  # fmt: skip
def test_an_exception_without_reason_name_or_end_is_refused(field: str, value: str) -> None:
    given = dict(zip(("rule", "at", "reason", "by", "until"), GIVEN, strict=True))
    with pytest.raises(WrongCall, match=f"exception_{field}"):
        allowance_of(**{**given, field: value})


def test_law_and_the_past_have_no_exception() -> None:
    text = "---\nstage: herinnering\nchannel: letter\n---\nx\n"
    with pytest.raises(WrongCall, match="exception_of_law"):
        with_exception("x", text, allowance_of("bedrag-anders", *GIVEN[1:]), today=TODAY)
    with pytest.raises(WrongCall, match="exception_past"):
        with_exception("x", text, allowance_of(*GIVEN[:4], "2026-01-01"), today=TODAY)
