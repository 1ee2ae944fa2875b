"""Each clause of Annex I with the formula that gives its figure. The formulas know the code; this knows their order."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import TypeVar

from letterkit.disclosure import finances, par, portfolio, shares
from letterkit.disclosure.clauses import CLAUSES
from letterkit.disclosure.institution import NietRelevant
from letterkit.disclosure.outcome import NoFigure, Outcome, figure, of
from letterkit.disclosure.portfolio import Portfolio
from letterkit.disclosure.published import Reading
from letterkit.disclosure.year_data import Gegevens

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Inputs:
    """All that the figures of the reporting year are made of."""

    portfolio: Portfolio
    data: Gegevens
    mission: str | None
    irrelevant: NietRelevant
    reading: Reading


def figures(inputs: Inputs) -> Mapping[str, Outcome]:
    """The outcome of every clause, by the name of its figure."""
    return {clause.name: of(partial(FORMULAS[clause.name], inputs)) for clause in CLAUSES}


def _given(value: T | None, place: str, code: str = "not_given") -> T:
    if value is None:
        raise NoFigure("missing", code, place)
    return value


def _mission(inputs: Inputs) -> Outcome:
    """Source: Code microkrediet, bijlage II, 4.2.1."""
    return figure(_given(inputs.mission, "missie", "mission_not_given"))


def _median(inputs: Inputs) -> Outcome:
    income = _given(inputs.data.bni, "gegevens.bni", "income_not_given")
    return portfolio.median_of_income(inputs.portfolio, income.bedrag, income.jaar, income.bron)


def _share(inputs: Inputs, *, name: str) -> Outcome:
    if reason := getattr(inputs.irrelevant, name):
        return Outcome("irrelevant", reason="irrelevant", reason_values={"why": reason})
    return shares.share(name, inputs.portfolio, getattr(inputs.data.aantallen, name))


def _net(inputs: Inputs) -> Outcome:
    return portfolio.net_portfolio(inputs.portfolio, _given(inputs.data.voorziening, "gegevens.voorziening"))


def _par(inputs: Inputs, *, days: int) -> Outcome:
    return par.portfolio_at_risk(inputs.portfolio, days, inputs.reading)


def _related(inputs: Inputs) -> Outcome:
    place = "gegevens.investeringen_verbonden_partijen"
    return finances.related_parties(inputs.portfolio, _given(inputs.data.investeringen_verbonden_partijen, place))


def _assets(inputs: Inputs) -> Outcome:
    """The sum of the items in the clause. Source: Code microkrediet, bijlage II, 4.4.6 a."""
    return figure(_given(inputs.data.activa, "gegevens.activa", "total_not_given").totaal)


def _liabilities(inputs: Inputs) -> Outcome:
    """The sum of the items in the clause, without equity. Source: Code microkrediet, bijlage II, 4.4.6 b."""
    return figure(_given(inputs.data.passiva, "gegevens.passiva", "total_not_given").totaal)


def _stated(inputs: Inputs, *, name: str) -> Outcome:
    """A number that the institution states. Source: Code microkrediet, bijlage II, 4.4.8 and 4.5; bijlage I, 4.4.10."""
    return figure(_given(getattr(inputs.data, name), f"gegevens.{name}"))


def _loans(formula: Callable[[Portfolio], Outcome]) -> Callable[[Inputs], Outcome]:
    return lambda inputs: formula(inputs.portfolio)


FORMULAS: Mapping[str, Callable[[Inputs], Outcome]] = {
    "missie": _mission,
    "gemiddelde_lening": _loans(portfolio.average_loan),
    "mediaan_bni": _median,
    **{name: partial(_share, name=name) for name in shares.SHARES},
    "actieve_kredietnemers": _loans(portfolio.active_borrowers),
    "leningen_uitbetaald": _loans(portfolio.loans_paid_out),
    "waarde_uitbetaald": _loans(portfolio.amount_paid_out),
    "leningen_uitstaand": _loans(portfolio.loans_open),
    "actuele_portefeuille": _loans(portfolio.current_portfolio),
    "bruto_portefeuille": _loans(portfolio.gross_portfolio),
    "netto_portefeuille": _net,
    "par30": partial(_par, days=30),
    "par90": partial(_par, days=90),
    "verbonden_partijen": _related,
    "activa": _assets,
    "passiva": _liabilities,
    "duurzaamheid": lambda inputs: finances.sustainability(inputs.data),
    "kosten_per_lening": lambda inputs: finances.cost_per_loan(inputs.data, inputs.portfolio),
    **{
        name: partial(_stated, name=name)
        for name in ("subsidies", "vrijwilligers", "kredietfunctionarissen", "personeelsleden", "klachten")
    },
}
