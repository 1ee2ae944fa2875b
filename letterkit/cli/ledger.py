"""``letterkit ledger``: the runs of a ledger, and the ways out of one that stopped or must not be sent."""

from contextlib import closing
from typing import NoReturn

import click

from letterkit import channels
from letterkit.batch import closing as ways
from letterkit.batch.box import Box, open_box
from letterkit.batch.choices import Choices
from letterkit.batch.customers import Customers
from letterkit.batch.ledger import Evidence, events, overview
from letterkit.batch.order import Order
from letterkit.batch.root import SEED, Signing
from letterkit.cli.commands import HELP
from letterkit.cli.ledger_place import ledger_here, place_is_there, place_of, run_of
from letterkit.cli.options import LEDGER_VARIABLE, RUN_KEY_VARIABLE, by_option
from letterkit.errors import LedgerTrouble, WrongCall
from letterkit.texts import say

_SHOWN = 12  # characters of a run's id: enough to know it by

ledger_option = click.option(
    "--ledger",
    "address",
    envvar=LEDGER_VARIABLE,
    help="Het logboek. Standaard: dat van de run, of letterkit-ledger.sqlite in deze map.",
)
reason_option = click.option("--reason", required=True, help="Waarom. Dit blijft in het logboek staan.")


@click.group(help=HELP["ledger"])
def ledger() -> None:
    """The group alone does nothing."""


@ledger.command("list", help="Laat alle runs zien.")
@ledger_option
def list_(address: str | None) -> None:
    for line in overview.runs(ledger_here(address)):
        state = say(f"ledger.state.{line.state}")
        row = say("ledger.row", run=line.id[:_SHOWN], day=line.today, state=state, who=line.operator, place=line.place)
        click.echo(row)


@ledger.command(help="Zoek bij welke run een bericht hoort. NUMMER: het documentnummer onder aan brief of e-mail.")
@click.argument("number", metavar="NUMMER")
@ledger_option
def find(number: str, address: str | None) -> None:
    found = overview.documents(ledger_here(address), number.strip().lower())
    if not found:
        raise LedgerTrouble("document_unknown", number=number)
    for one in found:
        stage, channel = one.stage.replace("_", " "), channels.RECORDS[one.channel].label
        day, place = one.run.today, one.run.place
        click.echo(say("ledger.found", stage=stage, channel=channel, day=day, run=one.run.id[:_SHOWN], place=place))
    click.echo(say("ledger.found_next", number=number.strip().upper()))


@ledger.command(help="Laat zien hoe een run ervoor staat. RUN: de map van de run, of het begin van zijn nummer.")
@click.argument("run", metavar="RUN")
@ledger_option
def show(run: str, address: str | None) -> None:
    _, evidence = run_of(run, address)
    with closing(evidence):
        _show(evidence)


def _show(evidence: Evidence) -> None:
    counts = evidence.counts
    click.echo(say("ledger.run", run=evidence.run.id[:_SHOWN], day=evidence.today, place=place_of(evidence)))
    click.echo(say(f"ledger.next.{evidence.state}", place=place_of(evidence)))
    for name in ("read", "produced", "held", "rejected", "messages"):
        click.echo(say("run.table_row", label=say(f"run.{name}"), count=getattr(counts, name)))
    for (channel, state), count in sorted(evidence.states().items()):
        label = say("sent.state_of", state=say(f"sent.state.{state}"), channel=channels.RECORDS[channel].noun)
        click.echo(say("run.table_row", label=label, count=count))
    for event in evidence.events:
        click.echo(_line(event))


def _line(event: events.Event) -> str:
    case = say("ledger.of_case", case=event.case_id) if event.case_id else ""
    wording = say(f"ledger.event.{event.kind}")
    who = event.operator or f"{event.account}@{event.host}"
    return say("ledger.line", moment=event.moment, what=wording + case, who=who, reason=event.reason)


@ledger.command(help="Sluit een run af die stopte: wat klaar is, wordt een hele run; de rest kan in een nieuwe run.")
@click.argument("run", metavar="RUN")
@click.option("--reason", default="", help="Waarom. Dit blijft in het logboek staan.")
@click.option(
    "--run-key", envvar=RUN_KEY_VARIABLE, default="", help="De sleutel die de run ondertekent, met rollen.yaml."
)
@by_option
@ledger_option
def close(run: str, *, reason: str, run_key: str, operator: str, address: str | None) -> None:
    url, evidence = run_of(run, address)
    evidence.close()
    out = place_of(evidence)
    if not place_is_there(out):
        raise LedgerTrouble("run_gone", path=out, run=evidence.run.id[:_SHOWN])
    box, who = open_box(out), _person(operator)
    order, signing = _order(evidence, out, run_key)
    counts = ways.close(order, box, url, evidence.run, operator=who, reason=reason, signing=signing)
    click.echo(say("ledger.closed", produced=counts.produced, messages=counts.messages, out=out))


@ledger.command(help="Trek een run in, of alleen de genoemde zaken: zij tellen niet als verstuurd.")
@click.argument("run", metavar="RUN")
@click.argument("cases", nargs=-1, metavar="[ZAAK]...")
@reason_option
@by_option
@ledger_option
def release(run: str, cases: tuple[str, ...], *, reason: str, operator: str, address: str | None) -> None:
    url, evidence = run_of(run, address)
    evidence.close()
    who = _person(operator)
    if cases:
        customers = Customers(place_of(evidence))
        named = [customers.reference(case) for case in cases]
        names = ways.release_cases(_box(evidence), url, evidence.run, named, operator=who, reason=reason)
        click.echo(say("ledger.cases_released", count=len(cases)))
        for name in names:
            click.echo(say("ledger.not_to_send", name=name))
        return
    ways.release(_box(evidence), url, evidence.run, operator=who, reason=reason)
    click.echo(say("ledger.released", out=place_of(evidence)))


def _person(operator: str) -> str:
    """Whoever takes a run out of work says who that is."""
    if not operator.strip():
        raise WrongCall("by_needed")
    return operator.strip()


def _box(evidence: Evidence) -> Box | None:
    out = place_of(evidence)
    return open_box(out) if place_is_there(out) else None


def _order(evidence: Evidence, out: str, run_key: str) -> tuple[Order, Signing | None]:
    """What the end of a run needs of its order: how to print, and its proof. Only for those the workspace opens."""
    run = evidence.run
    proven = open_box(out).digest(SEED) is not None
    if not run.choices or not (Choices.of(run.choices).sheets or proven):
        return Order(_no_desk, run.today, out, ""), None
    from letterkit.cli.batch_order import order_of  # noqa: PLC0415 - the whole pipeline, for these runs alone
    from letterkit.cli.batch_proof import proof_of, signing_of, with_seed  # noqa: PLC0415

    choices = Choices.of(run.choices)
    again, _ = order_of(choices, out)
    if again.key != events.workspace(evidence.events):
        raise LedgerTrouble("workspace_changed", file=choices.creditor)
    proof = proof_of(again, run.id, door=choices.without_approval) if proven else None
    signing = signing_of(again, run_key) if proof else None
    return with_seed(again, proof, open_box(out)), signing


def _no_desk() -> NoReturn:
    raise LedgerTrouble("workspace_changed", file="creditor.yaml")
