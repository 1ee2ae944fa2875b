"""A person, the roles there are, and what each may do: the only place that says so."""

from dataclasses import dataclass
from enum import StrEnum


class Right(StrEnum):
    """What a screen or a button asks of who uses it."""

    LOOK = "kijken"
    COMMENT = "opmerken"
    WRITE = "schrijven"
    JUDGE = "beoordelen"
    SETTINGS = "instellen"
    LOG = "logboek"


ROLES: dict[str, frozenset[Right]] = {
    "lezer": frozenset({Right.LOOK, Right.COMMENT}),
    "schrijver": frozenset({Right.LOOK, Right.COMMENT, Right.WRITE}),
    "beoordelaar": frozenset({Right.LOOK, Right.COMMENT, Right.JUDGE, Right.LOG}),
    "beheerder": frozenset({Right.LOOK, Right.COMMENT, Right.WRITE, Right.SETTINGS, Right.LOG}),
}
"""Each role with its rights. Nobody who writes judges; a person may have more than one role."""
_CHANGING = frozenset({Right.WRITE, Right.SETTINGS})


@dataclass(frozen=True, slots=True)
class Person:
    """``id``: by which the house knows this person, as it stands in the log. ``called``: the name that others see."""

    id: str
    called: str
    rights: frozenset[Right]

    def may(self, right: Right) -> bool:
        return right in self.rights


OWNER = Person("", "", frozenset(Right))
"""The person at whose own computer the werkbank runs."""


def rights_of(roles: frozenset[str], *, only_looking: bool = False) -> frozenset[Right]:
    """What somebody with these roles may do. only_looking: nobody writes in the browser."""
    rights = frozenset(right for role in roles for right in ROLES[role])
    return rights - _CHANGING if only_looking else rights
