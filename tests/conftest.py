"""The command line as a user calls it, in this process."""

from collections.abc import Callable
from dataclasses import dataclass

import pytest
from hypothesis import settings

from letterkit.cli import cli, door

# The same examples in every run: a test that fails once must fail again. `--hypothesis-seed=N` looks further.
settings.register_profile("same", derandomize=True, deadline=None, print_blob=True)
settings.load_profile("same")


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
        code = door.run(lambda: cli.main(args=[str(a) for a in arguments], standalone_mode=False))
        return Result(code, *capsys.readouterr())

    return run
