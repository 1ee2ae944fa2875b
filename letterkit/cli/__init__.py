"""The command line: one file a command, and one door (``door``) through which every error leaves."""

import importlib
import sys

import click

from letterkit import __version__
from letterkit.cli import door

COMMANDS = (
    "batch",
    "callguide",
    "check_cases",
    "check_pdf",
    "disclosure",
    "effect",
    "evaluate",
    "glossary",
    "init",
    "law",
    "lint",
    "norms",
    "panel",
    "readability",
    "render",
    "rules",
    "schema",
    "simulate",
    "verify",
)


class Commands(click.Group):
    """Imports a command only when it is used, so that ``letterkit schema`` does not load a PDF library."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return [name.replace("_", "-") for name in COMMANDS]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        name = cmd_name.replace("-", "_")
        if name not in COMMANDS:
            return None
        command: click.Command = getattr(importlib.import_module(f"letterkit.cli.{name}"), name)
        return command


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="letterkit")
def cli() -> None:
    """letterkit: brieven, e-mails en sms'en aan mensen met een betalingsachterstand."""


def main() -> None:
    """Entry point of the ``letterkit`` command."""
    sys.exit(door.run(lambda: cli.main(standalone_mode=False)))
