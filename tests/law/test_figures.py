"""No figure without a source, no doubt without a note, and the Dutch page for reviewers says the same as the code."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from pydantic import ValidationError

from letterkit.errors import CannotRender
from letterkit.law import collection_fee, days
from letterkit.law.figure import Figure, Row, Table, notes
from letterkit.law.settings import Settings, shipped_settings
from letterkit.law.tables import Tables
from letterkit.sectors import sectors

PAGE = (Path(__file__).parents[2] / "docs" / "nl" / "wet.md").read_text(encoding="utf-8")
TABLES: list[Table[Any]] = [
    collection_fee.staffel(),
    *(getattr(shipped_settings().tables, name) for name in Tables.model_fields),
]


def all_figures() -> Iterator[tuple[str, Figure[Any]]]:
    for name in Settings.names():
        yield name, getattr(shipped_settings(), name)
    for table in TABLES:
        yield from ((f"{table.title} {row.since}", row) for row in table.rows)
    for name, sector in sectors().items():
        yield f"{name} fourteen_days", sector.fourteen_days
        yield f"{name} private_law", sector.private_law
        yield from ((f"{name} {stage}", figure) for stage, figure in sector.terms.items())
    yield from ((str(day), figure) for day, figure in days.equated_days().items())


def dutch(value: object) -> str:
    return value.strftime("%d-%m-%Y") if isinstance(value, date) else str(value).replace(".", ",")


def line_of(start: str) -> str:
    (found,) = (line for line in PAGE.splitlines() if line.startswith(start))
    return found


@pytest.mark.parametrize("figure", [pytest.param(figure, id=name) for name, figure in all_figures()])
def test_every_figure_has_a_source_and_says_its_doubt(figure: Figure[Any]) -> None:
    assert len(figure.source) > 3
    assert figure.confirmed or figure.note.endswith(".")


@pytest.mark.parametrize("name", Settings.names())
def test_the_page_for_reviewers_lists_every_setting(name: str) -> None:
    figure = getattr(shipped_settings(), name)
    cells = [cell.strip() for cell in line_of(f"| `{name}` |").strip("|").split("|")]
    assert cells[1] == dutch(figure.value)
    assert cells[-1] == ("ja" if figure.confirmed else "**nee**")


@pytest.mark.parametrize("table", TABLES[1:], ids=lambda table: table.title)
def test_the_page_for_reviewers_lists_every_row_of_a_table(table: Table[Any]) -> None:
    section = PAGE.split(f"### {table.title}\n")[1].split("\n#")[0]
    listed = [
        [cell.strip() for cell in line.strip("|").split("|")] for line in section.splitlines() if line[:3] == "| 0"
    ]
    expected = [[dutch(row.since), dutch(row.value), "ja" if row.confirmed else "**nee**"] for row in table.rows]
    assert [[cells[0], cells[1], cells[-1]] for cells in listed] == expected


def test_the_page_for_reviewers_lists_the_equated_days() -> None:
    assert all(dutch(day) in PAGE for day in days.equated_days())


def test_a_doubtful_figure_without_a_note_is_refused() -> None:
    with pytest.raises(ValidationError, match="note_missing"):
        Figure[int](value=5, source="ergens", confirmed=False)
    with pytest.raises(ValidationError, match="source"):
        Figure[int](value=5, source="", confirmed=True)


def test_a_table_runs_from_old_to_new() -> None:
    rows = [Row[int](since=date(year, 1, 1), value=year, source="proef", confirmed=True) for year in (2025, 2024)]
    with pytest.raises(ValidationError, match="rows_out_of_order"):
        Table[int](title="proef", rows=tuple(rows))


def test_spans_follow_the_rows_and_stop_at_the_unknown() -> None:
    rows = tuple(Row[int](since=date(y, 1, 1), value=y, source="proef", confirmed=True) for y in (2024, 2025))
    table = Table[int](title="proef", months=12, rows=rows)
    spans = [(str(a), str(b), row.value) for a, b, row in table.spans(date(2024, 12, 1), date(2026, 1, 1))]
    assert spans == [("2024-12-01", "2025-01-01", 2024), ("2025-01-01", "2026-01-01", 2025)]
    assert list(table.spans(date(2025, 5, 1), date(2025, 5, 1))) == []
    with pytest.raises(CannotRender, match="law_figure_unknown"):
        list(table.spans(date(2025, 12, 1), date(2026, 1, 2)))


def test_notes_are_given_once_and_only_when_in_doubt() -> None:
    sure = Figure[int](value=1, source="wet", confirmed=True, note="achtergrond")
    unsure = Figure[Decimal](value=Decimal(2), source="site", confirmed=False, note="nakijken.")
    assert notes(sure, unsure, unsure) == ("nakijken.",)


def test_the_open_points_of_the_settings() -> None:
    found = dict(shipped_settings().open_points())
    assert {"cap_per_period", "forbearance_duty_since", "bkr_notice_most_days", "pause_days"} <= found.keys()
    assert "calling_in_months" not in found
