"""What ``letterkit simulate`` shows and writes: the timeline, JSON, a folder with every message, and a page."""

import json
import re
import stat
from datetime import date
from pathlib import Path

import pytest

from letterkit.simulation import EVENTS, judge
from letterkit.simulation.as_page import as_page
from letterkit.simulation.as_text import as_text
from letterkit.simulation.chart import chart
from letterkit.simulation.events import option
from tests.conftest import Run
from tests.simulation.scene import FILE, SECTORS, stages, track, workspace

CASE = ("--case", "TRAJECT-GEMEENTE", "--sector", "gemeente", "--days", 60)


@pytest.mark.slow
def test_the_timeline_tells_what_goes_why_and_what_would_stop_it() -> None:
    told = as_text(judge(track("gemeente"), workspace("gemeente")))
    assert "do 5 nov 2026   BERICHT  Eerste herinnering, per e-mail en sms." in told
    assert "Waarom: 5 dagen te laat, 1 termijn open, nog niets verstuurd." in told
    assert "Dit gaat niet uit bij: een betaling van alles, een regeling" in told
    assert "Eerst een mens bij: een betaling die onderweg is en een geschil." in told
    assert "TAAK  Bel de klant over dit bericht: aanmaning." in told
    assert re.search(r"Toets: e-mail: .*; LiNT \d+ \(niveau 1\); begrip \d", told)
    assert "Alle berichten van het traject zijn al verstuurd." in " ".join(told.split())


@pytest.mark.slow
@pytest.mark.parametrize("sector", SECTORS)
def test_every_message_is_judged_alone_and_in_the_series(sector: str) -> None:
    judged = judge(track(sector), workspace(sector))
    assert len(judged.all) == sum(len(one.rendered) for one in track(sector).sent)
    assert all(not one.report.count("error") for one in judged.all)
    assert len({one.name for one in judged.all}) == len(judged.all)
    assert sum(judged.counts.values()) == sum(len(one.findings) for one in judged.all)


@pytest.mark.slow
def test_a_series_fault_is_told_at_its_message() -> None:
    days = ("11-12", "11-19", "11-26", "12-03")
    found = track("gemeente", *(f"pays 2026-{day}:10" for day in days))
    judged = judge(found, workspace("gemeente"))
    rules = {one.name: [found.rule for found in one.over_series] for one in judged.all}
    assert "zin-herhaald" in next(told for name, told in rules.items() if "2026-12-03-betaling_ontvangen" in name)
    assert "Deze zin staat nu al in 4 berichten" in as_page(judged, {})


@pytest.mark.slow
def test_no_demand_comes_before_the_term_of_the_message_before_it() -> None:
    for events in ([], ["offers 2027-01-02"], [f"pays 2026-{day}:10" for day in ("11-12", "11-26", "12-10")]):
        found = track("consumptief_krediet", *events)
        told = [
            one.rule for message in judge(found, workspace("consumptief_krediet")).all for one in message.over_series
        ]
        assert "actie-voor-einddatum" not in told


@pytest.mark.quick
def test_json_has_every_day_and_every_message(letterkit: Run) -> None:
    result = letterkit("simulate", FILE, *CASE, "--format", "json", "--pays", "2026-11-24:100")
    assert result.code == 0
    told = json.loads(result.out)
    assert [one["day"] for one in told["days"]] == sorted({one["day"] for one in told["days"]})
    assert len(told["days"]) == 60
    sent = [one for one in told["entries"] if one["kind"] == "sent"]
    assert [one["stage"] for one in sent] == ["herinnering", "tweede_herinnering", "betaling_ontvangen", "aanmaning"]
    assert sent[0]["variables"]["dagen_te_laat"] == 5
    assert {"name": "pays", "held": False} in sent[0]["stops"]
    assert sent[-1]["amount"] == "312.80"
    assert "€ 312,80" in sent[-1]["messages"][0]["text"].replace("\u00a0", " ")
    pays = next(one for one in told["entries"] if one.get("name") == "pays")
    assert pays["values"] == {"on": "2026-11-24", "amount": "100.00", "open": "312.80"}


