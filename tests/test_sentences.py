"""Every sentence gets the values that it has places for, at every place in the program that asks for it."""

import ast
import string
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest

import letterkit
from letterkit import texts
from letterkit.cli import error_boundary
from letterkit.errors import LedgerTrouble
from letterkit.evaluation.page import because

PACKAGE = Path(letterkit.__file__).parent
ERRORS = (
    "WrongCall",
    "Unreadable",
    "CaseInvalid",
    "SourceInvalid",
    "CannotRender",
    "LedgerTrouble",
    "NotAsExpected",
    "LetterkitError",
)
REASONS = ("HoldReason", "MoneyFault", "_costs")
CALLED = {*ERRORS, *REASONS, "say", "Fault"}
ALWAYS = {"SourceInvalid": {"file", "line", "column"}}
CASE_COMES_LATER = ("render/whatsapp/", "render/email/")
"""There the case number is added where the error leaves the renderer (``build.py``, ``envelope.py``)."""
DYNAMIC = {
    # code -> values that come in as ** or by way of a variable; looked at by hand
    "stage_needs": {"stage", "case", "field"},
}


@dataclass(frozen=True)
class Asked:
    """One place that asks for a sentence: its key, and the names of its values (None: they come in with **)."""

    place: str
    key: str
    values: frozenset[str] | None


def places(sentence: str) -> set[str]:
    return {name.split(".")[0].split("[")[0] for _, name, _, _ in string.Formatter().parse(sentence) if name}


@cache
def calls() -> tuple[tuple[str, ast.Call], ...]:
    """Every call of the package that may ask for a sentence, with its place; the files are read once."""
    return tuple(
        (f"{path.relative_to(PACKAGE).as_posix()}:{node.lineno}", node)
        for path in sorted(PACKAGE.rglob("*.py"))
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and node.args and _called(node) in CALLED
    )


def _called(node: ast.Call) -> str:
    return node.func.id if isinstance(node.func, ast.Name) else getattr(node.func, "attr", "")


@cache
def asked() -> tuple[Asked, ...]:
    """The places that ask for a sentence which there is."""
    keys = frozenset(texts.keys())
    every = (
        _asked(node, str(node.args[0].value), place)
        for place, node in calls()
        if isinstance(node.args[0], ast.Constant)
    )
    return tuple(place for place in every if place and place.key in keys)


def _asked(node: ast.Call, first: str, place: str) -> Asked | None:
    name = _called(node)
    if name in ERRORS:
        later = {"case"} if name == "CannotRender" and place.startswith(CASE_COMES_LATER) else set[str]()
        given = _values(node, ALWAYS.get(name, set()) | later)
        return Asked(place, f"errors.{first}", given)
    if name == "say":
        return Asked(place, first, _values(node, set()))
    if name == "Fault" and len(node.args) <= 2 and not node.keywords:
        keys = node.args[1].keys if len(node.args) == 2 and isinstance(node.args[1], ast.Dict) else []
        return Asked(
            place, f"verify.fault.{first}", frozenset(str(k.value) for k in keys if isinstance(k, ast.Constant))
        )
    return None


def _values(node: ast.Call, more: set[str]) -> frozenset[str] | None:
    names = [keyword.arg for keyword in node.keywords]
    return None if None in names else frozenset({name for name in names if name} | more)


@pytest.mark.quick
def test_there_are_many() -> None:
    assert len(asked()) > 300
    assert len({place.key for place in asked() if place.key.startswith("errors.")}) > 120


def test_every_place_gives_the_values_of_its_sentence() -> None:
    lacking = []
    for place in asked():
        needed = places(texts._sentences()[place.key])
        given = place.values if place.values is not None else DYNAMIC.get(place.key.removeprefix("errors."), needed)
        if needed <= given:
            texts.say(place.key, **dict.fromkeys(given, 1))
        else:
            lacking.append(f"{place.place}: {place.key} lacks {sorted(needed - given)}")
    assert not lacking


HELD = [key.split(".")[1] for key in texts.keys("gate.") if key.endswith(".why")]


@pytest.mark.parametrize("code", HELD)
def test_the_end_of_a_run_has_a_line_for_every_reason(code: str) -> None:
    """There it stands for many cases, so it has the values of none."""
    line = texts._sentences().get(f"run.because.{code}") or texts._sentences()[f"gate.{code}.why"]
    assert not places(line)
    assert because(code) == line


def reasons() -> Iterator[tuple[str, str, set[str]]]:
    """Place, code and names of values of each reason to hold a case that the program gives with its values at once."""
    for place, node in calls():
        if not isinstance(node.func, ast.Name) or node.func.id not in REASONS:
            continue
        codes = [c.value for c in ast.walk(node.args[0]) if isinstance(c, ast.Constant) and isinstance(c.value, str)]
        if len(codes) == 1 and codes[0] in HELD:
            given = {
                str(pair.elts[0].value)
                for part in node.args[1:]
                for pair in ast.walk(part)
                if isinstance(pair, ast.Tuple) and pair.elts and isinstance(pair.elts[0], ast.Constant)
            }
            given |= {"costs"} if node.func.id == "_costs" else set()
            yield place, codes[0], given | ({"sentence"} if codes[0] == "cannot_render" else set())


def test_every_reason_has_the_values_of_its_sentences() -> None:
    every = list(reasons())
    assert len(every) > 10
    lacking = []
    for place, code, given in every:
        needed = set().union(*(places(texts._sentences()[f"gate.{code}.{part}"]) for part in ("why", "do")))
        if not needed <= given:
            lacking.append(f"{place}: {code} lacks {sorted(needed - given)}")
    assert not lacking


def test_the_door_survives_a_sentence_that_lacks_a_value(capsys: pytest.CaptureFixture[str]) -> None:
    def slip() -> None:
        raise LedgerTrouble("other_run")  # without its path

    assert error_boundary.run(slip) == 70
    shown = capsys.readouterr().err
    assert "Traceback" not in shown
    path = Path(shown.split("staat in ")[1].split(",")[0])
    report = path.read_text(encoding="utf-8")
    path.unlink()
    assert "KeyError" in report
