"""The one door through which errors leave: a Dutch sentence on standard error, and the exit code of its class."""

import os
import sys
import tempfile
import traceback
from collections.abc import Callable

import click

from letterkit.errors import BUG_EXIT_CODE, INTERRUPTED_EXIT_CODE, CaseInvalid, LetterkitError, Problem, SourceInvalid
from letterkit.texts import problem, say


def run(command: Callable[[], object]) -> int:
    """Run a command; return the exit code it or its error asks for."""
    try:
        code = command()
    except click.exceptions.Exit as wanted:
        return wanted.exit_code
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except (KeyboardInterrupt, click.Abort):
        click.echo(say("errors.interrupted"), err=True)
        return INTERRUPTED_EXIT_CODE
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return INTERRUPTED_EXIT_CODE
    except LetterkitError as error:
        click.echo(sentence(error), err=True)
        return error.exit_code
    except Exception:  # the last door: no traceback may reach a user
        click.echo(say("errors.bug", trace=_keep_trace()), err=True)
        return BUG_EXIT_CODE
    return code if isinstance(code, int) else 0


def sentence(error: LetterkitError) -> str:
    """The Dutch text of an error: where it is, what is wrong, and what is expected."""
    text = say(f"errors.{error.code}", **error.values)
    if isinstance(error, SourceInvalid):
        return f"{place(error)}: {text}" if error.values["file"] else text
    if isinstance(error, CaseInvalid):
        return "\n".join([text, *(f"  {problem_line(found)}" for found in error.problems)])
    return text


def place(error: SourceInvalid) -> str:
    """``file:line:column``, as editors understand it."""
    parts = [error.values["file"], error.values["line"], error.values["column"]]
    return ":".join(str(part) for part in parts if part)


def problem_line(found: Problem) -> str:
    """Field, what is wrong and what is expected, on one line."""
    wrong, expected = problem(found)
    return say("problem_line", field=found.field, wrong=wrong, expected=expected)


def _keep_trace() -> str:
    with tempfile.NamedTemporaryFile("w", prefix="letterkit-", suffix=".txt", delete=False, encoding="utf-8") as file:
        file.write(traceback.format_exc())
    return file.name
