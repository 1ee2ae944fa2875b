"""What is known to be true beside a text: what the creditor says of itself, and what a case says."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Known:
    """The facts that a text is held against; an empty part is not known, and nothing is held against it.

    names: of the creditor, and of those that write for it. ibans, phones: without spaces. solutions: ids.
    asked: euro cents of a case that may be asked as a whole. references: without spaces. free_plan: the creditor
    promises that an arrangement costs nothing. keeps_plan: and that it goes on when a term is missed once. partners:
    names of those that collect for the creditor. terms: what is open of a case, as euro cents with the ISO day it was
    due.
    """

    names: frozenset[str] = frozenset()
    ibans: frozenset[str] = frozenset()
    phones: frozenset[str] = frozenset()
    emails: frozenset[str] = frozenset()
    domains: frozenset[str] = frozenset()
    solutions: frozenset[str] = frozenset()
    asked: frozenset[int] = frozenset()
    references: frozenset[str] = frozenset()
    free_plan: bool = False
    keeps_plan: bool = False
    partners: frozenset[str] = frozenset()
    terms: tuple[tuple[int, str], ...] = ()
    texts: tuple[str, ...] = field(default=())
