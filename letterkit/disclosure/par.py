"""Portfolio at Risk (clause 4.4.4), in three readings, because the code contradicts itself on restructured loans.

Of both terms it says that performing restructured loans are left out; of PAR90 alone, one sentence earlier, that
restructured loans are counted too. Each reading holds for both terms, so that PAR90 is never above PAR30.
"""

from letterkit.disclosure.loan import Loan
from letterkit.disclosure.outcome import Outcome, figure
from letterkit.disclosure.portfolio import Portfolio, total
from letterkit.disclosure.published import Reading

READINGS: tuple[Reading, ...] = ("achterstand", "niet-renderend", "alle")
DEFAULT: Reading = "achterstand"


def counts(loan: Loan, days: int, reading: Reading) -> bool:
    """Whether an open loan is part of the portfolio at risk for more than ``days`` days.

    ``achterstand``: more than ``days`` late, without performing restructured loans: the rule that the definitions of
    PAR30 and PAR90 share. ``niet-renderend``: also restructured loans that do not perform, so that both sentences on
    PAR90 hold. ``alle``: also every restructured loan, performing or not.
    """
    late = loan.dagen_achterstand > days
    if reading == "alle":
        return late or loan.geherstructureerd
    if reading == "niet-renderend":
        late = late or loan.geherstructureerd
    return late and not loan.is_performing_restructured


def portfolio_at_risk(portfolio: Portfolio, days: int, reading: Reading) -> Outcome:
    """Full open principal (overdue and future instalments, no interest) of the loans at risk.

    Source: Code microkrediet, bijlage II, 4.4.4 a (30 days) and b (90 days).
    """
    loans = [loan for loan in portfolio.open if counts(loan, days, reading)]
    return figure(total(loans), count=len(loans), days=days, gross=total(portfolio.open))
