"""What is wrong in a template file, as places with a Dutch sentence each."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, cast

from letterkit.errors import SourceInvalid
from letterkit.texts import say

if TYPE_CHECKING:
    from letterkit.templating.markup import Fault


def of_error(error: SourceInvalid) -> Iterator[tuple[int, int, str]]:
    """Line and column (1-based, 0 when unknown) and sentence of an error, and of all that it was found with."""
    values = error.values
    yield cast("int", values["line"]), cast("int", values["column"]), say(f"errors.{error.code}", **values)
    for fault in cast("tuple[Fault, ...]", values.get("more", ())):
        yield fault.line, fault.column, say(f"errors.{fault.code}", markup=fault.markup, **fault.values)
