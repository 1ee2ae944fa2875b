"""Which contracts a message is about: those that the open instalments belong to, in the order of the case."""

from collections.abc import Iterable

from letterkit.case import Case, Contract
from letterkit.message import CaseText
from letterkit.templating.formats import opsomming
from letterkit.templating.frozen import frozen
from letterkit.templating.words import ContractMetTermijnen, ContractWoorden
from letterkit.texts import say

_MOST_NAMED = 3


def contract_words(case: Case) -> ContractWoorden:
    """An instalment without a contract number belongs to the contract of the case; so does a case without any."""
    own = case.contract.nummer
    open_ones = {term.contract or own for term in case.achterstand.termijnen} or {own}
    contracts = [contract for contract in (case.contract, *case.overige_contracten) if contract.nummer in open_ones]
    return ContractWoorden(
        nummer=_numbers(contracts),
        omschrijving=_described(contracts),
        meer=len(contracts) > 1,
        lijst=tuple([_with_terms(case, contract) for contract in contracts]),
    )


def _numbers(contracts: list[Contract]) -> str:
    numbers = [contract.nummer for contract in contracts]
    more = len(numbers) - _MOST_NAMED
    return _joined(numbers if more <= 0 else [*numbers[:_MOST_NAMED], say("contracts_more", count=more)])


def _described(contracts: list[Contract]) -> str:
    """What follows "uw": the names, or one word where that would be a long list or name two things alike."""
    names = [contract.omschrijving for contract in contracts]
    if len(names) > _MOST_NAMED or len({name.casefold() for name in names}) < len(names):
        return CaseText(say("contracts_several"))
    return _joined(names)


def _with_terms(case: Case, contract: Contract) -> ContractMetTermijnen:
    terms = [term for term in case.achterstand.termijnen if (term.contract or case.contract.nummer) == contract.nummer]
    return ContractMetTermijnen(contract.nummer, contract.omschrijving, tuple([frozen(term) for term in terms]))


def _joined(words: Iterable[str]) -> CaseText:
    return CaseText(opsomming(tuple(words)))
