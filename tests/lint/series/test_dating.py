"""Finished files as a series: which day each was sent, and what puts them in order."""

from datetime import date
from pathlib import Path

import pytest

from letterkit.errors import WrongCall
from letterkit.lint.series import series_of
from letterkit.lint.series.dating import own_date

BODY = "Beste mevrouw Bakker,\n\nWilt u € 80 betalen vóór 1 mei 2027?\n"
MAIL = "From: a@voorbeeld.nl\nTo: b@voorbeeld.nl\nSubject: Uw huur\nDate: Mon, 01 Mar 2027 10:00:00 +0100\n\n"


@pytest.mark.parametrize(
    "text",
    [
        "Utrecht, 3 maart 2027\n\n" + BODY,
        "Datum: 3 maart 2027\n\n" + BODY,
        "Datum\n3 maart 2027\n\n" + BODY,
        "3-3-2027\n\n" + BODY,
        "Verzonden op woensdag 3 maart 2027\n\n" + BODY,
    ],
)
def test_a_letter_says_its_own_day(text: str) -> None:
    assert own_date(text) == date(2027, 3, 3)


@pytest.mark.parametrize("text", [BODY, "Betaal vóór 3 maart 2027.", "31 februari 2027\n\n" + BODY, ""])
def test_a_day_in_a_sentence_is_not_the_day_of_the_letter(text: str) -> None:
    assert own_date(text) is None


def test_dates_from_header_text_and_name_put_messages_in_order(tmp_path: Path) -> None:
    (tmp_path / "a-2027-04-02.txt").write_text(BODY, encoding="utf-8")
    (tmp_path / "b.txt").write_text("Utrecht, 15 maart 2027\n\n" + BODY, encoding="utf-8")
    (tmp_path / "c.eml").write_text(MAIL + BODY, encoding="utf-8")
    (one,) = series_of([tmp_path])
    assert one.order == "date"
    assert [(step.day, step.dated) for step in one.steps] == [
        (date(2027, 3, 1), "header"),
        (date(2027, 3, 15), "text"),
        (date(2027, 4, 2), "name"),
    ]


def test_without_a_date_for_each_the_files_keep_their_order(tmp_path: Path) -> None:
    (tmp_path / "1.txt").write_text("Utrecht, 15 maart 2027\n\n" + BODY, encoding="utf-8")
    (tmp_path / "2.md").write_text(BODY, encoding="utf-8")
    (one,) = series_of([tmp_path])
    assert one.order == "files"
    assert [Path(step.document.path).name for step in one.steps] == ["1.txt", "2.md"]


def test_each_folder_is_a_series_and_loose_files_are_one(tmp_path: Path) -> None:
    for name in ("klant1/a.txt", "klant1/b.txt", "klant2/a.txt", "los.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(BODY, encoding="utf-8")
    found = series_of([tmp_path / "los.txt", tmp_path / "klant1", tmp_path / "klant2"])
    assert [len(one.steps) for one in found] == [1, 2, 1]


def test_a_folder_without_messages_is_said(tmp_path: Path) -> None:
    with pytest.raises(WrongCall) as told:
        series_of([tmp_path])
    assert told.value.code == "series_empty"
