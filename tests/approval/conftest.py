"""One house whose texts are released, made once; each test gets a copy."""

import contextlib
import io
import os
import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from letterkit.cli import cli, error_boundary
from tests.approval.house import House, house
from tests.conftest import Result, Run


def called(*arguments: object) -> Result:
    """The command line, also where no test is running yet."""
    out, err = io.StringIO(), io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        code = error_boundary.run(lambda: cli.main(args=[str(a) for a in arguments], standalone_mode=False))
    return Result(code, out.getvalue(), err.getvalue())


@pytest.fixture(scope="session")
def judged_once(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """What was judged in one test is known in the next, also in another process of this run: all branches of all texts
    take a minute.
    """
    before, own = os.environ["LETTERKIT_CACHE"], tmp_path_factory.getbasetemp()
    of_the_run = own.parent if "PYTEST_XDIST_WORKER" in os.environ else own
    os.environ["LETTERKIT_CACHE"] = str(of_the_run / "judged")
    yield
    os.environ["LETTERKIT_CACHE"] = before


@pytest.fixture(scope="session")
def released_once(tmp_path_factory: pytest.TempPathFactory, judged_once: None) -> House:
    made = house(tmp_path_factory.mktemp("house"), called)
    made.release()
    shutil.copytree(made.base.parent, _untouched(made))
    return made


def _untouched(made: House) -> Path:
    return made.base.parent.with_name("untouched")


@pytest.fixture
def released(released_once: House, letterkit: Run) -> House:
    """The house with keys, roles and a release that holds, as it was; in one place, so that nothing is judged twice."""
    shutil.rmtree(released_once.base.parent)
    shutil.copytree(_untouched(released_once), released_once.base.parent)
    return replace(released_once, letterkit=letterkit)
