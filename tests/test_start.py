"""How fast and how lean commands start: none loads a library that it does not need."""

import resource
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
HEAVY = {"spacy", "thinc", "numpy", "textstat", "nltk", "reportlab", "fontTools", "jinja2", "pydantic", "sqlalchemy"}
HELP_SECONDS = 0.25


def imported(*arguments: object) -> set[str]:
    """The top-level modules that a command loads."""
    command = [sys.executable, "-X", "importtime", "-m", "letterkit", *map(str, arguments)]
    done = subprocess.run(command, capture_output=True, text=True, check=True, cwd=ROOT)
    return {line.rsplit("|", 1)[1].strip().split(".")[0] for line in done.stderr.splitlines() if "|" in line}


@pytest.mark.parametrize("arguments", [["--help"], ["--version"]])
def test_the_general_options_load_nothing_but_click_and_yaml(arguments: list[str]) -> None:
    assert not imported(*arguments) & (HEAVY | {"simplemma", "ahocorasick"})


@pytest.mark.slow
def test_judging_a_text_loads_no_renderer_database_or_parser(tmp_path: Path) -> None:
    letter = tmp_path / "brief.txt"
    letter.write_text(
        "Beste mevrouw,\n\nU heeft een rekening nog niet betaald. Bel ons: 088 123 45 67.\n", encoding="utf-8"
    )
    assert not imported("lint", "--fail-on", "never", letter) & HEAVY


def test_every_command_is_in_the_table_of_help_and_shows_that_help() -> None:
    from letterkit.cli import cli  # noqa: PLC0415 - click and all commands, for this test only
    from letterkit.cli.commands import HELP  # noqa: PLC0415

    assert {
        name: str(command.help).partition("\n")[0] for name in HELP if (command := cli.get_command(None, name))
    } == HELP  # type: ignore[arg-type]


@pytest.mark.quick
def test_help_takes_less_than_a_quarter_of_a_second_of_processor_time() -> None:
    """The least of several, because the machine has other work."""

    def once() -> float:
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        subprocess.run([sys.executable, "-m", "letterkit", "--help"], check=True, capture_output=True, cwd=ROOT)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime

    assert min(once() for _ in range(5)) < HELP_SECONDS
