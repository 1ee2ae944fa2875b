"""The command line: one file a command, and one door (``door``) through which every error leaves."""

import gc
import importlib
import sys

import click

from letterkit import __version__
from letterkit.cli import error_boundary
from letterkit.cli.commands import HELP

_COLLECTING = 50_000, 20, 20
"""Nearly all that a command loads stays until its end: looking for garbage among it so often only takes time."""
_SHORTEST = 45  # characters of a line of help, however narrow the screen


class Commands(click.Group):
    """Imports a command only when it is used, so that ``letterkit schema`` does not load a PDF library."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(HELP)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in HELP:
            return None
        name = cmd_name.replace("-", "_")
        # By name: nineteen imports of siblings would say no more than the table does.
        command: click.Command = getattr(importlib.import_module(f"letterkit.cli.{name}"), name)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The list of commands, from the table: asking each of them would import all that letterkit has."""
        room = max(_SHORTEST, formatter.width - 6 - max(map(len, HELP)))
        with formatter.section("Commands"):
            formatter.write_dl(
                [(name, click.Command(name, help=text).get_short_help_str(room)) for name, text in HELP.items()]
            )


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="letterkit")
def cli() -> None:
    """letterkit: brieven, e-mails en sms'en aan mensen met een betalingsachterstand."""


def main() -> None:
    """Entry point of the ``letterkit`` command."""
    gc.set_threshold(*_COLLECTING)
    code = error_boundary.run(lambda: cli.main(standalone_mode=False))
    gc.freeze()  # all of it goes with the process: nobody need look for garbage in it once more
    sys.exit(code)
