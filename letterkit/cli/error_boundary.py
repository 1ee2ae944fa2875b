"""The one door through which errors leave: a Dutch sentence on standard error, and the exit code of its class."""

import logging
import os
import signal
import sys
import threading
from collections.abc import Callable, Iterator

import click

from letterkit.cli import machine, trace
from letterkit.errors import (
    BUG_EXIT_CODE,
    INTERRUPTED_EXIT_CODE,
    CaseInvalid,
    LedgerTrouble,
    LetterkitError,
    Problem,
    SourceInvalid,
)
from letterkit.texts import problem, say


def run(command: Callable[[], object]) -> int:
    """Run a command; return the exit code it or its error asks for."""
    _settle_in()
    try:
        return _code(command())
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
    except Exception as error:  # the last door: no traceback may reach a user
        return _report(error)


def _code(result: object) -> int:
    return result if isinstance(result, int) else 0


def _report(error: Exception) -> int:
    """Say what went wrong. A sentence that fails itself is a bug of ours, and no reason to show a traceback."""
    short_of = machine.short_of(error)
    known = error if isinstance(error, LetterkitError) else LedgerTrouble(short_of) if short_of else None
    if known is not None:
        try:
            text = sentence(known)
        except (LookupError, ValueError) as slip:
            error = slip
        else:
            click.echo(text, err=True)
            return known.exit_code
    click.echo(say("errors.bug", trace=trace.kept(error)), err=True)
    return BUG_EXIT_CODE


def _settle_in() -> None:
    """SIGTERM ends a command as Ctrl-C does, also while it is still starting; libraries log nothing to the operator."""
    logging.getLogger().addHandler(logging.NullHandler())
    if threading.current_thread() is threading.main_thread() and sys.platform != "win32":
        signal.signal(signal.SIGTERM, _stop)


def _stop(_number: int, _frame: object) -> None:
    raise KeyboardInterrupt


def sentence(error: LetterkitError) -> str:
    """The Dutch text of an error: where it is, what is wrong, and what is expected."""
    text = say(f"errors.{error.code}", **error.values)
    if isinstance(error, SourceInvalid):
        return "\n".join([f"{place(error)}: {text}" if error.values["file"] else text, *_more(error)])
    if isinstance(error, CaseInvalid):
        return "\n".join([text, *(f"  {problem_line(fault)}" for fault in error.problems)])
    return text


def _more(error: SourceInvalid) -> Iterator[str]:
    """What else is wrong in the same file, each with its place."""
    for fault in error.values.get("more", ()):  # type: ignore[attr-defined]
        at = f"{error.values['file']}:{fault.line}:{fault.column}"
        yield say("templates.more", place=at, sentence=say(f"errors.{fault.code}", markup=fault.markup, **fault.values))


def place(error: SourceInvalid) -> str:
    """``file:line:column``, as editors understand it."""
    parts = [error.values["file"], error.values["line"], error.values["column"]]
    return ":".join(str(part) for part in parts if part)


def problem_line(fault: Problem) -> str:
    """Field, what is wrong and what is expected, on one line."""
    wrong, expected = problem(fault)
    return say("problem_line", field=fault.field, wrong=wrong, expected=expected)
