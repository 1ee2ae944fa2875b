"""What is known to be true beside a text: what the creditor says of itself, and what a case says."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Known:
    """The facts that a text is held against; an empty part is not known, and nothing is held against it.

    Of the creditor. names: its own, and of those that write for it. ibans, phones: without spaces. solutions: ids.
    from_amounts: euro cents of arrears from which a solution is offered, with its id. partners: names of those that
    collect for it. promises: names of what ``beloften`` has on. call_hours, visit_hours, complaint: its own lines on
    when it can be called or visited, and on how long a complaint takes. outside_weeks: after how many weeks without an
    answer somebody outside looks at a complaint. pay_days: how many days a message gives to pay.

    Of the case. day: on which it was known, ISO. asked: euro cents that may be asked as a whole. terms: what is open,
    as euro cents with the ISO day it was due. extra: euro cents of costs and interest in what is asked; None without a
    case. references: without spaces. customers, contracts: names and numbers. events: names of the parts of a case
    that it has, such as "regeling". first_message: ISO day of the first message that was sent.
    """

    names: frozenset[str] = frozenset()
    ibans: frozenset[str] = frozenset()
    phones: frozenset[str] = frozenset()
    emails: frozenset[str] = frozenset()
    domains: frozenset[str] = frozenset()
    solutions: frozenset[str] = frozenset()
    from_amounts: tuple[tuple[int, str], ...] = ()
    partners: frozenset[str] = frozenset()
    promises: frozenset[str] = frozenset()
    call_hours: str = ""
    visit_hours: str = ""
    complaint: str = ""
    outside_weeks: int = 0
    pay_days: int = 0
    texts: tuple[str, ...] = field(default=())
    day: str = ""
    asked: frozenset[int] = frozenset()
    terms: tuple[tuple[int, str], ...] = ()
    extra: int | None = None
    references: frozenset[str] = frozenset()
    customers: frozenset[str] = frozenset()
    contracts: frozenset[str] = frozenset()
    events: frozenset[str] = frozenset()
    first_message: str = ""
