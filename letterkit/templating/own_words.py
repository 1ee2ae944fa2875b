"""The creditor's own fields in the words of a template: a class with just these fields, each of its kind."""

from dataclasses import make_dataclass
from functools import lru_cache
from typing import Any

from letterkit.case import Case
from letterkit.case.own_fields import PART, TYPES, OwnKind, is_of
from letterkit.creditor import Creditor
from letterkit.errors import CannotRender
from letterkit.identity_cache import IdentityCache
from letterkit.templating.words import EigenWoorden


def type_of(creditor: Creditor) -> type[EigenWoorden]:
    """The class of ``eigen`` in the templates of this creditor."""
    return _type(tuple((name, own.soort) for name, own in creditor.eigen.items()))


def build(case: Case, creditor: Creditor) -> EigenWoorden:
    """The own fields of one case; None where it has none.

    Raises ``CannotRender`` for a value of another kind, so that "nee" as a text never counts as yes.
    """
    kinds = _kinds(creditor)
    if not kinds:
        return _NONE
    values = {name: case.eigen.get(name) for name in kinds}
    wrong = next((name for name, value in values.items() if value is not None and not is_of(kinds[name], value)), None)
    if wrong:
        raise CannotRender("own_field_wrong", field=f"{PART}.{wrong}")
    return type_of(creditor)(**values)


@lru_cache(maxsize=8)
def _type(kinds: tuple[tuple[str, OwnKind], ...]) -> type[EigenWoorden]:
    fields: list[tuple[str, Any]] = [(name, TYPES[kind] | None) for name, kind in kinds]
    return make_dataclass(EigenWoorden.__name__, fields, bases=(EigenWoorden,), frozen=True, slots=True)


def _kinds_of(creditor: Creditor) -> dict[str, OwnKind]:
    return {name: own.soort for name, own in creditor.eigen.items()}


_kinds = IdentityCache(_kinds_of, 8)
_NONE = EigenWoorden()
