"""Every sentence gets the values that it has places for, at every place in the program that asks for it."""

import ast
import string
from collections.abc import Iterator
from dataclasses import dataclass
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


def asked() -> Iterator[Asked]:
    for path in sorted(PACKAGE.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and node.args and isinstance(node.args[0], ast.Constant):
                found = _asked(node, str(node.args[0].value), f"{path.relative_to(PACKAGE).as_posix()}:{node.lineno}")
                if found:
                    yield found


def _asked(node: ast.Call, first: str, place: str) -> Asked | None:
    name = node.func.id if isinstance(node.func, ast.Name) else getattr(node.func, "attr", "")
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


KNOWN = frozenset(texts.keys())
ASKED = [one for one in asked() if one.key in KNOWN]


def test_there_are_many() -> None:
    assert len(ASKED) > 300
    assert len({one.key for one in ASKED if one.key.startswith("errors.")}) > 120


@pytest.mark.parametrize("one", ASKED, ids=lambda one: f"{one.place} {one.key}")
def test_every_place_gives_the_values_of_its_sentence(one: Asked) -> None:
    wanted = places(texts._sentences()[one.key])
    given = one.values if one.values is not None else DYNAMIC.get(one.key.removeprefix("errors."), wanted)
    assert wanted <= given, f"{one.place}: {one.key} lacks {wanted - given}"
    texts.say(one.key, **dict.fromkeys(given, 1))


HELD = [key.split(".")[1] for key in texts.keys("gate.") if key.endswith(".why")]


@pytest.mark.parametrize("code", HELD)
def test_the_end_of_a_run_has_a_line_for_every_reason(code: str) -> None:
    """There it stands for many cases, so it has the values of none."""
    line = texts._sentences().get(f"run.because.{code}") or texts._sentences()[f"gate.{code}.why"]
    assert not places(line)
    assert because(code) == line


def reasons() -> Iterator[tuple[str, str, set[str]]]:
    """Place, code and names of values of each reason to hold a case that the program gives with its values at once."""
    for path in sorted(PACKAGE.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            name = getattr(node.func, "id", "") if isinstance(node, ast.Call) else ""
            if isinstance(node, ast.Call) and name in ("HoldReason", "MoneyFault", "_costs") and node.args:
                first = node.args[0]
                codes = [c.value for c in ast.walk(first) if isinstance(c, ast.Constant) and isinstance(c.value, str)]
                given = {
                    str(pair.elts[0].value)
                    for part in node.args[1:]
                    for pair in ast.walk(part)
                    if isinstance(pair, ast.Tuple) and pair.elts and isinstance(pair.elts[0], ast.Constant)
                }
                known = codes[0] if len(codes) == 1 and codes[0] in HELD else ""
                if known:
                    more = {"costs"} if name == "_costs" else set[str]()
                    more |= {"sentence"} if known == "cannot_render" else set()
                    yield f"{path.relative_to(PACKAGE)}:{node.lineno}", known, given | more


REASONS = [one for one in reasons() if any(isinstance(name, str) for name in one[2]) or not one[2]]


@pytest.mark.parametrize(
    ("place", "code", "given"), REASONS, ids=lambda value: " ".join(sorted(value)) if isinstance(value, set) else value
)
def test_every_reason_has_the_values_of_its_sentences(place: str, code: str, given: set[str]) -> None:
    sentences = [texts._sentences()[f"gate.{code}.{part}"] for part in ("why", "do")]
    wanted = set().union(*map(places, sentences))
    assert wanted <= given, f"{place}: {code} lacks {wanted - given}"


def test_the_door_survives_a_sentence_that_lacks_a_value(capsys: pytest.CaptureFixture[str]) -> None:
    def slip() -> None:
        raise LedgerTrouble("other_run")  # without its path

    assert error_boundary.run(slip) == 70
    told = capsys.readouterr().err
    assert "Traceback" not in told
    kept = Path(told.split("staat in ")[1].split(",")[0])
    report = kept.read_text(encoding="utf-8")
    kept.unlink()
    assert "KeyError" in report
