"""Figures and reasons in Dutch, the same in every kind of output."""

from collections.abc import Mapping
from decimal import Decimal

from babel.numbers import format_decimal

from letterkit.disclosure.annex import Column, Disclosure
from letterkit.disclosure.clauses import PAR, Clause, Kind
from letterkit.disclosure.outcome import Outcome, Percent, Value, percentage
from letterkit.dutch import amounts
from letterkit.texts import say

_LOCALE = "nl_NL"
_DECIMALS: Mapping[Kind, int] = {"euro": 2, "percent": 1, "ratio": 2, "count": 0, "text": 0}


def shown(value: Value, kind: Kind) -> str:
    """A value as people read it: ``€ 1.234,56``, ``48,1%``, ``1.234``, ``0,87``."""
    if isinstance(value, str):
        return value
    match kind:
        case "euro":
            return amounts.printed(Decimal(value))
        case "percent":
            return f"{format_decimal(value, '#,##0.0##', locale=_LOCALE)}%"
        case "ratio":
            return str(format_decimal(value, "#,##0.00##", locale=_LOCALE))
        case _:
            return str(format_decimal(value, "#,##0", locale=_LOCALE))


def numeric(value: Value, kind: Kind) -> str:
    """A number for machines: a decimal point, no signs, and at least as many decimals as we give ourselves."""
    if not isinstance(value, Decimal):
        return str(value)
    given = -int(value.as_tuple().exponent)
    return f"{value:.{max(given, _DECIMALS[kind])}f}"


def plainly(values: Mapping[str, object]) -> dict[str, str]:
    """Values for a sentence: each as its type says."""
    return {key: _by_type(value) for key, value in values.items()}


def _by_type(value: object) -> str:
    if isinstance(value, Percent):
        return shown(value, "percent")
    if isinstance(value, Decimal):
        return shown(value, "euro")
    return shown(value, "count") if isinstance(value, int) else str(value)


def label(disclosure: Disclosure, clause: Clause) -> str:
    """Number and name of a clause, and whether the provider's copy of the code prints it as a priority."""
    named = f"{clause.number} {say(f'disclosure.label.{clause.name}')}"
    urgent = clause.number in disclosure.institution.prioritaire_clausules
    return say("disclosure.priority", label=named) if urgent else named


def cell(disclosure: Disclosure, column: Column, clause: Clause) -> str:
    """The text of a cell of Annex I: the figure, or in two words why there is none."""
    outcome = column.outcomes[clause.name]
    if outcome.value is None:
        return state(column, outcome)
    if clause.kind == "text":
        return say("disclosure.mission_above")
    if clause.name not in PAR:
        return shown(outcome.value, clause.kind)
    amount = at_risk(outcome)
    if column.reading == disclosure.reading:
        return amount
    return say("disclosure.with_reading", cell=amount, reading=reading_name(column))


def state(column: Column, outcome: Outcome) -> str:
    return say(f"disclosure.state.{'later' if column.standing == 'later' else outcome.state}")


def at_risk(outcome: Outcome) -> str:
    """The amount, with its share of the gross portfolio where that is known and not 0."""
    amount = shown(outcome.value or Decimal(0), "euro")
    gross = outcome.working.get("gross")
    if not isinstance(gross, Decimal) or not gross or not isinstance(outcome.value, Decimal):
        return amount
    share = percentage(outcome.value, gross, zero="no_portfolio")
    return say("disclosure.of_gross", amount=amount, share=shown(share, "percent"))


def reading_name(column: Column) -> str:
    return say(f"disclosure.reading.{column.reading or 'unknown'}")


def head(column: Column) -> str:
    """The heading of a column: its number, year and where its figures come from."""
    return say(f"disclosure.head.{column.standing}", number=column.number, year=column.year)


def reason(outcome: Outcome) -> str:
    return say(f"disclosure.reason.{outcome.reason}", **plainly(outcome.reason_values)) if outcome.reason else ""


def working(clause: Clause, outcome: Outcome) -> str:
    """How a figure came about, or why it did not."""
    if outcome.state != "value":
        return f"{say(f'disclosure.state.{outcome.state}').capitalize()}. {reason(outcome)}"
    return say(f"disclosure.working.{clause.name}", **plainly(outcome.working))
