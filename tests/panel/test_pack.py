"""The pack: what is asked comes from the message, and only the leader has the answers."""

import json
import stat
from datetime import date
from html import unescape
from itertools import pairwise
from pathlib import Path

import pytest

from letterkit import pipeline, resources
from letterkit.case import parse
from letterkit.journey import for_stage
from letterkit.message import Channel
from letterkit.panel.facts import facts
from letterkit.panel.pack import Plan, pack
from letterkit.panel.parts import parts
from letterkit.panel.questions import questions
from letterkit.panel.sample import day_after, sample_case
from letterkit.stages import shipped
from letterkit.templating import TemplateFolders
from letterkit.workspace import Workspace, load_workspace
from tests.conftest import Run
from tests.invented import CREDITOR, record
from tests.panel.made_up import rows_of

TEMPLATES = TemplateFolders(resources.templates_dir()).names()


def _page(folder: Path, name: str) -> str:
    return unescape((folder / name).read_text(encoding="utf-8")).replace("\u00a0", " ")


@pytest.mark.slow
@pytest.mark.parametrize(("stage", "channel"), TEMPLATES, ids=["-".join(one) for one in TEMPLATES])
def test_every_template_gets_a_pack_with_answers_that_stand_in_it(
    loaded: Workspace, stage: str, channel: Channel
) -> None:
    case = sample_case(stage, loaded.creditor, None)
    day = day_after(case)
    made = pack(case, loaded, Plan(stage, channel, day, day, 3))
    decision = for_stage(case, loaded.creditor, stage, day)
    (message,) = pipeline.compose(case, loaded, decision, day, (channel,))
    found = parts(message)
    numbered = {part.number: part.text.casefold() for part in found if part.number}
    above = {after.number: part.text.casefold() for part, after in pairwise(found)}
    known = facts(message, case, loaded.creditor, found)
    for name in known.keys() - {"opties", "hulp", "manieren", "gevolg"}:
        words = " ".join(known[name].words.split()).casefold()
        assert all(words in f"{above.get(at, '')}\n{numbered[at]}" for at in known[name].places), name
    asked = questions(stage, shipped(), known)
    if channel != "whatsapp":  # there the sender stands above the conversation
        assert "afzender" in {one.id for one in asked}
    assert all(set(one.places) <= set(numbered) for one in asked)
    assert all("{" not in one.ask + one.right + one.wrong for one in asked)
    assert len({one.id for one in asked}) == len(asked)
    assert set(made.files) >= {"2-toestemming.html", "3-vragen.html", "4-leider.html", "resultaten.csv"}


@pytest.mark.parametrize(
    "stage", [name for name, one in shipped().items() if one.trigger == "arrears" and one.asks != "nothing"]
)
def test_a_letter_that_asks_for_money_asks_what_people_need(loaded: Workspace, stage: str) -> None:
    case = sample_case(stage, loaded.creditor, None)
    day = day_after(case)
    decision = for_stage(case, loaded.creditor, stage, day)
    (message,) = pipeline.compose(case, loaded, decision, day, ("letter",))
    known = facts(message, case, loaded.creditor, parts(message))
    asked = {one.id for one in questions(stage, shipped(), known)}
    assert asked >= {"vraag", "bedrag", "betalen", "lukt_niet", "niets_doen", "opties"}
    assert asked & {"datum", "termijn"}
    if shipped()[stage].hard:
        assert "gevolg" in known


def test_the_pack_is_whole_and_for_its_owner_only(pack: Path) -> None:
    assert sorted(path.name for path in pack.iterdir()) == [
        "1-bericht.pdf",
        "2-toestemming.html",
        "3-vragen.html",
        "4-leider.html",
        "resultaten.csv",
    ]
    assert (pack / "1-bericht.pdf").read_bytes().startswith(b"%PDF")
    assert {stat.S_IMODE(path.stat().st_mode) for path in pack.iterdir()} == {0o600}
    assert stat.S_IMODE(pack.stat().st_mode) == 0o700


