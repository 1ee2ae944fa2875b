"""Formulas on what the institution itself reports: costs, income, related parties (clauses 4.4.5 to 4.4.9)."""

from decimal import Decimal

from letterkit.disclosure.outcome import NoFigure, Outcome, figure, percentage, quotient
from letterkit.disclosure.portfolio import Portfolio, total
from letterkit.disclosure.year_data import Gegevens


def related_parties(portfolio: Portfolio, investments: Decimal) -> Outcome:
    """(Loans and investments to board, staff and their close family / gross portfolio) * 100; one decimal.

    Source: Code microkrediet, bijlage II, 4.4.5. "The loan portfolio" is read as the gross portfolio of 4.4.3 b.
    """
    loans, gross = total(loan for loan in portfolio.open if loan.verbonden_partij), total(portfolio.open)
    share = percentage(loans + investments, gross, zero="no_portfolio")
    return figure(share, loans=loans, investments=investments, gross=gross)


def costs(data: Gegevens) -> Decimal:
    """Financial costs, loan loss provision, staff and administration together, in euros.

    Source: Code microkrediet, bijlage II, 4.4.7 and 4.4.9: the same four. Raises ``NoFigure`` when one is missing.
    """
    if data.kosten is None:
        raise NoFigure("missing", "costs_not_given", "gegevens.kosten")
    if missing := data.kosten.missing():
        raise NoFigure("missing", "costs_not_given", f"gegevens.kosten.{missing}")
    return data.kosten.total()


def sustainability(data: Gegevens) -> Outcome:
    """Operating income / the four costs, as a ratio with two decimals. Source: Code microkrediet, bijlage II, 4.4.7.

    Subsidies are left out of the income: they are disclosed by themselves (4.4.8 a).
    """
    spent = costs(data)
    if data.exploitatie_inkomsten is None:
        raise NoFigure("missing", "not_given", "gegevens.exploitatie_inkomsten")
    if spent < 0:
        raise NoFigure("impossible", "costs_below_zero")
    ratio = quotient(data.exploitatie_inkomsten, spent, places=2, zero="no_costs")
    return figure(ratio, income=data.exploitatie_inkomsten, costs=spent)


def cost_per_loan(data: Gegevens, portfolio: Portfolio) -> Outcome:
    """The four costs / number of loans paid out in the year; in cents. Source: Code microkrediet, bijlage II, 4.4.9."""
    spent, count = costs(data), len(portfolio.paid_out)
    if spent < 0:
        raise NoFigure("impossible", "costs_below_zero")
    return figure(quotient(spent, count, places=2, zero="no_loans_paid_out"), costs=spent, count=count)
