"""``check-cases``, ``schema`` and ``init``, through the door that users come in by."""

import json
import stat
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
import yaml

from letterkit import creditor_file, resources
from letterkit.cli import cli, error_boundary
from tests.case_file.flat import cells, text
from tests.schemas import of_schema

LETTERS = "De letters van het bestand zijn gelezen als UTF-8."
TODAY = ("--today", "2026-11-23")


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Any:
    def _run(*arguments: object) -> tuple[int, str, str]:
        code = error_boundary.run(lambda: cli.main([str(a) for a in arguments], standalone_mode=False))
        captured = capsys.readouterr()
        return code, captured.out, captured.err

    return _run


def test_a_right_file(run: Any, tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text(text(cells()))
    code, out, err = run("check-cases", tmp_path / "a.csv", *TODAY)
    assert (code, out, err) == (
        0,
        f"{LETTERS}\n1 zaken gelezen: 1 goed, 0 met fouten (0 fouten in totaal).\n",
        "",
    )


@pytest.mark.slow
def test_the_sample_shows_row_case_field_wrong_and_expected(run: Any) -> None:
    code, out, _ = run("check-cases", resources.samples_dir() / "portfolio.csv", *TODAY)
    assert code == 3
    assert "rij 76, zaak VK-2026-9001: achterstand.totaal is niet de som" in out
    lines, _, reasons = out.partition("Per reden:\n")
    *told, letters, counts, dropped, for_a_person = lines.splitlines()
    assert all("; verwacht: " in line or ": eerst laten bekijken. " in line for line in told)
    assert letters == LETTERS
    assert counts.startswith("88 zaken gelezen: 76 goed, 12 met fouten")
    assert dropped.startswith("Bij 2 zaken valt een kanaal weg")
    assert for_a_person.startswith("Bij 14 goede zaken kijkt eerst iemand")
    assert sum(int(line.split(" × ")[0]) for line in reasons.splitlines()) == len(told)


def test_personal_values_never_come_back(run: Any, tmp_path: Path) -> None:
    secret = "geheimpje"  # noqa: S105 - a value to look for
    broken = dict.fromkeys(cells(), secret)
    (tmp_path / "a.csv").write_text(text(broken))
    code, out, err = run("check-cases", tmp_path / "a.csv")
    assert code == 3
    assert secret not in (out + err).replace(f"zaak {secret}", "")


def test_a_case_that_is_there_twice(run: Any, tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text(text(cells(), cells()))
    code, out, _ = run("check-cases", tmp_path / "a.csv")
    assert code == 3
    assert "rij 2, zaak Z-1: zaaknummer staat vaker in dit bestand" in out
    assert "rij 3, zaak Z-1: zaaknummer staat vaker in dit bestand" in out


def test_capitals_make_no_other_case_just_as_in_a_run(run: Any, tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text(text(cells(), {**cells(), "Zaaknummer": "z-1"}))
    code, out, _ = run("check-cases", tmp_path / "a.csv")
    assert code == 3
    assert "rij 3, zaak z-1: zaaknummer staat vaker in dit bestand" in out


def test_the_creditor_says_what_columns_mean(run: Any, tmp_path: Path) -> None:
    settings = (resources.samples_dir() / "creditor.yaml").read_text()
    (tmp_path / "logo.svg").write_text("<svg/>")
    (tmp_path / "creditor.yaml").write_text(settings.replace("kolommen: {}", "kolommen: {zaaknummer: Dossier}"))
    (tmp_path / "a.csv").write_text(text(cells()).replace("Zaaknummer", "Dossier"))
    assert run("check-cases", tmp_path / "a.csv")[0] == 0
    assert run("check-cases", tmp_path / "a.csv", "--creditor", resources.samples_dir() / "creditor.yaml")[0] == 2


@pytest.mark.slow
@pytest.mark.parametrize("name", ["case", "creditor"])
def test_the_schema_is_a_schema(run: Any, name: str) -> None:
    code, out, err = run("schema", name)
    assert (code, err) == (0, "")
    of_schema(json.loads(out))


@pytest.mark.parametrize("name", ["case", "creditor"])
def test_every_part_and_field_has_a_dutch_description(run: Any, name: str) -> None:
    schema = json.loads(run("schema", name)[1])
    for part_name, part in {"": schema, **schema["$defs"]}.items():
        fields = {part_name: part, **{f"{part_name}.{key}": value for key, value in part["properties"].items()}}
        for field, about in fields.items():
            description = about.get("description", "")
            assert description.endswith((".", "?")), field
            assert not {"the", "of the", "that", "what"} & set(description.lower().split()), field


@pytest.mark.slow
def test_the_sample_creditor_fits_its_schema(run: Any) -> None:
    schema = json.loads(run("schema", "creditor")[1])
    sample = yaml.safe_load((resources.samples_dir() / "creditor.yaml").read_text())
    of_schema(schema).validate(sample)


@pytest.mark.slow
def test_a_workspace_works_and_has_its_own_secret(run: Any, tmp_path: Path) -> None:
    secrets = []
    for name in ("een", "twee"):
        folder = tmp_path / name
        code, out, _ = run("init", folder)
        assert (code, str(folder) in out) == (0, True)
        secret = folder / "betaalgeheim"
        assert stat.S_IMODE(secret.stat().st_mode) == 0o600
        secrets.append(creditor_file.pay_secret(creditor_file.load(folder / "creditor.yaml"), folder))
        assert (folder / "templates" / "nl" / "herinnering" / "letter.md.j2").is_file()
        assert "ALLEEN voor de demo" not in (folder / "creditor.yaml").read_text()
        assert run("check-cases", folder / "zaken.csv")[0] == 3
    assert len(set(secrets)) == 2
    assert sorted(path.name for path in tmp_path.iterdir()) == ["een", "twee"]


@pytest.mark.slow
@pytest.mark.parametrize("days", [-1, 0, 1, 40])
def test_the_cases_of_a_new_workspace_play_on_its_own_day(run: Any, tmp_path: Path, days: int) -> None:
    day = date(2026, 11, 23) + timedelta(days=days)
    assert run("init", tmp_path / "w", "--today", day)[0] == 0
    code, _, err = run("batch", tmp_path / "w" / "zaken.csv", "--today", day, "--out", tmp_path / "uit")
    summary = json.loads((tmp_path / "uit" / "summary.json").read_text())
    assert (code, summary["produced"] >= 35) == (0, True), err
    assert summary["held_by_code"]["balance_outdated"] == 1  # the case that shows what that is


def test_on_the_day_of_the_samples_the_cases_of_a_new_workspace_are_those(run: Any, tmp_path: Path) -> None:
    run("init", tmp_path / "w", "--today", "2026-11-23")
    assert (tmp_path / "w" / "zaken.csv").read_bytes() == (resources.samples_dir() / "portfolio.csv").read_bytes()


def test_a_month_in_a_name_moves_with_its_due_date(run: Any, tmp_path: Path) -> None:
    run("init", tmp_path / "w", "--today", "2027-01-23")
    text = (tmp_path / "w" / "zaken.csv").read_text(encoding="utf-8-sig")
    assert "termijn januari 2027" in text
    assert "september 2026" not in text


def test_init_overwrites_nothing(run: Any, tmp_path: Path) -> None:
    (tmp_path / "w").mkdir()
    assert run("init", tmp_path / "w")[0] == 0
    (tmp_path / "w" / "creditor.yaml").write_text("van mij")
    code, _, err = run("init", tmp_path / "w")
    assert (code, "overschrijft niets" in err) == (2, True)
    assert (tmp_path / "w" / "creditor.yaml").read_text() == "van mij"
    (tmp_path / "bestand").touch()
    assert run("init", tmp_path / "bestand")[0] == 2
    (tmp_path / "link").symlink_to(tmp_path / "leeg")
    assert run("init", tmp_path / "link")[0] == 2
    assert run("init", tmp_path / "bestand" / "map")[0] == 2


def test_letters_and_rows_may_be_said_with_the_call(run: Any, tmp_path: Path) -> None:
    one = cells(Achternaam="Renée", Totaal="1.234,56")
    (tmp_path / "a.csv").write_bytes(text(one, one | {"Termijn 1 vervaldatum": "02-11-2026"}).encode("cp850"))
    assert run("check-cases", tmp_path / "a.csv")[0] == 2
    code, out, _ = run("check-cases", tmp_path / "a.csv", "--letters", "dos", "--row-per-instalment")
    assert (code, "DOS (cp850)" in out, "2 rijen" in out) == (0, True, True)
    assert "1 zaken gelezen: 1 goed" in out
    code, _, err = run("check-cases", tmp_path / "a.csv", "--letters", "klingon")
    assert (code, "klingon" in err) == (2, True)
