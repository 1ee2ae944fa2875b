"""The papers of a workspace: a log that only grows, comments that follow their sentence, and who writes where."""

import json
import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from letterkit.drafts.papers import locks
from letterkit.drafts.papers.comments import LONGEST, Comments
from letterkit.drafts.papers.locks import Locks, Window
from letterkit.drafts.papers.log import Log, broken
from letterkit.drafts.papers.sentences import moved
from letterkit.drafts.papers.store import Papers
from letterkit.errors import LedgerTrouble, WrongCall
from tests.conftest import Run

TEXT = "herinnering/letter"


@pytest.fixture
def papers(tmp_path: Path) -> Papers:
    return Papers(tmp_path)


@pytest.fixture
def log(papers: Papers) -> Log:
    own = Log(papers)
    for number in range(4):
        own.add("noor", "bewaard", f"tekst {number}", inhoud="x" * number)
    return own


def test_the_log_gives_back_what_was_done_in_order(log: Log) -> None:
    assert [(entry.number, entry.person, entry.about) for entry in log.entries()] == [
        (1, "noor", "tekst 0"), (2, "noor", "tekst 1"), (3, "noor", "tekst 2"), (4, "noor", "tekst 3"),
    ]  # fmt: skip
    assert [entry.number for entry in log.entries(newest=2)] == [3, 4]
    assert [entry.number for entry in log.entries(about="tekst 2")] == [3]
    assert broken(log.entries()) is None


def _behind(papers: Papers, *statements: str) -> None:
    """What somebody does who opens the file with another program."""
    with closing(sqlite3.connect(papers.path)) as other, other:
        for statement in statements:
            other.execute(statement)


@pytest.mark.parametrize("statement", ["UPDATE log SET person = 'bea' WHERE number = 2", "DELETE FROM log"])
def test_the_file_itself_refuses_to_change_the_log(log: Log, papers: Papers, statement: str) -> None:
    with pytest.raises(sqlite3.IntegrityError, match="only grows"):
        _behind(papers, statement)
    assert len(log.entries()) == 4


@pytest.mark.parametrize(
    "change",
    [
        "person = 'bea'",
        "what = 'bekeken'",
        "about = 'andere tekst'",
        "at = '2020-01-01T00:00:00.000+00:00'",
        """details = '{"inhoud": "y"}'""",
    ],
)
def test_whoever_gets_round_that_breaks_the_chain_at_that_place(log: Log, papers: Papers, change: str) -> None:
    _behind(papers, "DROP TRIGGER log_stays", f"UPDATE log SET {change} WHERE number = 3")  # noqa: S608 - our own
    assert broken(log.entries()) == 3


def test_an_entry_taken_out_put_in_or_turned_round_breaks_the_chain(log: Log) -> None:
    entries = log.entries()
    assert broken([*entries[:1], *entries[2:]]) == 2
    assert broken([entries[0], entries[0], *entries[1:]]) == 2
    assert broken([entries[1], entries[0], *entries[2:]]) == 1
    assert broken([*entries[:3], replace(entries[3], hash="0" * 64)]) == 4


def test_the_command_gives_json_lines_and_sees_what_was_changed(
    log: Log, papers: Papers, letterkit: Run, tmp_path: Path
) -> None:
    (tmp_path / "creditor.yaml").write_text("naam: x\n", encoding="utf-8")
    done = letterkit("papers", tmp_path)
    assert done.code == 0
    lines = [json.loads(line) for line in done.out.splitlines()]
    assert [line["about"] for line in lines] == ["tekst 0", "tekst 1", "tekst 2", "tekst 3"]
    head = lines[-1]["hash"]
    assert letterkit("papers", tmp_path, "--head", head).code == 0
    _behind(papers, "DROP TRIGGER log_keeps", "DELETE FROM log WHERE number = 4")
    assert letterkit("papers", tmp_path).code == 0, "an end that is cut off leaves a whole chain"
    cut = letterkit("papers", tmp_path, "--head", head)
    assert (cut.code, "weggehaald" in cut.err) == (6, True)
    _behind(papers, "DROP TRIGGER log_keeps", "DELETE FROM log WHERE number = 2")
    changed = letterkit("papers", tmp_path)
    assert changed.code == 6
    assert "vanaf regel 2" in changed.err


def test_a_workspace_without_papers_says_so(letterkit: Run, tmp_path: Path) -> None:
    assert letterkit("papers", tmp_path).code == 2


def test_a_file_that_is_no_database_is_one_sentence(tmp_path: Path) -> None:
    papers = Papers(tmp_path)
    papers.path.parent.mkdir()
    papers.path.write_bytes(b"geen database " * 100)
    with pytest.raises(LedgerTrouble):
        Log(papers).entries()


BEFORE = ["Beste …,", "U moet nog € … betalen.", "Lukt dat niet?", "Bel ons dan.", "Met vriendelijke groet,"]


