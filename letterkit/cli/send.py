"""``letterkit send``: the e-mails of a run, given to a mail server."""

import asyncio
from collections import Counter
from contextlib import closing
from datetime import datetime
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import click

from letterkit.batch.box import open_box
from letterkit.batch.choices import Choices
from letterkit.batch.ledger import Evidence, Receipts
from letterkit.batch.ledger.events import released_cases
from letterkit.cli.commands import HELP
from letterkit.cli.ledger_place import place_of, run_of
from letterkit.cli.mail_server import server_of, server_options
from letterkit.cli.options import LEDGER_VARIABLE
from letterkit.creditor_file import load
from letterkit.errors import WrongCall
from letterkit.law.settings import Settings
from letterkit.sending import Chooser, Clock, Entry, Pace, Tally, entries
from letterkit.texts import say

_ORDER = ("now", "sent", "bounced", "deferred", "later", "paid", "withdrawn", "expired", "done", "unknown")


@click.command(help=HELP["send"])
@click.argument("run", metavar="RUN")
@click.option("--channel", type=click.Choice(["email"]), required=True, help="Wat u verstuurt.")
@server_options
@click.option("--rate", type=click.IntRange(1, 60_000), default=120, show_default=True, help="Hoeveel per minuut.")
@click.option("--limit", type=click.IntRange(1), help="Hoogstens zoveel in deze opdracht.")
@click.option("--wait", is_flag=True, help="Wacht op berichten die pas later mogen aankomen.")
@click.option("--retry-unknown", is_flag=True, help="Verstuur ook wat misschien al verstuurd is.")
@click.option("--dry-run", is_flag=True, help="Tel alleen wat er weg zou gaan.")
@click.option("--ledger", "address", envvar=LEDGER_VARIABLE, help="Het logboek. Standaard: dat van de run.")
def send(
    run: str,
    *,
    channel: str,
    rate: int,
    limit: int | None,
    wait: bool,
    retry_unknown: bool,
    dry_run: bool,
    address: str | None,
    **server: Any,
) -> int:
    """Send what may leave; 1 when a person must look at a message, or when some could not be sent yet."""
    if find_spec("aiosmtplib") is None:
        raise WrongCall("send_extra")
    clock = Clock()
    url, evidence = run_of(run, address)
    box = open_box(place_of(evidence))
    with closing(evidence):
        messages = [entry for entry in entries(box, evidence) if entry.channel == channel]
    with Receipts(url, evidence.run) as book:
        chooser = Chooser(
            book.states(),
            released_cases(evidence.events),
            book.paid(entry.case_id for entry in messages),
            again=retry_unknown,
            law=_law(evidence),
        )
        if dry_run:
            return _report(_rehearsed(messages, chooser, limit, clock.now()))
        to, chosen = server_of(**server), _first(messages, chooser, limit, clock.now())
        from letterkit.sending.mailing import Mailing  # noqa: PLC0415 - after the sentence that says what it needs

        mailing = Mailing(book, box, to, chooser, Pace(per_minute=rate), clock, waits=wait)
        try:
            asyncio.run(mailing.send(chosen))
        except BaseException:
            _report(mailing.tally)  # what was sent until it stopped
            raise
    return _report(mailing.tally)


def _law(evidence: Evidence) -> Settings | None:
    """The creditor's own hours, when its settings are still where they were."""
    choices = evidence.run.choices
    path = Path(Choices.of(choices).creditor) if choices else None
    return load(path).law if path and path.is_file() else None


def _first(messages: list[Entry], chooser: Chooser, limit: int | None, now: datetime) -> list[Entry]:
    """All that may not leave, for the counts, and the first that may."""
    left, chosen = limit, list[Entry]()
    for entry in messages:
        leaves = chooser.fate(entry, now) in ("now", "later")
        if left is None or not leaves or left > 0:
            chosen.append(entry)
        left = left - leaves if left is not None else None
    return chosen


def _rehearsed(messages: list[Entry], chooser: Chooser, limit: int | None, now: datetime) -> Tally:
    fates = [(chooser.fate(entry, now), entry) for entry in _first(messages, chooser, limit, now)]
    unknown = [entry.customer for fate, entry in fates if fate == "unknown"]
    return Tally(Counter(fate for fate, _ in fates), unknown)


def _report(tally: Tally) -> int:
    for name in _ORDER:
        if tally.counts[name]:
            click.echo(say("run.table_row", label=say(f"send.fate.{name}"), count=tally.counts[name]))
    if not +tally.counts:
        click.echo(say("send.nothing"))
    for case in tally.unknown:
        click.echo(say("send.unknown", case=case))
    return 1 if tally.unknown or tally.counts["deferred"] else 0
