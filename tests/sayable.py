"""Every error that the program raises during any test is said once, with the values that it was given there.

A sentence that lacks a value is found at its raise site, also where code and values stand in variables.
"""

import sys
from collections.abc import Iterator
from functools import wraps
from pathlib import Path
from typing import Any

import pytest

import letterkit
from letterkit import errors, texts

_PACKAGE = str(Path(letterkit.__file__).parent)
_LATER = {errors.CannotRender: {"case"}, errors.CaseInvalid: {"problems"}}
"""What is added where the error leaves the renderer, or said by the command line."""
UNSAYABLE: list[str] = []

_init = errors.LetterkitError.__init__


@wraps(_init)
def _made(self: errors.LetterkitError, code: str, /, **values: object) -> None:
    _init(self, code, **values)
    frame = sys._getframe(1)
    while frame.f_back and frame.f_code.co_filename in (errors.__file__, __file__):
        frame = frame.f_back
    if frame.f_code.co_filename.startswith(_PACKAGE) and f"errors.{code}" in texts._sentences():
        given: dict[str, Any] = dict.fromkeys(_LATER.get(type(self), ()), "") | values
        try:
            texts.say(f"errors.{code}", **given)
        except (LookupError, ValueError) as slip:
            place = f"{Path(frame.f_code.co_filename).relative_to(_PACKAGE)}:{frame.f_lineno}"
            UNSAYABLE.append(f"{place}: errors.{code} lacks {slip}")


errors.LetterkitError.__init__ = _made  # type: ignore[method-assign]


@pytest.fixture(autouse=True)
def every_error_can_be_said() -> Iterator[None]:
    UNSAYABLE.clear()
    yield
    assert not UNSAYABLE
