"""The command line as a user calls it, in this process."""

import os
import signal
import tempfile
from collections.abc import Callable
from dataclasses import dataclass

import pytest
from hypothesis import settings

from letterkit.cli import cli, error_boundary
from tests.sayable import every_error_can_be_said
from tests.skips import pytest_runtest_makereport, pytest_terminal_summary

pytest_plugins = ["tests.processor_time", "tests.chromium"]

__all__ = [
    "Result",
    "Run",
    "every_error_can_be_said",
    "letterkit",
    "pytest_runtest_makereport",
    "pytest_terminal_summary",
]

# The same examples in every run: a test that fails once must fail again. `--hypothesis-seed=N` looks further.
settings.register_profile("same", derandomize=True, deadline=None, print_blob=True)
settings.load_profile("same")
os.environ["LETTERKIT_CACHE"] = ""  # a test never finds what another run judged
# All people of the tests are invented, and stand in a temporary folder; then the sample creditor may write to them.
os.environ["LETTERKIT_INVENTED"] = tempfile.gettempdir()

if (
    signal.getsignal(signal.SIGINT) is signal.SIG_IGN
):  # as a job in the background inherits: nothing could be interrupted
    signal.signal(signal.SIGINT, signal.default_int_handler)


@dataclass(frozen=True, slots=True)
class Result:
    code: int
    out: str
    err: str


Run = Callable[..., Result]


@pytest.fixture
def letterkit(capsys: pytest.CaptureFixture[str]) -> Run:
    """``letterkit("batch", cases, "--out", out)``: exit code, standard output and standard error."""

    def run(*arguments: object) -> Result:
        capsys.readouterr()
        code = error_boundary.run(lambda: cli.main(args=[str(a) for a in arguments], standalone_mode=False))
        return Result(code, *capsys.readouterr())

    return run
