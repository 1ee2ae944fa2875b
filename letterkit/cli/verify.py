"""``letterkit verify``: is everything a run made still there, and as it was made?"""

from pathlib import Path

import click

from letterkit.cli.commands import HELP
from letterkit.cli.options import LEDGER_VARIABLE
from letterkit.cli.trusted import trust_option, trusted


@click.command(help=HELP["verify"])
@click.argument("out", metavar="MAP")
@click.argument("cases", metavar="[ZAAK]...", nargs=-1)
@click.option(
    "--ledger", envvar=LEDGER_VARIABLE, help="Het logboek van de run. Standaard: dat wat in de map vermeld staat."
)
@click.option("--head", default="", help="De laatste schakel van het logboek, zoals u die zelf bewaarde.")
@trust_option
def verify(out: str, *, cases: tuple[str, ...], ledger: str | None, head: str, trust: Path | None) -> int:
    """``cases``: numbers of cases or documents."""
    from letterkit.cli.verifying import verified  # noqa: PLC0415 - not to show the help

    return verified(out, cases, ledger, head=head, keys=trusted(trust) if trust else None)
