"""No pattern of the package costs more than its text is long: twice the text is at most three times the work.

A pattern that backs off from every place costs minutes on a few kilobytes, so every compiled pattern and every literal
one is pumped with the characters it looks for.
"""

import ast
import re
import time
from collections.abc import Callable, Iterator
from functools import cache
from importlib import import_module
from pathlib import Path
from pkgutil import walk_packages
from types import ModuleType

import pytest

import letterkit
from letterkit.case_file import combined
from letterkit.errors import Unreadable
from letterkit.lint.clean import LONGEST_GAP, cleaned
from letterkit.lint.inputs.deadline import deadline
from letterkit.lint.reading import stage
from letterkit.stages import shipped

PACKAGE = Path(letterkit.__file__).parent
ROOMS = ("lint", "facts", "language", "dutch", "templating", "case_file", "reports", "message")
SIZES = (300, 3_000)  # characters
FLOOR, MOST = 0.006, 3.0  # seconds below which a clock says nothing; times the work
PUMPS = (" ", "\n", "a", "1", "A", "-", ".", "a ", "1 ", "1.", "a.", "a-", "a@", "1,", "€ ", "€1", "\t", " \n", "\n ", "a\n", "a, ", "x" * 40 + " ",
         "<!--", "<", "{", "{{", "[", "(", "«", "%", "$", "#", "_", "_a", "&", "|", "| ", "*", "**", "'", '"', ":", "a: ", "/", "//", "http://", "www.", "é", "\u00ad", "ab ")  # fmt: skip
_METHODS = {"search", "match", "fullmatch", "findall", "finditer", "sub", "split"}


def _modules() -> Iterator[ModuleType]:
    for room in ROOMS:
        package = import_module(f"letterkit.{room}")
        yield package
        for entry in walk_packages(package.__path__, f"letterkit.{room}."):
            yield import_module(entry.name)


def _held(value: object, depth: int = 0) -> Iterator[re.Pattern[str]]:
    """The patterns in a value: itself, or in a collection or a dataclass of the package."""
    if isinstance(value, re.Pattern) and isinstance(value.pattern, str):
        yield value
    elif isinstance(value, dict) and depth < 3:
        for one in list(value.values())[:500]:
            yield from _held(one, depth + 1)
    elif isinstance(value, list | tuple | set | frozenset) and depth < 3 and not isinstance(value, str):
        for one in list(value)[:500]:
            yield from _held(one, depth + 1)


