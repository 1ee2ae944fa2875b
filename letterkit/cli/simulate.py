"""``letterkit simulate``: one case from the first missed day to the end."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import click

from letterkit.case import Case
from letterkit.case_file import Layout, read
from letterkit.cli.commands import HELP
from letterkit.cli.options import creditor_option, creditor_path
from letterkit.creditor_file import layout
from letterkit.errors import CaseInvalid, WrongCall
from letterkit.sectors import sectors
from letterkit.simulation import EVENTS, Event, judge
from letterkit.simulation import simulate as run
from letterkit.simulation.as_json import as_json
from letterkit.simulation.as_text import as_text
from letterkit.simulation.events import parse, parse_amount, parse_day
from letterkit.simulation.folder import write
from letterkit.simulation.instalments import monthly_amount
from letterkit.simulation.start import Start, as_recorded, first_missed_day
from letterkit.texts import say
from letterkit.workspace import Workspace, load_workspace

_USUAL_DAYS, _MOST_DAYS = 365, 1096


class _When(click.ParamType):  # type: ignore[type-arg]  # generic from click 8.5 on only
    """A day, and for some switches more after a colon. A mistake is told in one sentence."""

    name = "dag"

    def __init__(self, event: str) -> None:
        self._event = event

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Event:
        return value if isinstance(value, Event) else parse(self._event, str(value))


def _switches(command: Callable[..., int]) -> Callable[..., int]:
    """One repeatable switch for every happening."""
    for name, kind in reversed(tuple(EVENTS.items())):
        more = say(f"simulation.metavar.{kind.takes}")
        command = click.option(
            f"--{name.replace('_', '-')}",
            name,
            multiple=True,
            type=_When(name),
            metavar="DAG" if kind.takes == "nothing" else f"DAG:{more}" if kind.must else f"DAG[:{more}]",
            help=say(f"simulation.switch.{name}"),
        )(command)
    return command


@click.command(help=HELP["simulate"])
@click.argument("case", type=click.Path(path_type=Path), metavar="ZAAK")
@click.option("--case", "wanted", metavar="ZAAKNUMMER", help="Welke zaak, als er meer in het bestand staan.")
@click.option(
    "--from",
    "start",
    type=click.Choice(("begin", "stand")),
    default="begin",
    show_default=True,
    help="Begin op de eerste gemiste dag, of bij de zaak zoals die nu is.",
)
@click.option("--until", metavar="DAG", help="Laatste dag van de simulatie.")
@click.option(
    "--days", type=click.IntRange(1, _MOST_DAYS), help="Aantal dagen, als er geen laatste dag is. Zonder: 365."
)
@click.option("--monthly", metavar="BEDRAG", help="Wat er elke maand bij komt; 0 is niets. Zonder: uit de termijnen.")
@click.option("--sector", type=click.Choice(tuple(sectors())), help="Een ander traject dan dat van de schuldeiser.")
@_switches
@creditor_option
@click.option("--format", "form", type=click.Choice(("text", "json")), default="text", show_default=True, help="Vorm.")
@click.option("--out", type=click.Path(path_type=Path), help="Nieuwe map voor alle berichten en een bladzijde erover.")
def simulate(
    case: Path,
    *,
    wanted: str | None,
    start: str,
    until: str | None,
    days: int | None,
    monthly: str | None,
    sector: str | None,
    creditor: Path | None,
    form: str,
    out: Path | None,
    **events: tuple[Event, ...],
) -> int:
    workspace = _in_sector(load_workspace(creditor_path(creditor, case)), sector)
    chosen = _case(case, wanted, layout(workspace.creditor))
    begin = first_missed_day(chosen) if start == "begin" else as_recorded(chosen)
    each = monthly_amount(chosen) if monthly is None else parse_amount(monthly, "--monthly", least=Decimal(0)) or None
    happened = tuple(event for several in events.values() for event in several)
    track = run(begin, workspace, until=_until(begin, until, days), events=happened, monthly=each)
    judged = judge(track, workspace)
    if out:
        for path in write(judged, out):
            click.echo(say("simulation.written", path=path), err=True)
    click.echo(as_json(judged) if form == "json" else as_text(judged), nl=False)
    return 0


def _in_sector(workspace: Workspace, sector: str | None) -> Workspace:
    """The workspace with the ladder of another sector."""
    if sector is None:
        return workspace
    return replace(workspace, creditor=workspace.creditor.model_copy(update={"sector": sector, "fasen": {}}))


def _until(begin: Start, until: str | None, days: int | None) -> date:
    if until is None:
        return begin.day + timedelta(days=(days or _USUAL_DAYS) - 1)
    last = parse_day(until, "--until")
    if last < begin.day:
        raise WrongCall("simulate_until", first=begin.day.isoformat())
    if (last - begin.day).days >= _MOST_DAYS:
        raise WrongCall("simulate_too_long", most=_MOST_DAYS)
    return last


def _case(path: Path, wanted: str | None, export: Layout) -> Case:
    """The case that is asked for; of a wrong row only the mistakes are told."""
    chosen, count = None, 0
    for row in read(path, export):
        if wanted in (None, row.case_id):
            chosen, count = chosen or row, count + 1
    if chosen is None:
        code = "simulate_case_unknown" if wanted else "simulate_no_case"
        raise WrongCall(code, case=wanted, file=str(path))
    if count > 1:
        raise WrongCall("simulate_which_case", file=str(path), count=count)
    if chosen.case is None:
        raise CaseInvalid("case_invalid_in_row", row=chosen.number, file=str(path), problems=chosen.problems)
    return chosen.case