@pytest.mark.slow
def test_the_folder_has_every_message_as_it_would_be_sent(letterkit: Run, tmp_path: Path) -> None:
    out = tmp_path / "uit"
    result = letterkit("simulate", FILE, *CASE, "--out", out)
    assert result.code == 0
    assert "BERICHT" in result.out
    written = [Path(line) for line in result.err.splitlines()]
    assert {path.relative_to(out) for path in written} == {one.relative_to(out) for one in out.rglob("*.*")}
    kinds = sorted(path.suffix for path in (out / "berichten").iterdir())
    assert kinds == [".eml", ".eml", ".eml", ".pdf", ".pdf", ".txt", ".txt"]
    assert (out / "berichten" / "02-2026-11-20-tweede_herinnering-letter.pdf").read_bytes().startswith(b"%PDF-")
    sms = (out / "berichten" / "01-2026-11-05-herinnering-sms.txt").read_text(encoding="utf-8")
    assert sms.startswith("Beste heer Boateng")
    assert {stat.S_IMODE(one.stat().st_mode) for one in (out, *out.rglob("*"))} == {0o700, 0o600}
    again = letterkit("simulate", FILE, *CASE, "--out", out)
    assert (again.code, again.err.count("\n")) == (2, 1)
    other = tmp_path / "ook"
    letterkit("simulate", FILE, *CASE, "--out", other)
    assert [one.read_bytes() for one in sorted(out.rglob("*.*"))] == [
        one.read_bytes() for one in sorted(other.rglob("*.*"))
    ]


def test_an_earlier_message_of_another_kind(letterkit: Run, tmp_path: Path) -> None:
    cases = json.loads(FILE.read_text(encoding="utf-8"))
    case = next(one for one in cases if one["zaaknummer"] == CASE[1])
    case["eerdere_berichten"] = [{"fase": "Brief 1 van vroeger", "datum": case["stand_op"]}]
    (tmp_path / "zaken.json").write_text(json.dumps([case]), encoding="utf-8")
    result = letterkit("simulate", tmp_path / "zaken.json", *CASE, "--from", "stand")
    assert (result.code, result.out) == (3, "")
    assert "fasen_elders in creditor.yaml" in result.err


@pytest.mark.slow
def test_the_page_reads_all_messages_in_order() -> None:
    judged = judge(track("gemeente"), workspace("gemeente"))
    page = as_page(judged, {one.name: f"berichten/{one.name}" for one in judged.all})
    places = [page.index(f'id="b-{one.name}"') for one in judged.all]
    assert places == sorted(places)
    assert page.count("Wat de klant leest: ") == len(judged.all)
    assert "<script" not in page
    assert 'href="https' not in page  # no link of a simulated message works
    for one in judged.all:
        assert f'href="berichten/{one.name}"' in page


