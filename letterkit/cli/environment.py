"""Options from environment variables: a scheduler or a container sets them, and no password stands in a command."""

from collections.abc import Callable

import click


def from_environment(prefix: str) -> Callable[[click.Command], click.Command]:
    """Let every option and argument of a command come from ``PREFIX_NAME``, with the name of its longest option.

    A name it had already goes on to work. What stands in the command goes before the environment.
    """

    def do(command: click.Command) -> click.Command:
        for param in command.params:
            name = max(param.opts, key=len).lstrip("-").replace("-", "_").upper()
            known = [param.envvar] if isinstance(param.envvar, str) else list(param.envvar or ())
            param.envvar = [f"{prefix}_{name}", *known]
        return command

    return do
