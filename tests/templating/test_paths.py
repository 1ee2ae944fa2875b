"""A template that need not run says exactly what it says when it runs."""

from collections import Counter
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from letterkit import resources
from letterkit.branches import distinct_messages
from letterkit.case_file import read
from letterkit.cli.desk import open_desk
from letterkit.errors import SourceInvalid
from letterkit.message import PersonName
from letterkit.templating import markdown, paths
from letterkit.templating.compiled import Compiled, compiled
from letterkit.templating.environment import TemplateEnvironment
from letterkit.templating.paths import Paths

SAMPLES = resources.samples_dir()


@dataclass(frozen=True)
class Row:
    label: str
    amount: Decimal
    paid: bool

    @property
    def large(self) -> bool:
        return self.amount > 100


@dataclass(frozen=True)
class Words:
    name: str
    other: str | None
    rows: tuple[Row, ...]
    number: int
    amount: Decimal | None
    day: date | None
    first: Row | None

    def names(self) -> dict[str, object]:
        return dict(vars(self))


ROWS = st.builds(Row, st.sampled_from(["a", "b", ""]), st.sampled_from([Decimal(5), Decimal("200.50")]), st.booleans())
WORDS = st.builds(
    Words,
    name=st.sampled_from([PersonName("Jan"), "Els", ""]),
    other=st.sampled_from([None, "", "Jan", "iets"]),
    rows=st.lists(ROWS, max_size=3).map(tuple),
    number=st.integers(0, 3),
    amount=st.none() | st.sampled_from([Decimal(0), Decimal("12.30")]),
    day=st.none() | st.dates(date(2026, 1, 1), date(2026, 3, 1)),
    first=st.none() | ROWS,
)
FOLLOWED = [
    "{{ name }} en {{ name }}",
    "{{ number }}",
    "{% if other %}{{ other }}{% elif number %}{{ number }}{% else %}niets{% endif %}",
    "{% if not amount %}-{% else %}{{ amount | euro }}{% endif %}",
    "{{ amount | euro }}",
    "{{ day | datum }} {{ day | weekdag }}",
    "{{ other }}",
    "{{ other or name }}",
    "{{ other and name }}",
    "{{ (name if number > 1 else other) | hoofdletter }}",
    (
        "{% for row in rows %}{{ loop.index }}{{ row.label | klein }}{% if row.large %} {{ row.amount | euro }}{% endif %}"
        "{% if loop.last %}.{% else %}, {% endif %}{% else %}geen{% endfor %}"
    ),
    "{% for row in rows if row.paid %}{{ loop.length }}{{ row.label }}{% endfor %}",
    "{% if rows %}ja{% endif %}{% if rows and number == 2 %}{{ rows[0].label }}{% endif %}",
    "{% if name in ['Jan', 'Piet'] %}{{ other }}{% endif %}{% if 'a' in name %}a{% endif %}",
    "{% if name == other %}zelf{% endif %}{% if number != 1 %}{{ number }}{% endif %}",
    "{% if number < 2 %}<{% endif %}{% if number <= 2 %}{{ name }}{% endif %}{% if number >= 1 %}>{% endif %}",
    "{% set mine = first.label %}{% if mine %}{{ mine }}{% endif %}",
    "{{ first.label }}",
    "{% if first %}{{ first.amount | euro }}{% endif %}{{ 'vast' }}{{ 3 }}",
    "{% if first == rows %}?{% endif %}",
    "{{ first }}",
    "{{ first.nothing }}",
    "{{ nobody }}",
]
NEVER_FOLLOWED = [
    "{{ name ~ other }}",
    "{{ name + '!' }}",
    "{{ name.upper() }}",
    "{{ number + 1 }}",
    "{{ 'Jan'.replace(name, 'x') }}",
    "{% if rows[0].label %}{{ number }}{% endif %}",
    "{{ [1, 2, 3, 4][number] }}",
    "{{ {'Jan': 'j', 'Els': 'e', '': '-'}[name] }}",
    "{% for letter in name %}{{ letter }}{% endfor %}",
    "{% if day == amount %}?{% endif %}{{ '%s' % name }}",
    "{{ '%d'.format(number) }}",
]


