"""The parts of a stage: a workspace's own before the shipped one, part by part; every mistake with its place."""

import re
import shutil
from datetime import date
from pathlib import Path

import pytest

from letterkit import creditor_file, resources, stages
from letterkit.bundle import key_of
from letterkit.case import parse
from letterkit.errors import LetterkitError, SourceInvalid
from letterkit.journey import decide
from letterkit.lint import levels
from letterkit.sectors import sectors
from letterkit.stages import model, parts
from letterkit.workspace import load_workspace
from tests.invented import record

OWN = Path(__file__).parent / "own"
STAGE = "name: x\ntrigger: request\nasks: nothing\nsend: [letter]\nhard: false\n"


def folder(tmp_path: Path, **files: str) -> Path:
    """A workspace's template folder with a stage ``eigen`` that has these files."""
    place = tmp_path / "templates" / "nl" / "eigen"
    shutil.copytree(OWN / "welkom_overname", place)
    for name, text in files.items():
        (place / name.replace("_", ".", 1)).write_text(text, encoding="utf-8")
    letter = place / "letter.md.j2"
    letter.write_text(letter.read_text(encoding="utf-8").replace("welkom_overname", "eigen"), encoding="utf-8")
    return place.parent


@pytest.mark.parametrize("stage", stages.shipped())
def test_every_part_of_a_shipped_stage_is_right(stage: str) -> None:
    found = stages.Stages(stages.Files(resources.templates_dir()))
    assert found.guide(stage)
    assert found.sample(stage)
    assert found.levels(stage)
    _ = found.panel(stage)
    text = found.files.text(f"{stage}/tells.yaml")
    if text is not None:  # the shape, which a cold lint takes for granted
        parts.read(f"{stage}/tells.yaml", text, model.Tells)
        parts.read(f"{stage}/levels.yaml", found.files.text(f"{stage}/levels.yaml") or "", model.Levels)


def test_each_sample_case_leads_to_its_stage() -> None:
    """In the sector of the sample creditor, or in the first that has the stage on its ladder."""
    own = creditor_file.load(resources.samples_dir() / "creditor.yaml")
    found = own.stages
    led = {}
    for stage in found:
        case, has = found.sample(stage), [name for name in sectors() if stage in found.ladder(name)]
        sector = own.sector if not has or own.sector in has else has[0]
        kept = {"sector": sector, "fasen": {}, "plichten": dict.fromkeys(sectors()[sector].unconfirmed)}
        creditor = own.model_copy(update={**kept, "kvk": "12345678", "wki_registratie": "2024-0077"})
        led[stage] = decide(case, creditor, date(2026, 11, 23)).stage if case else None
    assert led == {stage: stage for stage in led}


def test_no_stage_has_days_in_two_places() -> None:
    both = [(name, stage) for stage, one in stages.shipped().items() for name in one.ladder
            if stage in sectors()[name].ladder]  # fmt: skip
    assert both == []


def test_a_workspace_goes_first_part_by_part(tmp_path: Path) -> None:
    own = tmp_path / "nl"
    (own / "herinnering").mkdir(parents=True)
    shipped = stages.shipped()
    text = (resources.templates_dir() / "herinnering/stage.yaml").read_text(encoding="utf-8")
    (own / "herinnering/stage.yaml").write_text(re.sub(r"send: .*", "send: [letter]", text), encoding="utf-8")
    found = stages.load(own)
    assert found["herinnering"].send == ("letter",)
    assert found["aanmaning"] == shipped["aanmaning"]
    assert found.guide("herinnering") == shipped.guide("herinnering")
    assert found.files.text("herinnering/sms.md.j2") == shipped.files.text("herinnering/sms.md.j2")