def test_the_same_call_gives_the_same_bytes(workspace: Path, pack: Path, letterkit: Run) -> None:
    template = workspace / "templates" / "nl" / "herinnering" / "letter.md.j2"
    letterkit("panel", "new", template, "--out", workspace / "nog-een", "--participants", 30)
    for path in pack.iterdir():
        assert path.read_bytes() == (workspace / "nog-een" / path.name).read_bytes(), path.name


def test_the_key_has_the_answers_of_this_message(pack: Path) -> None:
    leader = _page(pack, "4-leider.html")
    for answer in ("€ 125,50", "Vóór 8 december 2026", "Dan bellen wij u.", "020 123 4567", "later betalen"):
        assert answer in leader, answer
    assert "de code scannen, zelf overmaken of via de betaallink" in leader


def test_participants_get_questions_and_numbered_text_but_no_answers(pack: Path) -> None:
    sheet = _page(pack, "3-vragen.html")
    assert "Hoeveel geld moet er betaald worden?" in sheet
    assert "Opmerking bij 5" in sheet
    assert "Goede antwoorden" not in sheet
    assert "De dag ervoor als laatste dag is ook goed" not in sheet
    assert "een ander bedrag" not in sheet


def test_consent_says_what_why_how_long_and_that_one_may_stop(pack: Path) -> None:
    consent = _page(pack, "2-toestemming.html")
    assert "23 februari 2027" in consent  # three months after the day on the letter
    for words in ("Voorbeeld Krediet", "elke vraag overslaan", "op elk moment stoppen", "Autoriteit Persoonsgegevens"):
        assert words in consent, words
    assert "gooien wij weg op" in consent


@pytest.mark.slow
def test_the_result_file_opens_in_a_dutch_spreadsheet_and_names_the_version(pack: Path, workspace: Path) -> None:
    data = (pack / "resultaten.csv").read_bytes()
    assert data.startswith(b"\xef\xbb\xbfdeelnemer;groep;sjabloon;versie;vraag 1 (afzender);")
    head, *rows = rows_of(pack / "resultaten.csv")
    version = load_workspace(workspace / "creditor.yaml").templates.get("herinnering", "letter").version
    assert [row[:4] for row in rows[:2]] == [[n, "", "herinnering/letter", f"v{version}"] for n in ("1", "2")]
    assert len(rows) == 30
    assert head[-1] == "opmerking"
    assert "alinea 2 (Wilt u € 125,50 betalen …)" in head


@pytest.mark.slow
def test_another_text_is_another_version(workspace: Path, pack: Path, letterkit: Run) -> None:
    template = workspace / "templates" / "nl" / "herinnering" / "letter.md.j2"
    template.write_text(template.read_text(encoding="utf-8").replace("Dan bellen wij u.", "Wij bellen."), "utf-8")
    letterkit("panel", "new", template, "--out", workspace / "b")
    assert rows_of(workspace / "b" / "resultaten.csv")[1][3] != rows_of(pack / "resultaten.csv")[1][3]


def test_what_a_message_does_not_say_is_not_asked_but_told_to_the_leader(workspace: Path, letterkit: Run) -> None:
    template = workspace / "templates" / "nl" / "herinnering" / "sms.md.j2"
    text = "---\nstage: herinnering\nchannel: sms\n---\nBeste lezer, wilt u ons bellen? Voorbeeld Krediet\n"
    template.write_text(text, encoding="utf-8")
    made = letterkit("panel", "new", template, "--out", workspace / "kaal")
    leader = _page(workspace / "kaal", "4-leider.html")
    assert made.code == 0
    assert "hoeveel er betaald moet worden" in leader
    assert "‘Dat staat er niet’ is goed." in leader
    assert rows_of(workspace / "kaal" / "resultaten.csv")[0][4:7] == [
        "vraag 1 (afzender)",
        "vraag 2 (doen)",
        "vraag 3 (niets_doen)",
    ]