def piece(text: str) -> Compiled[Any]:
    return compiled(TemplateEnvironment(lambda _name: None), "proef.md.j2", text, markdown.inline)


def said(template: Compiled[Any], names: dict[str, object]) -> tuple[object, ...]:
    """What comes of running the template, or what is wrong with it."""
    try:
        made, printed = template.collected(names)
    except SourceInvalid as error:
        return "wrong", error.code, sorted(error.values.items())
    return id(made), [(type(one), one) for one in map(paths._text, printed)]


def told(template: Paths[Any], words: Words) -> tuple[object, ...]:
    try:
        made, values = template.of(words)
    except SourceInvalid as error:
        return "wrong", error.code, sorted(error.values.items())
    return id(made), [(type(one), one) for one in values]


@pytest.mark.parametrize("text", [*FOLLOWED, *NEVER_FOLLOWED])
@given(cases=st.lists(WORDS, min_size=1, max_size=12))
def test_followed_or_run_the_same(text: str, cases: list[Words]) -> None:
    template = piece(text)
    known = Paths(template.collected)
    for words in [*cases, *cases]:
        assert told(known, words) == said(template, words.names())


@pytest.mark.parametrize("text", FOLLOWED[:5])
def test_a_known_path_does_not_run_the_template(text: str) -> None:
    runs = Counter[str]()
    template = piece(text)

    def run(names: dict[str, object]) -> tuple[Any, list[object]]:
        runs[text] += 1
        return template.collected(names)

    known = Paths(run)
    for name in ("Jan", "Els", "Bo"):
        known.of(Words(name, "x", (), 2, Decimal(3), date(2026, 1, 2), None))
    assert runs[text] == 1


def test_a_template_that_cannot_be_watched_runs_once_a_case() -> None:
    runs = Counter[str]()
    template = piece(NEVER_FOLLOWED[0])

    def run(names: dict[str, object]) -> tuple[Any, list[object]]:
        runs["run"] += 1
        return template.collected(names)

    known = Paths(run)
    for name in ("Jan", "Els", "Bo"):
        known.of(Words(name, "x", (), 2, Decimal(3), date(2026, 1, 2), None))
    assert runs["run"] == 4  # watched in vain the first time


def test_the_paths_kept_have_a_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(paths, "MOST_PATHS", 2)
    runs = Counter[int]()
    template = piece("{% for row in rows %}{{ row.label }}{% endfor %}")

    def run(names: dict[str, object]) -> tuple[Any, list[object]]:
        runs[len(list(names["rows"]))] += 1  # type: ignore[call-overload]
        return template.collected(names)

    known = Paths(run)
    for _ in range(3):
        for length in range(4):
            known.of(Words("Jan", "", (Row("a", Decimal(1), paid=True),) * length, 1, None, None, None))
    assert runs == {0: 1, 1: 1, 2: 3, 3: 3}


@pytest.mark.slow
def test_every_branch_of_every_shipped_template(monkeypatch: pytest.MonkeyPatch) -> None:
    of, checked = Paths.of, Counter[bool]()

    def compared(self: Paths[Any], names: paths.Names) -> tuple[Any, tuple[str, ...]]:
        known = self._followed(names)
        made, values = of(self, names)
        plain_made, plain_values = self._plainly(names)
        assert made is plain_made
        assert [(type(one), one) for one in values] == [(type(one), one) for one in plain_values]
        checked[known is not None] += 1
        return made, values

    monkeypatch.setattr(Paths, "of", compared)
    desk = open_desk(SAMPLES / "creditor.yaml")
    cases = tuple(row.case for name in ("fasen.json", "portfolio.csv") for row in read(SAMPLES / name) if row.case)
    assert len(list(distinct_messages(desk, cases, date(2026, 11, 23)))) > 300
    assert checked[True] > 10 * checked[False] > 0