@pytest.mark.slow
def test_case_data_is_never_markup(letterkit: Run, tmp_path: Path) -> None:
    cases = json.loads(FILE.read_text(encoding="utf-8"))
    hostile = '<img src=x onerror="alert(1)">&'
    cases[4]["klant"]["bedrijfsnaam"] = hostile
    cases[4]["contract"]["omschrijving"] = "belasting </div><script>alert(2)</script>"
    cases[4]["achterstand"]["termijnen"][0]["omschrijving"] = hostile
    path = tmp_path / "zaken.json"
    path.write_text(json.dumps(cases), encoding="utf-8")
    result = letterkit("simulate", path, *CASE, "--out", tmp_path / "uit", "--hands-over", "2026-12-10:<b>x</b>")
    assert result.code == 0
    page = (tmp_path / "uit" / "traject.html").read_text(encoding="utf-8")
    assert "<script" not in page
    assert "<img" not in page
    assert "<b>x" not in page
    assert "&lt;script&gt;" in page


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--pays", "morgen"), "--pays"),
        (("--breaks-plan", "2026-11-20"), "loopt er geen regeling"),
        (("--pays", "2031-01-01"), "valt buiten de simulatie"),
        (("--arranges", "2026-11-20:0,10"), "hoogstens 600 termijnen"),
        (("--until", "2026-01-01"), "ligt voor de eerste dag"),
        (("--until", "2040-01-01"), "hoogstens 1096 dagen"),
        (("--until", "volgend jaar"), "--until"),
        (("--monthly", "veel"), "--monthly"),
        (("--case", "BESTAAT-NIET"), "staat niet in"),
    ],
)
def test_a_wrong_call_is_one_sentence(letterkit: Run, arguments: tuple[str, ...], said: str) -> None:
    result = letterkit("simulate", FILE, *CASE, *arguments)
    assert (result.code, result.out) == (2, "")
    assert said in result.err
    assert result.err.count("\n") == 1


def test_a_file_with_more_cases_asks_which(letterkit: Run, tmp_path: Path) -> None:
    several = letterkit("simulate", FILE)
    assert (several.code, several.err.count("\n")) == (2, 1)
    assert "5 zaken" in several.err
    none = tmp_path / "geen.json"
    none.write_text("[]", encoding="utf-8")
    assert letterkit("simulate", none).code == 2


def test_a_wrong_case_is_told_with_its_fields(letterkit: Run, tmp_path: Path) -> None:
    cases = json.loads(FILE.read_text(encoding="utf-8"))
    cases[4]["achterstand"]["totaal"] = "1.00"
    path = tmp_path / "zaken.json"
    path.write_text(json.dumps(cases), encoding="utf-8")
    result = letterkit("simulate", path, *CASE)
    assert result.code == 3
    assert "achterstand" in result.err


@pytest.mark.slow
def test_more_than_a_record_can_hold_is_told(letterkit: Run) -> None:
    result = letterkit("simulate", FILE, *CASE, "--monthly", "9999999.99")
    assert result.code == 3
    assert "totaal" in result.err


def test_a_track_may_have_no_message_at_all(letterkit: Run, tmp_path: Path) -> None:
    result = letterkit("simulate", FILE, *CASE, "--signal", "2026-10-31:overleden", "--out", tmp_path / "uit")
    assert result.code == 0
    assert "De klant is overleden." in result.out
    assert (tmp_path / "uit" / "traject.html").is_file()


def test_the_chart_goes_in_steps_with_a_dot_for_each_day_with_a_message() -> None:
    found = track("gemeente", "pays 2026-11-20:206.40", days=40)  # half of it, on the day halfway
    drawn = chart(found)
    assert drawn.line == "M10 40.0H300.0V110.0H590.0"
    assert drawn.dots == tuple((10 + (one.day - found.first).days * 14.5, one_y(one.day)) for one in found.sent)
    assert (drawn.most, drawn.end) == ("€\u00a0412,80", "€\u00a0206,40")


def one_y(day: date) -> float:
    return 40.0 if day < date(2026, 11, 20) else 110.0


def test_the_page_for_operators_names_every_switch() -> None:
    told = (Path(__file__).parents[2] / "docs" / "nl" / "simuleren.md").read_text(encoding="utf-8")
    for name in EVENTS:
        assert f"`{option(name)} 2027-" in told


def test_help_names_every_switch(letterkit: Run) -> None:
    told = letterkit("simulate", "--help").out
    for switch in ("--pays", "--calls", "--arranges", "--breaks-plan", "--debt-help", "--complains", "--until"):
        assert switch in told


@pytest.mark.slow
def test_stages_of_the_scene_are_those_of_the_page() -> None:
    found = track("huur")
    page = as_page(judge(found, workspace("huur")), {})
    assert len(re.findall(r'<li class="sent"', page)) == len(stages(found))
