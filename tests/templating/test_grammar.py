"""A template names data and never calls: what is refused, in every place that may hold template code."""

from datetime import date
from pathlib import Path

import pytest

from letterkit import case as cases
from letterkit.errors import SourceInvalid
from letterkit.templating import TemplateFolders, Templates, context
from tests.invented import CREDITOR, record
from tests.templating.conftest import Fill

PICKLE = "cposix\\nsystem\\n(S'id'\\ntR."
CALLS = [
    "{{ contract.parse_raw('x', proto='pickle', allow_pickle=true) }}",
    f'{{% for c in [contract] %}}{{% if c.parse_raw("{PICKLE}", allow_pickle=true) %}}{{% endif %}}{{% endfor %}}',
    "{% for c in (contract,) %}{{ c.nummer }}{% endfor %}",
    "{{ (contract or klant).copy() }}",
    "{{ (contract if klant else klant).model_copy() }}",
    "{{ [contract][0].model_copy() }}",
    "{{ achterstand.termijnen[0].model_copy() }}",
    "{{ achterstand['termijnen'] }}",
    "{{ contract['__class__'] }}",
    "{{ klant.naam.format(1) }}",
    "{{ '%s' | format(klant) }}",
    "{{ klant | attr('__class__') }}",
    "{{ oplossingen | map(attribute='naam') | list }}",
    "{{ klant.__class__ }}",
    "{{ klant.__init__.__globals__ }}",
    "{{ ''.__class__.__mro__ }}",
    "{{ ().__class__.__bases__ }}",
    "{{ {}.__class__ }}",
    "{{ 9 ** (9 ** 9) }}",
    "{{ 'x' * 999999999 }}",
    "{{ klant.naam ~ klant.naam }}",
    "{{ 1 + 1 }}",
    "{{ 5 % 2 }}",
    "{{ -1 }}",
    "{{ self }}",
    "{{ self._TemplateReference__context }}",
    "{{ super() }}",
    "{{ caller() }}",
    "{{ varargs }}",
    "{{ _values }}",
    "{% set _values = 1 %}",
    "{{ range(10) }}",
    "{{ lipsum() }}",
    "{{ cycler('a') }}",
    "{{ joiner() }}",
    "{{ namespace(a=1) }}",
    "{{ dict(a=1) }}",
    "{{ loop.cycle('a') }}",
    "{% for t in oplossingen %}{{ loop.changed(t) }}{% endfor %}",
    "{% for t in oplossingen %}{{ loop.nextitem.model_copy }}{% endfor %}",
    "{% for t in oplossingen %}{{ loop._iterator }}{% endfor %}",
    "{% for t in oplossingen recursive %}{{ loop(t) }}{% endfor %}",
    "{% for a, b in oplossingen %}{{ a }}{% endfor %}",
    "{% for a in oplossingen %}{% for b in oplossingen %}{% for c in oplossingen %}x{% endfor %}{% endfor %}{% endfor %}",
    "{% for a in klant.naam %}{% endfor %}{{ ('x' for a in klant) }}",
    "{% macro m() %}{% endmacro %}",
    "{% call klant.naam() %}{% endcall %}",
    "{% filter hoofdletter %}x{% endfilter %}",
    "{% import 'a.md.j2' as a %}",
    "{% from 'a.md.j2' import a %}",
    "{% extends 'a.md.j2' %}",
    "{% block a %}{% endblock %}",
    "{% with a = klant %}{{ a.model_copy() }}{% endwith %}",
    "{% set a %}x{% endset %}",
    "{% set a = contract.model_copy %}{{ a() }}",
    "{% set a, b = contract, klant %}",
    "{% include klant.naam %}",
    "{% include ['a.md.j2', 'b.md.j2'] %}",
    "{% include 'a' ~ 'b' %}",
    "{% if klant is defined %}x{% endif %}",
    "{% if klant is callable %}x{% endif %}",
    "{{ klant.naam | upper }}",
    "{{ betaling.bedrag | euro('x') }}",
    "{{ betaling.bedrag | euro(betaling) }}",
    "{{ contract.model_dump }}",
    "{{ contract.parse_raw }}",
    "{{ contract.model_fields }}",
    "{{ contract.model_fields_set }}",
    "{{ contract.nummer.upper }}",
    "{{ betaling.bedrag.as_tuple }}",
    "{{ vandaag.today }}",
    "{{ vandaag.replace }}",
    "{{ klant.naam[0:3] }}",
    "{{ {'a': klant} }}",
    "{{ (klant, contract) }}",
    "{{ not contract.copy() }}",
    "{% do contract.copy() %}",
    "{% autoescape true %}{{ contract.copy() }}{% endautoescape %}",
    "{% trans %}x{% endtrans %}",
    "{{ contract.copy() if klant else '' }}",
    "{{ 'a' if contract.copy() else '' }}",
    "{% if contract.copy() %}x{% endif %}",
    "{% if klant.naam in [contract.copy()] %}x{% endif %}",
    "{% include 'a.md.j2' if contract.copy() else 'b.md.j2' %}",
]  # fmt: skip
ALLOWED = [
    "{{ klant.aanhef }}",
    "{% set lening = contract %}{{ lening.omschrijving }}",
    "{% for t in achterstand.termijnen %}{% if not loop.last %}{{ t.bedrag | euro }}{% endif %}{% endfor %}",
    "{{ 'ja' if klant.samen else 'nee' }}",
    "{% if schuldeiser.sector in ['huur', 'energie'] and not klant.samen or zaak.geldzorgen %}x{% endif %}",
]