WRONG = [
    ({"stage_yaml": STAGE + "kleur: rood\n"}, "stage_invalid", "eigen/stage.yaml", 6),
    ({"stage_yaml": STAGE.replace("letter", "brief")}, "stage_invalid", "eigen/stage.yaml", 4),
    ({"stage_yaml": STAGE.replace("[letter]", "[letter, sms]")}, "stage_without_template", "eigen/stage.yaml", 4),
    ({"stage_yaml": STAGE + "needs: brief\n"}, "stage_invalid", "eigen/stage.yaml", 6),
    ({"stage_yaml": STAGE + "due: bkr.morgen\n"}, "stage_invalid", "eigen/stage.yaml", 6),
    ({"stage_yaml": STAGE + "law: wet\n"}, "stage_invalid", "eigen/stage.yaml", 6),
    ({"stage_yaml": STAGE + "ladder: {huur: {vanaf_dag: 9}}\n"}, "stage_invalid", "eigen/stage.yaml", 1),
    ({"stage_yaml": STAGE.replace("request", "event")}, "stage_invalid", "eigen/stage.yaml", 1),
    ({"stage_yaml": STAGE + "call: {when: after, why: a, do: 'bel {naam}'}\n"}, "stage_invalid", "eigen/stage.yaml", 6),
    ({"levels_yaml": "rules:\n  bestaat-niet: error\n"}, "lint_table", "eigen/levels.yaml", 2),
    ({"levels_yaml": "regels: {}\n"}, "stage_invalid", "eigen/levels.yaml", 1),
    ({"tells_yaml": "top:\n  rank: 1\n  any: ['a(']\n"}, "stage_invalid", "eigen/tells.yaml", 3),
    ({"callguide_yaml": "purpose: x\n"}, "stage_invalid", "eigen/callguide.yaml", 1),
    ({"panel_yaml": "questions:\n- {id: aa, about: [niets], short: x, ask: x, right: x, wrong: x}\n"}, "stage_invalid",
     "eigen/panel.yaml", 1),
    ({"panel_yaml": "questions:\n- {id: aa, about: [bedrag], short: x, ask: x, right: '{datum}', wrong: x}\n"},
     "stage_invalid", "eigen/panel.yaml", 2),
    ({"sample_json": "{"}, "sample_not_json", "eigen/sample.json", 1),
    ({"sample_json": "{}"}, "sample_invalid", "eigen/sample.json", 0),
]  # fmt: skip


@pytest.mark.parametrize(("files", "code", "file", "line"), WRONG)
def test_a_mistake_has_its_file_and_line(
    tmp_path: Path, files: dict[str, str], code: str, file: str, line: int
) -> None:
    with pytest.raises(SourceInvalid) as found:
        levels.check(stages.load(folder(tmp_path, **files)))
    assert (found.value.code, found.value.values["file"], found.value.values["line"]) == (code, file, line)


NAMED = [
    (("fasen: {}\n", "fasen:\n  derde_herinnering: {vanaf_dag: 9}\n"),
     "derde_herinnering:", ("fasen.derde_herinnering is geen fase", "bedoelt u tweede_herinnering?")),
    (("fasen: {}\n", "fasen:\n  betaling_ontvangen: {vanaf_dag: 9}\n"),
     "betaling_ontvangen:", ("fasen.betaling_ontvangen begint niet", "trigger arrears")),
    (("fasen: {}\n", "fasen: {}\ntoetsing:\n- {regel: jargon, niveau: uit, reden: omdat het mag, door: N, tot: 2099-01-01, fase: aanmaningg}\n"),
     "fase: aanmaningg", ("toetsing.1.fase is geen fase", "bedoelt u aanmaning?")),
    (("oplossingen:\n  - ", "oplossingen:\n  - fasen: [aanmaning, aanmaningg]\n    "),
     "[aanmaning, aanmaningg]", ("oplossingen.1.fasen.2 is geen fase", "bedoelt u aanmaning?")),
]  # fmt: skip


@pytest.mark.parametrize(("change", "at", "told"), NAMED)
def test_stage_names_in_the_settings_are_checked(
    tmp_path: Path, change: tuple[str, str], at: str, told: tuple[str, str]
) -> None:
    path = settings(tmp_path, *change)
    with pytest.raises(SourceInvalid) as found:
        creditor_file.load(path)
    text = path.read_text(encoding="utf-8")
    assert found.value.values["line"] == text[: text.index(at)].count("\n") + 1
    assert all(words in str(found.value.values["problems"]) for words in told)


