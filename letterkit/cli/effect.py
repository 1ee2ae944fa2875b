"""``letterkit effect``: what people did after a message, and whether one text did more than another."""

from datetime import date
from pathlib import Path

import click

from letterkit.batch.outbox import Outbox
from letterkit.cli.commands import HELP
from letterkit.cli.options import Day, today_option
from letterkit.effect import comparing, joining, rates, responses, sendings, trials
from letterkit.effect.report import Effect, fault_words, refusal, report, uncounted_lines, verdict
from letterkit.effect.responses import WHATS, What, what_of
from letterkit.errors import WrongCall
from letterkit.texts import say

_MOST_SHOWN = 50


@click.command(help=HELP["effect"])
@click.argument("file", type=click.Path(path_type=Path), metavar="RESPONSEN")
@click.option("--run", "runs", multiple=True, required=True, metavar="MAP", help="De uitvoer van een run. Mag vaker.")
@click.option("--out", required=True, type=click.Path(path_type=Path), help="Map voor het verslag.")
@click.option(
    "--window", type=click.IntRange(1, 365), default=30, show_default=True, help="Dagen waarin een respons telt."
)
@click.option("--until", type=Day(), default=None, help="Tot en met welke dag het bestand compleet is.")
@click.option("--what", multiple=True, help="Alleen dit vergelijken: betaald, gebeld, regeling, klacht. Mag vaker.")
@click.option(
    "--matters",
    type=click.FloatRange(0.1, 50),
    default=5.0,
    show_default=True,
    help="Welk verschil voor u telt, in procentpunten.",
)
@today_option
def effect(
    file: Path,
    *,
    runs: tuple[str, ...],
    out: Path,
    window: int,
    until: date | None,
    what: tuple[str, ...],
    matters: float,
    today: date,
) -> int:
    """1 when there are rows that cannot be read."""
    whats = _whats(what)
    sent = sendings.read(runs)
    if not sent:
        raise WrongCall("effect_nothing_sent")
    given, faults = responses.read(file)
    joined = joining.join(sent, given, window=window, until=until or joining.last_day(given, today))
    drawn = trials.trials(joined.units)
    differences = comparing.compare(drawn, whats, matters=matters / 100)
    measured = Effect(joined, faults, rates.rates(joined.units), drawn, differences, matters / 100)
    outbox = Outbox(out)
    for name, content in report(measured).items():
        outbox.place(name, content)
    _show(measured, file, out)
    return int(bool(faults))


def _whats(given: tuple[str, ...]) -> tuple[What, ...]:
    """The kinds of response to compare, in the usual order; all of them when none is named."""
    wrong = next((name for name in given if what_of(name) is None), None)
    if wrong is not None:
        known = ", ".join(say(f"effect.what_option.{what}") for what in WHATS)
        raise WrongCall("effect_what_unknown", given=wrong, known=known)
    chosen = {what_of(name) for name in given}
    return tuple(kind for kind in WHATS if not chosen or kind in chosen)


def _show(measured: Effect, file: Path, out: Path) -> None:
    for fault in measured.faults[:_MOST_SHOWN]:
        field, wrong, expected = fault_words(fault)
        line = say("effect.fault_line", file=file.name, row=fault.row, field=field, wrong=wrong, expected=expected)
        click.echo(line, err=True)
    if measured.faults:
        click.echo(say("effect.bad", count=len(measured.faults)), err=True)
    for line in uncounted_lines(measured.joined):
        click.echo(line, err=True)
    if measured.joined.open:
        click.echo(say("effect.open", count=measured.joined.open, window=measured.joined.window), err=True)
    if not measured.trials:
        click.echo(say("effect.no_trial"))
    for trial, some in zip(measured.trials, measured.differences, strict=True):
        if trial.refusal:
            click.echo(f"{trial.stage}: {refusal(trial, measured.joined.window)}")
        for difference in some:
            click.echo(
                say(
                    "effect.answer_line",
                    stage=difference.stage,
                    what=say(f"effect.what.{difference.what}"),
                    verdict=verdict(difference),
                )
            )
    units = len(measured.joined.units) - measured.joined.open
    click.echo(say("effect.done", path=out, units=units, differences=sum(map(len, measured.differences))))
