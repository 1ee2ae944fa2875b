"""The loans of a provider at the end of a year, and the formulas that need nothing else."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cached_property
from statistics import median

from letterkit.disclosure.loan import Loan
from letterkit.disclosure.outcome import NoFigure, Outcome, figure, percentage, quotient


@dataclass(frozen=True)
class Portfolio:
    """All loans that were open on 31 December of ``year``, and all that were paid out in that year."""

    year: int
    loans: tuple[Loan, ...]

    @property
    def end(self) -> date:
        return date(self.year, 12, 31)

    @cached_property
    def paid_out(self) -> tuple[Loan, ...]:
        """Loans paid out in the year, also those that are repaid or written off by now."""
        return tuple(loan for loan in self.loans if loan.uitbetaald_op.year == self.year)

    @cached_property
    def open(self) -> tuple[Loan, ...]:
        """Loans of the gross portfolio."""
        return tuple(loan for loan in self.loans if loan.is_open)

    @cached_property
    def borrowers(self) -> tuple[str, ...]:
        """Active borrowers, each once however many loans they have (clause 4.4.1)."""
        return tuple(dict.fromkeys(loan.client for loan in self.open))


def total(loans: Iterable[Loan]) -> Decimal:
    """Principal that is open, in euros."""
    return sum((loan.openstaand for loan in loans), Decimal(0))


def value_paid_out(portfolio: Portfolio) -> Decimal:
    return sum((loan.uitbetaald_bedrag for loan in portfolio.paid_out), Decimal(0))


def average_loan(portfolio: Portfolio) -> Outcome:
    """Value of the loans paid out / number of loans paid out; in cents. Source: Code microkrediet, bijlage II, 4.2.2.

    The clause does not say of which period; clause 4.4.2 does for the same two numbers: the year.
    """
    value, count = value_paid_out(portfolio), len(portfolio.paid_out)
    return figure(quotient(value, count, places=2, zero="no_loans_paid_out"), paid_out=value, count=count)


def median_of_income(portfolio: Portfolio, income: Decimal, year: int, source: str) -> Outcome:
    """(Median of the amounts paid out / gross national income per head) * 100; one decimal.

    Source: Code microkrediet, bijlage II, 4.2.3. Of an even number of loans the median lies halfway the middle two.
    """
    if not portfolio.paid_out:
        raise NoFigure("impossible", "no_loans_paid_out")
    middle = median(loan.uitbetaald_bedrag for loan in portfolio.paid_out)
    share = percentage(middle, income, zero="no_income")
    return figure(share, median=middle, income=income, income_year=str(year), source=source)


def active_borrowers(portfolio: Portfolio) -> Outcome:
    """Persons with principal open, each once. Source: Code microkrediet, bijlage II, 4.4.1."""
    return figure(len(portfolio.borrowers), loans=len(portfolio.open))


def loans_paid_out(portfolio: Portfolio) -> Outcome:
    """Source: Code microkrediet, bijlage I, 4.4.2 a (bijlage II does not define it)."""
    return figure(len(portfolio.paid_out))


def amount_paid_out(portfolio: Portfolio) -> Outcome:
    """Source: Code microkrediet, bijlage I, 4.4.2 b (bijlage II does not define it)."""
    return figure(value_paid_out(portfolio), count=len(portfolio.paid_out))


def loans_open(portfolio: Portfolio) -> Outcome:
    """Source: Code microkrediet, bijlage I, 4.4.2 c (bijlage II does not define it): the loans of 4.4.3 b."""
    return figure(len(portfolio.open), written_off=sum(loan.afgeschreven for loan in portfolio.loans))


def current_portfolio(portfolio: Portfolio) -> Outcome:
    """Principal of the loans without any instalment overdue. Source: Code microkrediet, bijlage II, 4.4.3 a."""
    current = [loan for loan in portfolio.open if loan.dagen_achterstand == 0]
    return figure(total(current), count=len(current))


def gross_portfolio(portfolio: Portfolio) -> Outcome:
    """Principal of all open loans, also those overdue or restructured, not those written off; no interest.

    Source: Code microkrediet, bijlage II, 4.4.3 b.
    """
    return figure(total(portfolio.open), count=len(portfolio.open))


def net_portfolio(portfolio: Portfolio, provision: Decimal) -> Outcome:
    """Gross portfolio minus the provision for impairment. Source: Code microkrediet, bijlage II, 4.4.3 c."""
    gross = total(portfolio.open)
    return figure(gross - provision, gross=gross, provision=provision)
