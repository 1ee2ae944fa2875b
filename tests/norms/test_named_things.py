"""Every thing that a norm names exists, and every test that it names is collected."""

import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import click
import pytest
import yaml

from letterkit import resources
from letterkit.batch.lines import HEADS
from letterkit.batch.runner import SUMMARY
from letterkit.cli import cli
from letterkit.disclosure.clauses import CLAUSES
from letterkit.disclosure.fields_page import json_schema
from letterkit.evaluation.register import Partner, Register
from letterkit.law.settings import shipped_settings
from letterkit.lint.glossary import shipped
from letterkit.lint.rule import rules
from letterkit.lint.series import series_rules
from letterkit.norms import KINDS, Norm, Proof, norms
from letterkit.reports.field_tables import markdown_table, table_of
from letterkit.stages import shipped as stages
from letterkit.texts import keys

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs" / "nl"


def _fields(schema: str) -> frozenset[str]:
    return frozenset(re.findall(r"^\| `([^`]+)`", markdown_table(schema), re.MULTILINE))


def _institution() -> frozenset[str]:
    return frozenset(re.findall(r"^\| `([^`]+)`", table_of(json_schema("instelling")), re.MULTILINE))


def _holds(path: Path, part: str) -> bool:
    return path.is_file() and part in path.read_text(encoding="utf-8")


def _command(proof: Proof) -> bool:
    """A command, with an option or a command of its own."""
    context = click.Context(cli)
    command = cli.get_command(context, proof.name)
    if command is None or not proof.part:
        return command is not None
    if proof.part.startswith("--"):
        return any(proof.part in option.opts for option in command.params)
    return isinstance(command, click.Group) and command.get_command(context, proof.part) is not None


def _stage(proof: Proof) -> bool:
    name, _, field = proof.name.partition(".")
    return name in stages() and bool(getattr(stages()[name], field, None))


def _guide(name: str) -> Path:
    """What stands in every guide, or the guide of one stage in its folder."""
    general = ROOT / "letterkit" / "callguide" / "guides" / name
    return resources.templates_dir() / name if "/" in name else general


def _register(proof: Proof) -> bool:
    name, _, inner = proof.name.partition(".")
    return name in Register.model_fields and (not inner or (name == "partners" and inner in Partner.model_fields))


EXISTS: dict[str, Callable[[Proof], bool]] = {
    "regel": lambda proof: proof.name in {**rules(), **series_rules()},
    "woord": lambda proof: proof.name in shipped().entries,
    "sjabloon": lambda proof: _holds(resources.templates_dir() / proof.name, proof.part),
    "reden": lambda proof: {f"gate.{proof.name}.why", f"gate.{proof.name}.do"} <= set(keys("gate.")),
    "instelling": lambda proof: proof.name in _fields("creditor"),
    "veld": lambda proof: proof.name in _fields("case"),
    "fase": _stage,
    "wet": lambda proof: hasattr(shipped_settings(), proof.name),
    "opdracht": _command,
    "register": _register,
    "gids": lambda proof: _holds(_guide(proof.name), proof.part),
    "clausule": lambda proof: proof.name in {clause.number for clause in CLAUSES},
    "opgave": lambda proof: proof.name in _institution(),
    "uitvoer": lambda proof: proof.name in {*HEADS, SUMMARY},
    "pagina": lambda proof: _holds(DOCS / proof.name, proof.part),
}
DONE = [norm for norm in norms() if norm.done]


@pytest.mark.slow
@pytest.mark.parametrize("norm", DONE, ids=[norm.id for norm in DONE])
def test_everything_that_is_named_exists(norm: Norm) -> None:
    assert [proof for proof in norm.by if not EXISTS[proof.kind](proof)] == []


def test_every_kind_of_thing_is_looked_for_and_used() -> None:
    assert set(EXISTS) == set(KINDS)
    assert {proof.kind for norm in DONE for proof in norm.by} == set(KINDS)


@pytest.mark.parametrize(
    "proof",
    [
        "regel:bestaat-niet", "woord:bestaat-niet", "sjabloon:bestaat/niet.md.j2", "sjabloon:herinnering/letter.md.j2#Deze zin staat er niet",
        "reden:bestaat_niet", "instelling:bestaat.niet", "veld:bestaat.niet", "fase:bestaat_niet.call", "fase:herinnering.call",
        "wet:bestaat_niet", "opdracht:bestaat-niet", "opdracht:lint#--bestaat-niet", "opdracht:lint#new", "register:bestaat_niet",
        "register:partners.bestaat_niet", "register:opleiding.soort", "gids:_basis.yaml#Deze zin staat er niet", "uitvoer:bestaat.niet",
        "clausule:4.9.9", "opgave:bestaat.niet",
        "pagina:bestaat-niet.md", "pagina:wet.md#Deze zin staat er niet",
    ],
)  # fmt: skip
def test_a_thing_that_does_not_exist_is_found(proof: str) -> None:
    read = Proof.read(proof)
    assert not EXISTS[read.kind](read)


@pytest.fixture(scope="module")
def collected() -> frozenset[str]:
    """``file::function`` of every test that pytest collects in the named files."""
    named = sorted({test.partition("::")[0] for norm in DONE for test in norm.tests})
    assert [name for name in named if not (ROOT / name).is_file()] == []
    command = [
        sys.executable,
        "-m",
        "pytest",
        "-o",
        "addopts=",
        "--collect-only",
        "-q",
        "-p",
        "no:cacheprovider",
        *named,
    ]
    env = {name: value for name, value in os.environ.items() if name != "PYTEST_ADDOPTS"}  # a -v there undoes the -q
    listing = subprocess.run(command, capture_output=True, text=True, check=False, cwd=ROOT, env=env)
    assert listing.returncode == 0, listing.stdout[-2000:]
    return frozenset(line.partition("[")[0] for line in listing.stdout.splitlines() if "::" in line)


@pytest.mark.slow
def test_every_test_that_is_named_is_collected(collected: frozenset[str]) -> None:
    missing = {norm.id: [test for test in norm.tests if test not in collected] for norm in DONE}
    assert {name: tests for name, tests in missing.items() if tests} == {}


def test_the_parts_of_settings_that_hold_lists_are_named_as_in_the_guide() -> None:
    """The marks N and NAAM in a path mean the same here as in the table of fields."""
    assert {"toetsing.N.reden", "fasen.NAAM.wachten"} <= _fields("creditor")


@pytest.mark.slow
def test_the_guides_are_data() -> None:
    """What a norm quotes of a call guide is a sentence of it and no remark of an engineer."""
    for norm in DONE:
        for proof in norm.by:
            if proof.kind == "gids":
                content = yaml.safe_load(_guide(proof.name).read_text(encoding="utf-8"))
                assert proof.part in yaml.safe_dump(content, allow_unicode=True, width=10_000), (norm.id, proof)