@pytest.mark.parametrize(
    ("sentence", "after", "there"),
    [
        ("Bel ons dan.", BEFORE, "Bel ons dan."),
        ("Bel ons dan.", ["Nieuw.", *BEFORE], "Bel ons dan."),
        ("Bel ons dan.", [*BEFORE[:3], "Bel ons dan vandaag.", BEFORE[4]], "Bel ons dan vandaag."),
        ("Bel ons dan.", [*BEFORE[:3], BEFORE[4]], None),
        ("Bel ons dan.", [*BEFORE[:2], "Kunt u niet betalen?", "Bel ons dan gerust.", BEFORE[4]], "Bel ons dan gerust."),
        ("Bel ons dan.", [*BEFORE[:3], "Heel iets anders over de huur van uw woning.", BEFORE[4]], None),
        ("Een zin uit een andere vorm.", ["Een zin uit een andere vorm?", *BEFORE], None),
    ],
)  # fmt: skip
def test_a_sentence_is_found_back_where_it_went(sentence: str, after: list[str], there: str | None) -> None:
    assert moved(sentence, BEFORE, after) == there


def test_comments_are_said_answered_closed_and_moved_along(papers: Papers) -> None:
    comments = Comments(Log(papers))
    comments.say("lot", "Lot", TEXT, "Bel ons dan.", "  Hier bellen mensen over.  ")
    comments.say("lot", "Lot", TEXT, "Lukt dat niet?", "Te kort.")
    comments.answer("noor", "Noor", TEXT, 1, "Ik kijk ernaar.")
    comments.close("noor", "Noor", TEXT, 2)
    comments.follow("noor", TEXT, BEFORE, [*BEFORE[:3], "Bel ons dan vandaag.", BEFORE[4]])
    first, second = comments.of(TEXT)
    assert (first.sentence, [said.words for said in first.said]) == (
        "Bel ons dan vandaag.",
        ["Hier bellen mensen over.", "Ik kijk ernaar."],
    )
    assert (first.closed, second.closed) == (False, True)
    comments.close("lot", "Lot", TEXT, 2, closed=False)
    assert not any(comment.closed for comment in comments.of(TEXT))
    assert comments.of("herinnering/email") == []


@pytest.mark.parametrize("words", ["", "   ", "x" * (LONGEST + 1)])
def test_a_comment_has_words(papers: Papers, words: str) -> None:
    with pytest.raises(WrongCall):
        Comments(Log(papers)).say("lot", "Lot", TEXT, "Bel ons dan.", words)


def test_a_comment_of_another_text_cannot_be_answered(papers: Papers) -> None:
    comments = Comments(Log(papers))
    comments.say("lot", "Lot", TEXT, "Bel ons dan.", "Hier bellen mensen over.")
    with pytest.raises(WrongCall):
        comments.answer("lot", "Lot", "herinnering/email", 1, "Antwoord")


def test_one_window_writes_until_it_is_silent(papers: Papers, monkeypatch: pytest.MonkeyPatch) -> None:
    own = Locks(papers)
    noor, bea = Window("w1", "noor", "Noor de Wit"), Window("w2", "bea", "Bea")
    assert own.may("tekst", noor)
    assert own.other("tekst", bea) == "Noor de Wit"
    assert own.other("tekst", noor) is None
    assert not own.may("tekst", bea)
    assert own.may("andere tekst", bea)
    now = locks.time.time()
    monkeypatch.setattr(locks.time, "time", lambda: now + locks.SILENT - 1)
    assert own.may("tekst", noor), "a sign of life"
    monkeypatch.setattr(locks.time, "time", lambda: now + locks.SILENT + 1)
    assert not own.may("tekst", bea)
    monkeypatch.setattr(locks.time, "time", lambda: now + 3 * locks.SILENT)
    assert own.other("tekst", bea) is None
    assert own.may("tekst", bea)
    assert own.other("tekst", noor) == "Bea"
    own.leave("tekst", noor)
    assert not own.may("tekst", noor)
    own.leave("tekst", bea)
    assert own.may("tekst", noor)


def test_a_clock_that_was_set_back_locks_nobody_out(papers: Papers, monkeypatch: pytest.MonkeyPatch) -> None:
    own = Locks(papers)
    assert own.may("tekst", Window("w1"))
    now = locks.time.time()
    monkeypatch.setattr(locks.time, "time", lambda: now - 3600)
    assert own.may("tekst", Window("w2"))


def test_another_process_sees_the_same_papers(papers: Papers, tmp_path: Path) -> None:
    Log(papers).add("noor", "bewaard")
    assert Locks(papers).may("tekst", Window("w1"))
    other = Papers(tmp_path)
    assert len(Log(other).entries()) == 1
    assert not Locks(other).may("tekst", Window("w2"))
