"""One changed module at a time, with all tests of a room loaded once.

The suites are collected in this process; for each change it makes a copy of itself (``fork``), puts the changed code in
the place of the functions of the module, and runs the tests until one fails. So a change costs what its tests cost, and
not what starting Python costs.
"""

import contextlib
import io
import os
import signal
import sys
import types
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

_SECONDS = 60
"""After so long a change counts as killed: a test that no longer ends is noticed too."""


class Trial:
    def __init__(self, suites: Sequence[str]) -> None:
        self._suites = [*suites]
        if self._failing():  # also loads all modules, once for all copies
            message = f"The tests of {' '.join(suites)} do not pass as they are."
            raise SystemExit(message)

    def kills(self, path: str, source: str) -> bool:
        """Whether a test fails when the file at ``path`` has this source."""
        child = os.fork()
        if child == 0:
            signal.alarm(_SECONDS)  # ends the copy, which then counts as failing
            os._exit(self._changed_failing(path, source))
        return os.waitpid(child, 0)[1] != 0

    def _changed_failing(self, path: str, source: str) -> bool:
        try:
            _replace(import_module(path.removesuffix(".py").replace("/", ".")), source, path)
        except Exception:  # a module that no longer loads is noticed by every test
            return True
        return self._failing()

    def _failing(self) -> bool:
        with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
            options = ["-x", "-q", "-n0", "-p", "no:cacheprovider", "-m", "not slow and not browser"]
            return pytest.main([*options, *self._suites]) != pytest.ExitCode.OK


def _replace(module: types.ModuleType, source: str, path: str) -> None:
    """Give the functions of a module their changed code, and the module its changed values.

    Other modules and tests hold on to the functions themselves, so these stay the same objects.
    """
    changed: dict[str, Any] = dict(vars(module))
    exec(compile(source, path, "exec"), changed)  # noqa: S102 - the project's own source
    for name, new in changed.items():
        old = vars(module).get(name)
        if not name.startswith("__") and not _take_over(old, new, module.__name__):
            setattr(module, name, new)


def _take_over(old: object, new: object, module: str) -> bool:
    """Put what is new into what is there; False when the name is simply to be set."""
    if isinstance(old, types.FunctionType) and isinstance(new, types.FunctionType):
        old.__code__, old.__defaults__, old.__kwdefaults__ = new.__code__, new.__defaults__, new.__kwdefaults__
        old.__globals__.update({k: v for k, v in new.__globals__.items() if k not in old.__globals__})
        return True
    if isinstance(old, dict) and isinstance(new, dict) and old is not new:
        old.clear()
        old.update(new)
        return True
    if isinstance(old, type) and isinstance(new, type) and new.__module__ == module:
        for name, member in vars(new).items():
            inner = getattr(old, name, None)
            _take_over(_function(inner), _function(member), module)
        return True
    return False


def _function(member: object) -> object:
    """The function behind a property, a cached one, or the member itself."""
    return getattr(member, "fget", None) or getattr(member, "func", None) or getattr(member, "__wrapped__", member)


sys.path[:0] = [str(Path.cwd())]