def test_an_own_stage_may_be_named(tmp_path: Path) -> None:
    folder(tmp_path, stage_yaml=STAGE.replace("request", "arrears"))
    path = settings(tmp_path, "fasen: {}\n", "fasen:\n  eigen: {vanaf_dag: 9}\n")
    assert list(creditor_file.load(path).fasen) == ["eigen"]


def test_a_stage_names_its_own_days_in_a_sector(tmp_path: Path) -> None:
    days = STAGE.replace("request", "arrears") + "ladder: {huur: {vanaf_dag: 9, wachten: 3}}\n"
    found = stages.load(folder(tmp_path, stage_yaml=days))
    assert list(found.ladder("huur"))[:3] == ["herinnering", "eigen", "tweede_herinnering"]
    assert "eigen" not in found.ladder("energie")


def settings(folder_: Path, old: str = "", new: str = "") -> Path:
    """The sample creditor's file in a folder, with a line changed."""
    for name in ("logo.svg", "betaalgeheim"):
        shutil.copyfile(resources.samples_dir() / name, folder_ / name)
    text = (resources.samples_dir() / "creditor.yaml").read_text(encoding="utf-8")
    assert old in text
    (folder_ / "creditor.yaml").write_text(text.replace(old, new, 1), encoding="utf-8")
    return folder_ / "creditor.yaml"


def _asking(**bericht: object) -> dict[str, object]:
    return record(bericht={"fase": "eigen", "datum": "2026-11-20", **bericht})


@pytest.mark.parametrize(
    ("case", "stage", "reason"),
    [
        (_asking(), "eigen", ""),
        (_asking(datum="2026-11-24"), "herinnering", ""),
        (_asking(fase="aanmaning"), None, "unknown_request"),
        (_asking(fase="eigenn"), None, "unknown_request"),
        (record(bericht={"fase": "eigen", "datum": "2026-11-20"},
                eerdere_berichten=[{"fase": "eigen", "datum": "2026-11-20"}]), None, "not_yet"),
    ],
)  # fmt: skip
def test_when_a_case_asks_for_a_stage(tmp_path: Path, case: dict[str, object], stage: str | None, reason: str) -> None:
    creditor = creditor_file.load(resources.samples_dir() / "creditor.yaml")
    creditor = creditor.with_stages(stages.load(folder(tmp_path, stage_yaml=STAGE)))
    found = decide(parse(case), creditor, date(2026, 11, 23))
    assert (found.stage, found.reason) == (stage, reason)


def test_a_request_for_money_waits_for_the_end_of_a_pause(tmp_path: Path) -> None:
    creditor = creditor_file.load(resources.samples_dir() / "creditor.yaml")
    creditor = creditor.with_stages(
        stages.load(folder(tmp_path, stage_yaml=STAGE.replace("asks: nothing", "asks: total")))
    )
    pause = {"datum": "2026-11-01", "van": "2026-11-02", "tot": "2026-12-02", "rente_loopt_door": False}
    sent = [{"fase": "betaalpauze_bevestiging", "datum": "2026-11-01"}]
    case = parse({**_asking(), "pauze": pause, "eerdere_berichten": sent})
    assert decide(case, creditor, date(2026, 11, 23)).reason == "paused"
    assert decide(parse({**_asking(), "eerdere_berichten": sent}), creditor, date(2026, 11, 23)).stage == "eigen"


@pytest.mark.slow
def test_the_identity_of_a_run_covers_every_part(tmp_path: Path) -> None:
    own = folder(tmp_path)
    settings(tmp_path)

    def key() -> str:
        return key_of(load_workspace(tmp_path / "creditor.yaml"))

    before = key()
    assert before == key()
    for path in sorted((own / "eigen").glob("*")):
        whole = path.read_text(encoding="utf-8")
        path.write_text(whole + "\n", encoding="utf-8")
        assert key() != before, path.name
        path.write_text(whole, encoding="utf-8")
    assert key() == before


def test_an_unknown_stage_on_the_command_line_gets_the_nearest_name() -> None:
    with pytest.raises(LetterkitError) as found:
        stages.shipped().known("herinering")
    assert (found.value.code, found.value.values["near"]) == ("unknown_stage", " (bedoelt u herinnering?)")
