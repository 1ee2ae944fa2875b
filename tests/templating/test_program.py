"""A template program says what Jinja itself says, and always comes to an end."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import pairwise

import jinja2
import pytest
from hypothesis import given
from hypothesis import strategies as st

from letterkit.errors import CannotRender, SourceInvalid
from letterkit.message import CaseText
from letterkit.message.shape import put
from letterkit.templating.compiled import Compiled
from letterkit.templating.environment import TemplateReader
from letterkit.templating.formats import FILTERS
from letterkit.templating.program import Compiler, Stretches
from tests.templating.conftest import Fill


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


ROWS = st.builds(Row, st.sampled_from(["a", "b", ""]), st.sampled_from([Decimal(5), Decimal("200.50")]), st.booleans())
WORDS = st.builds(
    Words,
    name=st.sampled_from([CaseText("Jan"), "Els", ""]),
    other=st.sampled_from([None, "", "Jan", "iets"]),
    rows=st.lists(ROWS, max_size=3).map(tuple),
    number=st.integers(0, 3),
    amount=st.none() | st.sampled_from([Decimal(0), Decimal("12.30")]),
    day=st.none() | st.dates(date(2026, 1, 1), date(2026, 3, 1)),
    first=st.none() | ROWS,
)
PIECES = [
    "tekst {{ name }} ",
    "{% if other %}x{{ other }}{% elif number > 1 %}{{ number }}{% else %}leeg{% endif %}",
    "{% if other == name %}gelijk{% endif %}{% if other != name and number %}ja{% endif %}",
    "{% if not amount or number in [1, 2] %}a{% endif %}{% if name not in ('Jan', 'Els') %}b{% endif %}",
    "{% if 0 < number <= 2 %}tussen{% endif %}{% if number >= 3 %}veel{% endif %}",
    "{% for r in rows %}{{ loop.index }}/{{ loop.length }}:{{ r.label }}{% if not loop.last %}, {% endif %}{% endfor %}",
    "{% for r in rows if r.paid %}{{ loop.index0 }}{% if loop.first %}!{% endif %}{% else %}geen{% endfor %}",
    "{% for r in rows %}{% for q in rows %}{% if r.large and q.paid %}{{ loop.index }}{{ r.label }}{% endif %}{% endfor %}{% endfor %}",
    "{{ name | hoofdletter | klein }}{{ 'ja' if number else 'nee' }}",
    "{{ amount | euro if amount else 'niets' }}",
    "{{ amount | euro }}",
    "{{ day | datum }}",
    "{{ day | weekdag if day else name }}",
    "{{ other }}",
    "{{ first.label }}",
    "{{ first.paid }}",
    "{% set x = name %}{% for r in rows %}{% set x = r.label %}{{ x }}{% endfor %}{{ x }}",
    "{% if number %}{% set name = other %}{% endif %}{{ name }}",
    "{{ 'een' if other }}",
    "{% if first.large %}groot{% endif %}",
]


def ours(text: str, words: object) -> str:
    reader, stretches = TemplateReader(), Stretches()
    program = Compiler("t", stretches, {}.__getitem__).program(reader.tree(text, "t"))
    values: list[str] = []
    return put(
        Compiled("t", program, stretches, reader.marks, lambda text, marks: marks.take_out(text).text).run(
            words, values
        )
        + " ",
        values,
    )


def by_jinja(text: str, words: object) -> str:
    """The same text by Jinja's own runtime, as strict about what may be printed."""
    environment = jinja2.Environment(  # noqa: S701 - text, not HTML
        undefined=jinja2.StrictUndefined, trim_blocks=True, lstrip_blocks=True, keep_trailing_newline=True, finalize=_plain
    )  # fmt: skip
    environment.filters.update(FILTERS)
    return environment.from_string(text).render(vars(words)) + " "


def _plain(value: object) -> object:
    if isinstance(value, jinja2.Undefined):
        str(value)
    if isinstance(value, bool) or not isinstance(value, str | int):
        raise TypeError
    return value


def said(say: Callable[[str, object], str], text: str, words: object) -> str:
    try:
        return say(text, words)
    except SourceInvalid as error:
        return error.code
    except jinja2.UndefinedError:
        return "value_unknown"
    except TypeError:
        return "value_not_printable"


@pytest.mark.quick
@given(st.lists(st.sampled_from(PIECES), min_size=1, max_size=5), WORDS)
def test_a_program_says_what_jinja_says(pieces: list[str], words: Words) -> None:
    text = "\n".join(pieces)
    assert said(ours, text, words) == said(by_jinja, text, words)


ENDLESS = [
    "{% for a in achterstand.termijnen %}{% for b in achterstand.termijnen %}x{% endfor %}{% endfor %}",
    "{% for a in achterstand.termijnen %}{% for b in achterstand.termijnen %}{% endfor %}{% endfor %}",
    "{% for a in achterstand.termijnen %}{% for b in achterstand.termijnen %}{{ a.bedrag | euro }}{% endfor %}{% endfor %}",
    "{% for a in achterstand.termijnen %}" + "lang " * 1_000 + "{% endfor %}",
    "{% for a in achterstand.termijnen %}" + "{{ schuldeiser.klachten.uitleg }}" * 200 + "{% endfor %}",
]


@pytest.mark.parametrize("body", ENDLESS)
def test_a_message_without_end_is_refused(fill: Fill, body: str) -> None:
    terms = [{"vervaldatum": "2026-11-01", "bedrag": "1.00"}] * 600
    with pytest.raises(CannotRender) as caught:
        fill("Beste klant, " + body, achterstand={"termijnen": terms, "totaal": "600.00"})
    assert (caught.value.code, caught.value.values["template"]) == ("message_too_long", "herinnering/letter.md.j2")


def test_ten_thousand_instalments_squared_end_soon() -> None:
    words = Words("Jan", None, (Row("a", Decimal(5), paid=True),) * 10_000, 1, None, None, None)
    with pytest.raises(CannotRender, match="message_too_long"):
        ours("{% for a in rows %}{% for b in rows %}{% if a.large %}{% endif %}{% endfor %}{% endfor %}", words)


def test_parts_in_parts_end_too(fill: Fill) -> None:
    """Each part includes the next one ten times: a million times the last."""
    names = [f"deel{number}.md.j2" for number in range(6)]
    parts = {name: f"{{% include '{below}' %}}" * 10 for name, below in pairwise(names)}
    with pytest.raises(CannotRender, match="message_too_long"):
        fill(f"{{% include '{names[0]}' %}}" * 10, parts={**parts, names[-1]: "Tekst. "})


def test_a_long_list_of_instalments_is_no_message_without_end(fill: Fill) -> None:
    assert fill("{% for a in achterstand.termijnen %}\n- {{ a.bedrag | euro }}\n{% endfor %}",
         achterstand={"termijnen": [{"vervaldatum": "2026-11-01", "bedrag": "1.00"}] * 600, "totaal": "600.00"}).blocks  # fmt: skip
