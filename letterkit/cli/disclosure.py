"""``letterkit disclosure``: Annex I of the microcredit code from a portfolio, as PDF, web page and table."""

import json
from collections.abc import Iterator, Mapping
from pathlib import Path

import click

from letterkit import texts
from letterkit.batch.outbox import Outbox
from letterkit.cli.commands import HELP
from letterkit.creditor import HouseStyle
from letterkit.disclosure import (
    DEFAULT,
    READINGS,
    Disclosure,
    Fault,
    Gap,
    csv_file,
    disclose,
    paper,
    wording,
    yaml_snippet,
)
from letterkit.disclosure.fields_page import MODELS, json_schema
from letterkit.disclosure.published import Reading
from letterkit.errors import CaseInvalid, WrongCall
from letterkit.render.document import render
from letterkit.reports import page
from letterkit.texts import say

_INSTITUTION = "instelling.yaml"


def _show_schema(ctx: click.Context, _parameter: click.Parameter, name: str | None) -> None:
    if name:
        click.echo(json.dumps(json_schema(name), ensure_ascii=False, indent=2))
        ctx.exit()


@click.command(help=HELP["disclosure"])
@click.argument("data", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="DATA...")
@click.option("--out", required=True, type=click.Path(path_type=Path), help="De map waarin alles komt.")
@click.option(
    "--institution", type=click.Path(path_type=Path), help=f"Uw organisatie. Standaard: {_INSTITUTION} naast DATA."
)
@click.option("--year", type=int, help="Het verslagjaar. Standaard: het nieuwste jaar met gegevens.")
@click.option(
    "--par", type=click.Choice(READINGS), default=DEFAULT, show_default=True,
    help="Lezing van PAR30 en PAR90. Het document laat ze altijd alle drie zien.",
)  # fmt: skip
@click.option("--concept", is_flag=True, help="Ook zonder gevalideerd jaar, voor de beoordelaar.")
@click.option("--strict", is_flag=True, help="Eindig met code 1 als er een cijfer ontbreekt.")
@click.option("--schema", type=click.Choice(sorted(MODELS)), is_eager=True, expose_value=False,
              callback=_show_schema, help="Laat alleen de velden zien, als JSON Schema.")  # fmt: skip
def disclosure(
    data: tuple[Path, ...],
    *,
    out: Path,
    institution: Path | None,
    year: int | None,
    par: Reading,
    concept: bool,
    strict: bool,
) -> int:
    source = institution or data[0].parent / _INSTITUTION
    if not source.is_file():
        raise WrongCall("disclosure_no_institution", file=str(source))
    document, faults = disclose(data, source, year=year, reading=par, draft=concept)
    if document is None:
        for fault in faults:
            click.echo(_fault(fault))
        click.echo(say("disclosure.faults", count=len(faults)))
        return CaseInvalid.exit_code
    box, files = Outbox(out), _files(document)
    for name, content in files.items():
        box.place(name, content)
    for line in _lines(document, out, tuple(files)):
        click.echo(line)
    return 1 if strict and document.gaps else 0


def _files(content: Disclosure) -> Mapping[str, bytes]:
    document = paper(content)
    return {
        f"openbaarmaking-{content.year}.pdf": render(document, HouseStyle()),
        f"openbaarmaking-{content.year}.html": page.render("disclosure", paper=document).encode("utf-8"),
        f"openbaarmaking-{content.year}.csv": csv_file(content),
        f"cijfers-{content.year}.yaml": yaml_snippet(content),
    }


def _lines(document: Disclosure, out: Path, names: tuple[str, ...]) -> Iterator[str]:
    yield say("disclosure.made", folder=out)
    yield from (say("disclosure.made_file", name=name) for name in names)
    yield from (
        say("disclosure.column", number=column.number, head=wording.head(column).partition(". ")[2])
        for column in document.columns
    )
    yield say("disclosure.gaps", count=len(document.gaps)) if document.gaps else say("disclosure.no_gaps")
    yield from (_gap(document, gap) for gap in document.gaps)
    if document.notices:
        yield say("disclosure.notices")
    for notice in document.notices:
        yield say("disclosure.notice_line", text=say(f"disclosure.notice.{notice.code}", **notice.values))


def _gap(document: Disclosure, gap: Gap) -> str:
    whole = gap.outcome.state == "no_year"
    place = say("disclosure.place_line", file=document.source.name, line=gap.line) if gap.line else ""
    return say(
        "disclosure.gap",
        year=gap.year,
        what=say("disclosure.year_absent_label") if whole else wording.label(document, gap.clause),
        state=say(f"disclosure.state.{gap.outcome.state}"),
        reason=wording.reason(gap.outcome),
        place=say("disclosure.gap_place", place=place, field=gap.outcome.place) if place else "",
    )


def _fault(fault: Fault) -> str:
    wrong, expected = texts.problem(fault.problem)
    name = fault.file.name
    if fault.row:
        key = "disclosure.place_row" if fault.loan else "disclosure.place_row_only"
        place = say(key, file=name, row=fault.row, loan=fault.loan)
    else:
        place = say("disclosure.place_line", file=name, line=fault.line) if fault.line else name
    field = fault.problem.field or say("disclosure.whole")
    return say("disclosure.fault", place=place, field=field, wrong=wrong, expected=expected)