def _literal(path: Path) -> Iterator[tuple[re.Pattern[str], bool]]:
    """The patterns that are written where they are used."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in _METHODS):
            continue
        if isinstance(node.func.value, ast.Name) and node.func.value.id == "re" and node.args:
            first = node.args[0]
            if isinstance(first, ast.Constant) and isinstance(first.value, str):
                yield re.compile(first.value), node.func.attr in {"match", "fullmatch"}


def _only_matched(path: Path) -> set[str]:
    """The names of patterns that their module only matches at one place, never looks for."""
    uses: dict[str, set[str]] = {}
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
            uses.setdefault(node.value.id, set()).add(node.attr)
    return {name for name, methods in uses.items() if name.startswith("_") and methods <= {"match", "fullmatch"}}


def _all() -> dict[str, tuple[re.Pattern[str], bool]]:
    """Every pattern by where it stands, with whether it is only matched at one place."""
    found: dict[str, tuple[re.Pattern[str], bool]] = {}
    known: set[re.Pattern[str]] = set()
    for module in _modules():
        file = Path(module.__file__ or "")
        matched = _only_matched(file)
        written = [("", one, once) for one, once in _literal(file)]
        held = [(name, one, name in matched) for name, value in vars(module).items() for one in _held(value)]
        for name, pattern, once in (*held, *written):
            if pattern not in known:
                known.add(pattern)
                found[f"{module.__name__}.{name}-{len(known)}"] = (pattern, once)
    return found


def _tells() -> dict[str, tuple[re.Pattern[str], bool]]:
    """What tells the stage of a text: patterns that stand in files of the stages."""
    of_stages = stage._patterns(shipped())
    listed = enumerate((*of_stages.top, *of_stages.body))
    return {f"letterkit.lint.reading.stage.{name}-{at}": (pattern, False) for at, (name, pattern) in listed}


BOUNDED = "letterkit.case_file.combined."
"""Reads cells that were found short enough first (``test_a_cell_that_is_too_long_is_not_read``)."""
MODULES = sorted(
    ".".join(path.relative_to(PACKAGE.parent).with_suffix("").parts).removesuffix(".__init__")
    for room in ROOMS
    for path in (PACKAGE / room).rglob("*.py")
)
"""By the names of their files: only a test that looks imports them."""


@cache
def patterns() -> dict[str, tuple[re.Pattern[str], bool]]:
    return {name: entry for name, entry in (_all() | _tells()).items() if not name.startswith(BOUNDED)}


def _module(name: str) -> str:
    return name.rpartition(".")[0]


# What these read went through ``clean.cleaned``, which leaves no long white space (``test_no_long_gap_is_left``).
CLEANED = ("letterkit.lint.reading", "letterkit.lint.rules", "letterkit.lint.glossary", "letterkit.lint.zones",
           "letterkit.lint.series", "letterkit.lint.placeholders", "letterkit.lint.links", "letterkit.language")  # fmt: skip


def pumps(name: str) -> tuple[str, ...]:
    """What to repeat for one pattern."""
    pattern, _ = patterns()[name]
    blank = name.startswith(CLEANED)
    return tuple(pump for pump in (*PUMPS, *_words(pattern.pattern)) if pump.strip() or not blank)


def _words(pattern: str) -> list[str]:
    """Stretches of letters that the pattern looks for, with what may stand between them."""
    literal = re.findall(r"(?<!\\)[a-zA-Zà-ÿ]{2,}", pattern)
    return [f"{one} " for one in dict.fromkeys(literal)][:12]


def cost(pattern: re.Pattern[str], text: str, times: int, *, matched: bool) -> float:
    """The least seconds of processor time that finding everything (or matching once, at the start) took."""
    least = float("inf")
    for _ in range(times):
        start = time.process_time()
        if matched:
            pattern.match(text)
        else:
            for _found in pattern.finditer(text):
                pass
        least = min(least, time.process_time() - start)
    return least


def grows(pattern: re.Pattern[str], pump: str, *, matched: bool = False) -> bool:
    """Whether doubling a pumped text costs more than three times as much.

    First at a small size, where a pattern that grows cubed shows itself; past two seconds nothing needs to be compared.
    """
    try:
        with deadline("", 2.0):
            for size in SIZES:
                once, twice = (pump * (length // len(pump)) for length in (size, 2 * size))
                if cost(pattern, twice, 1, matched=matched) >= FLOOR:
                    late = cost(pattern, twice, 4, matched=matched)
                    first = late >= max(FLOOR, MOST * cost(pattern, once, 4, matched=matched))
                    return first and cost(pattern, twice + twice, 4, matched=matched) >= MOST * late
    except Unreadable:
        return True
    return False


@pytest.mark.slow
def test_every_pattern_stands_in_a_module_that_is_looked_at() -> None:
    assert len(patterns()) > 300
    assert {_module(name) for name in patterns()} <= set(MODULES)


@pytest.mark.slow
@pytest.mark.parametrize("module", MODULES)
def test_twice_the_text_is_not_more_than_three_times_the_work(module: str) -> None:
    # A busy machine may stretch one measurement; a pattern that grows does so every time.
    assert not [
        (name, pump)
        for name, (pattern, matched) in patterns().items()
        if _module(name) == module
        for pump in pumps(name)
        if all(grows(pattern, pump, matched=matched) for _ in range(4))
    ]


@pytest.mark.parametrize("read", [combined.name, combined.street, combined.town])
def test_a_cell_that_is_too_long_is_not_read(read: Callable[[str], object]) -> None:
    with pytest.raises(ValueError, match="not_split"):
        read("a " * 100_000)


def test_no_long_gap_is_left() -> None:
    text, positions = cleaned("a" + " \n\t" * 3_000 + "b")
    assert len(text) == LONGEST_GAP + 2
    assert positions is not None
    assert positions[-1] == 9_001


@pytest.mark.slow
def test_no_bound_became_a_pair_of_numbers() -> None:
    """``{0, 9}`` in a text with values is a pair, (0, 9), and no bound: it must be written ``{{0,9}}`` there."""
    assert not [name for name, (pattern, _) in patterns().items() if re.search(r"\(\d+, \d+\)", pattern.pattern)]


@pytest.mark.slow
def test_a_pattern_that_grows_squared_is_seen() -> None:
    """Seen at one of three looks: a busy machine can hide growth from a single one."""
    assert any(grows(re.compile(r"\S+@\S+\.\w+"), "a@") for _ in range(3))
    assert any(grows(re.compile(r"\s*x"), " ") for _ in range(3))
    assert not grows(re.compile(r"(?<!\s)\s*x"), "a")
