"""``letterkit law``: the figures of law that count for a creditor, and what follows from them for amounts and days."""

from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path

import click

from letterkit.cli import law_figures, law_worked_out
from letterkit.cli.commands import HELP
from letterkit.cli.options import Day, creditor_option
from letterkit.creditor_file import load
from letterkit.dutch import amounts
from letterkit.errors import WrongCall
from letterkit.law.settings import Settings, shipped_settings

_EXAMPLES = """\b
letterkit law                                  alle cijfers en tabellen, met bron
letterkit law --fee 150 150 150                incassokosten over deze termijnen
letterkit law --interest 1000 --from 2026-01-01 --to 2026-07-01
letterkit law --letter 2026-11-16              de dagen van een 14-dagenbrief
letterkit law --bkr 2026-09-25                 de dagen rond een melding bij BKR
"""


@click.command(help=f"{HELP['law']}\n\n{_EXAMPLES}")
@creditor_option
@click.option("--open", "only_open", is_flag=True, help="Alleen wat niet zeker is.")
@click.option("--on", "day", type=Day(), default=date.today, help="De dag waarvoor de cijfers gelden.")
@click.option("--fee", metavar="BEDRAG …", help="Incassokosten over een of meer termijnen in één 14-dagenbrief.")
@click.option("--vat", is_flag=True, help="U verklaart in de brief dat u btw betaalt en die niet kunt verrekenen.")
@click.option("--interest", metavar="BEDRAG", help="Wettelijke rente over een bedrag, met --from en --to.")
@click.option("--from", "start", type=Day(), help="Eerste dag van de rente.")
@click.option("--to", "end", type=Day(), help="Dag waarop de rente stopt; die dag telt niet mee.")
@click.option("--letter", "posted", type=Day(), help="De dagen van een 14-dagenbrief die u op deze dag post.")
@click.option("--delivered", type=Day(), help="Bij --letter: de dag van bezorgen, als u die kunt bewijzen.")
@click.option("--bkr", "unpaid", type=Day(), help="De dagen rond een melding, als de termijn van deze dag open staat.")
@click.argument("more", nargs=-1, metavar="")
def law(
    creditor: Path | None,
    *,
    only_open: bool,
    day: date,
    fee: str | None,
    vat: bool,
    interest: str | None,
    start: date | None,
    end: date | None,
    posted: date | None,
    delivered: date | None,
    unpaid: date | None,
    more: tuple[str, ...],
) -> None:
    """What is asked to be worked out, one after the other; all figures when nothing is."""
    settings = load(creditor).law if creditor else shipped_settings()
    if ((start or end) and not interest) or (delivered and not posted) or (more and not fee):
        raise WrongCall("law_option_alone")
    parts = [
        fee and law_worked_out.fee(_amounts((fee, *more)), day, declared=vat, settings=settings),
        interest and _interest(interest, start, end, settings),
        posted and law_worked_out.letter(posted, delivered, settings),
        unpaid and law_worked_out.bkr_days(unpaid, settings),
    ]
    _echo(line for lines in parts if lines for line in lines)
    if not any(parts):
        _echo(law_figures.singles(settings, only_open=only_open))
        if not only_open:
            _echo(law_figures.tables(settings, day))
        _echo(law_figures.unknown_soon(settings, day))


def _interest(amount: str, start: date | None, end: date | None, settings: Settings) -> Iterator[str]:
    if start is None or end is None:
        raise WrongCall("law_period_missing")
    return law_worked_out.interest_over(_amounts((amount,))[0], start, end, settings)


def _amounts(given: tuple[str, ...]) -> list[Decimal]:
    try:
        return [amounts.read(amount) for amount in given]
    except ValueError as error:
        raise WrongCall("law_amount") from error


def _echo(lines: Iterable[str]) -> None:
    for line in lines:
        click.echo(line)