def test_a_text_the_linter_would_stop_may_be_tried_but_is_warned_about(workspace: Path, letterkit: Run) -> None:
    template = workspace / "templates" / "nl" / "herinnering" / "sms.md.j2"
    text = (
        "---\nstage: herinnering\nchannel: sms\n---\nWanbetaler, betaal nu of de deurwaarder komt. Voorbeeld Krediet\n"
    )
    template.write_text(text, encoding="utf-8")
    made = letterkit("panel", "new", template, "--out", workspace / "grof")
    assert made.code == 0
    assert "letterkit lint vindt nog fouten" in made.err
    assert "de deurwaarder komt" in _page(workspace / "grof", "4-leider.html")


def test_a_letter_whose_parts_disagree_gets_no_pack(workspace: Path, letterkit: Run) -> None:
    template = workspace / "templates" / "nl" / "herinnering" / "letter.md.j2"
    text = template.read_text(encoding="utf-8").replace("_parts/betalen_brief.md.j2", "_parts/groet.md.j2")
    template.write_text(text, encoding="utf-8")
    told = letterkit("panel", "new", template, "--out", workspace / "p")
    assert told.code == 5
    assert "spreken elkaar tegen" in told.err
    assert not (workspace / "p").exists()


def test_the_sample_moves_to_the_day_that_is_asked_for(loaded: Workspace) -> None:
    moved = sample_case("overdracht_incasso", loaded.creditor, date(2028, 3, 1))
    first = sample_case("overdracht_incasso", loaded.creditor, None)
    assert day_after(moved) == date(2028, 3, 1)
    assert moved.overdracht
    assert first.overdracht
    assert moved.overdracht.datum - moved.stand_op == first.overdracht.datum - first.stand_op
    assert not any(term.omschrijving for term in moved.achterstand.termijnen)


@pytest.mark.parametrize(("sector", "goods"), [("huur", "huurwoning"), ("energie", "stroom en gas")])
def test_the_sample_fits_the_sector(sector: str, goods: str) -> None:
    creditor = CREDITOR.model_copy(update={"sector": sector})
    assert sample_case("aanmaning", creditor, None).contract.omschrijving == goods


def test_an_own_case_is_escaped_and_warned_about(workspace: Path, letterkit: Run) -> None:
    case = record(contract__omschrijving='<b>Berg</b> "A" & meer')
    parse(case)
    letter = workspace / "templates" / "nl" / "herinnering" / "letter.md.j2"
    text = letter.read_text(encoding="utf-8").replace("\n\nWilt u", "\n\nUw {{ contract.omschrijving }}.\n\nWilt u")
    letter.write_text(text, encoding="utf-8")
    (workspace / "zaak.json").write_text(json.dumps(case), encoding="utf-8")
    made = letterkit(
        "panel",
        "new",
        "herinnering",
        "--case",
        workspace / "zaak.json",
        "--out",
        workspace / "p",
        "--today",
        "2026-11-23",
    )
    assert made.code == 0
    assert "verzonnen" in made.err
    text = (workspace / "p" / "3-vragen.html").read_text(encoding="utf-8")
    assert "<b>Berg" not in text
    assert "&lt;b&gt;Berg" in text


@pytest.mark.parametrize("channel", ["email", "sms", "whatsapp"])
def test_other_channels_can_be_read_on_paper(tmp_path: Path, letterkit: Run, channel: str) -> None:
    assert letterkit("panel", "new", f"herinnering/{channel}", "--out", tmp_path / "p").code == 0
    assert "Voorbeeld Krediet" in _page(tmp_path / "p", "1-bericht.html")
    assert (tmp_path / "p" / "1-bericht.eml").exists() == (channel == "email")


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (["bestaat_niet"], 2, "is geen sjabloon"),
        (["herinnering/fax"], 2, "is geen sjabloon"),
        (["veertiendagenbrief/sms"], 2, "is geen sjabloon"),
        (["herinnering", "--case", resources.samples_dir() / "fasen.json"], 2, "één verzonnen zaak"),
        (["herinnering", "--participants", "0"], 2, "0"),
    ],
)
def test_a_wrong_call_says_what_is_expected(
    tmp_path: Path, letterkit: Run, arguments: list[object], code: int, words: str
) -> None:
    told = letterkit("panel", "new", *arguments, "--out", tmp_path / "p")
    assert told.code == code
    assert words in told.err
    assert not (tmp_path / "p").exists()