@pytest.mark.slow
@pytest.mark.parametrize("code", CALLS)
@pytest.mark.parametrize("place", ["body", "subject", "preheader", "part"])
def test_what_could_call_is_refused_before_it_runs(fill: Fill, code: str, place: str) -> None:
    body = {"body": f"Beste klant,\n\n{code}\n", "part": "{% include 'deel.md.j2' %}"}.get(place, "Tekst.")
    head = f"{place}: {_quoted(code)}\n" if place in ("subject", "preheader") else ""
    with pytest.raises(SourceInvalid) as caught:
        fill(body, head=head, parts={"deel.md.j2": f"Een zin.\n{code}"})
    values = caught.value.values
    assert values["file"] == ("deel.md.j2" if place == "part" else "herinnering/letter.md.j2")
    assert values["line"]
    assert values["column"]


@pytest.mark.parametrize("code", CALLS)
@pytest.mark.parametrize("row", ["- label: Kenmerk\n  value: {}\n", "- label: {}\n  value: 12\n"])
def test_the_lines_above_a_letter_may_not_call_either(tmp_path: Path, code: str, row: str) -> None:
    (tmp_path / "_details.yaml").write_text(row.format(_quoted(code)), encoding="utf-8")
    with pytest.raises(SourceInvalid) as caught:
        Templates(TemplateFolders(tmp_path)).details(_context())
    assert caught.value.values["file"] == "_details.yaml"


def test_a_label_is_the_same_for_all_cases(tmp_path: Path) -> None:
    file = tmp_path / "_details.yaml"
    file.write_text(
        '- label: "{{ sector.nummer | hoofdletter }}"\n  value: "{{ contract.nummer }}"\n', encoding="utf-8"
    )
    assert Templates(TemplateFolders(tmp_path)).details(_context()) == (("Contract", "C-77"),)
    file.write_text('- label: "Van {{ klant.naam }}"\n  value: "1"\n', encoding="utf-8")
    with pytest.raises(SourceInvalid) as caught:
        Templates(TemplateFolders(tmp_path)).details(_context())
    assert (caught.value.code, caught.value.values["label"]) == ("details_label_of_case", "Van {{ klant.naam }}")


@pytest.mark.parametrize("code", ALLOWED)
def test_what_a_template_needs_is_allowed(fill: Fill, code: str) -> None:
    assert fill(code + " Tekst.").blocks


def _quoted(code: str) -> str:
    return "'" + code.replace("'", "''") + "'"


def _context() -> context.Context:
    return context.build(
        cases.parse(record()), CREDITOR, payment=None, solutions=(), channels=("letter",), today=date(2026, 11, 23)
    )


@pytest.mark.parametrize(
    ("code", "place"),
    [
        ("Hoi\n" + "{% if klant.email %}" * 2000 + "x" + "{% endif %}" * 2000, "6:39981"),
        ("Hoi\n{% if " + "(" * 2000 + "klant.email" + ")" * 2000 + " %}x{% endif %}", "6:1"),
        ("Hoi\n{{ klant.email if " + "not " * 2000 + "klant.email }}", "6:1"),
    ],
)
def test_what_is_too_deep_is_told_at_its_place(fill: Fill, code: str, place: str) -> None:
    with pytest.raises(SourceInvalid) as found:
        fill(code)
    assert found.value.code == "template_too_deep"
    assert "{line}:{column}".format_map(found.value.values) == place
