"""Costs or interest that the law does not allow a consumer to be asked."""

import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from letterkit.dutch.amounts import printed_cents
from letterkit.facts import Fact
from letterkit.lint.document import Document
from letterkit.lint.findings import Span
from letterkit.lint.norms import BIK
from letterkit.lint.rule import Options, Rule
from letterkit.lint.stated_facts import finished, of_kind, words_of

RULE = Rule(
    id="kosten-anders-dan-wet",
    category="facts",
    level="error",
    message=("Dit mag u niet vragen: {what}."),
    why=("De wet geeft de incassokosten en het hoogste rentetarief. Andere kosten is een consument niet schuldig."),
    source=BIK,
    wrong=(
        ("Voor deze herinnering rekenen wij «€ 15» aanmaningskosten."),
        ("Deze brief kost u «€ 5»."),
        ("Bij te late betaling rekenen wij «25%» incassokosten."),
        ("De rente is «3%» per maand."),
        ("Over uw schuld van € 200 betaalt u «€ 95» incassokosten."),
        ("Voor elk telefoontje rekenen wij «€ 3,50»."),
    ),
    right=(
        ("Deze brief kost u niets."),
        ("Daarna komt er € 40 aan incassokosten bij."),
        ("De wettelijke rente is 6% per jaar."),
        ("Uw servicekosten zijn € 30."),
        ("De gemeente rekent € 9 aanmaningskosten volgens de Kostenwet."),
        ("De incassokosten zijn 15% van uw schuld, en minstens € 40."),
        ("Over uw schuld van € 1.000 betaalt u € 150 incassokosten."),
    ),
)

_OTHER = re.compile(
    r"\b(?:administratie|aanmaan|aanmanings?|herinnerings?|sommatie|dossier|registratie|behandelings?|regelings?|"
    r"verzend|porto|bureau|kantoor|wanbetalings?|bel|brief|telefoon|bezoek|opstart|boete|straf|reis|informatie)kosten\b"
    r"|\b(?:boete|strafbedrag|strafrente|toeslag)\b"
)
_DEED = re.compile(
    r"\b(?:brief|herinnering|aanmaning|e-?mail|sms|telefoontje|gesprek|bezoek|belletje)\b[^.]{0,60}\b(?:kost|rekenen|"
    r"brengen|berekenen)\b|\b(?:kost|rekenen|betaalt u|berekenen)\b[^.]{0,40}\b"
    r"(?:voor|per) (?:elke?|iedere?|deze|dit|een)?\s?"
    r"(?:brief|herinnering|aanmaning|e-?mail|sms|telefoontje|gesprek|bezoek)\b"
)
_EXEMPT = re.compile(
    r"\b(?:geen|niet|nooit|niets|zonder|gemeente\w*|kostenwet|belasting\w*|aanslag|waterschap|servicekosten|zorgtoeslag|huurtoeslag|parkeer\w*)\b"
)
_FEE = re.compile(r"\bincassokosten\b")
_INTEREST = re.compile(r"\brente\b")
_MONTHLY = re.compile(r"\b(?:per|elke|iedere) (?P<unit>maand|dag|week)\b")
_MOST_FEE, _MOST_YEAR, _MOST_MONTH = 15.0, 15.0, 1.25  # percent; a year's interest beyond any legal maximum
_VAT = 1.21
_OF_STATE = frozenset({"900", "2000"})  # what a municipality asks for a notice (Kostenwet invordering rijksbelastingen)


def check(document: Document, *, options: Options) -> Iterator[Span]:
    for fact in of_kind(document, "amount", "percentage"):
        words = words_of(document, fact)
        what = _amount(document, fact, words) if fact.kind == "amount" else _percentage(fact, words)
        if what:
            yield Span(fact.start, fact.end, {"what": what})


def _amount(document: Document, fact: Fact, words: str) -> str:
    if fact.value == "0" or (fact.value in _OF_STATE and "aanmaning" in words):
        return ""
    if not _EXEMPT.search(words) and (match := _OTHER.search(words)):
        return f"{match[0]} bij een consument"
    if not _EXEMPT.search(words) and not _FEE.search(words) and _DEED.search(words):
        return "geld voor een brief, mail of gesprek"
    if _FEE.search(words) and finished(document) and not _NOT_FEE.search(document.lower[fact.end : fact.end + 40]):
        principals = [int(other.value) for other in of_kind(document, "amount") if int(other.value) > int(fact.value)]
        near = _NEAR_FEE.search(document.lower[max(0, fact.start - 40) : fact.end + 40])
        if principals and near and int(fact.value) > _VAT * _scale(max(principals)) + 1:
            return f"meer incassokosten dan de wet geeft over {printed_cents(max(principals))}"
    return ""


_NEAR_FEE = re.compile(r"incassokosten")
_NOT_FEE = re.compile(r"^\s?(?:plus|exclusief|zonder|\(?exclusief)")


def _scale(principal: int) -> int:
    """The fee that the scale gives over a principal, both in cents."""
    from letterkit.law import collection_fee  # noqa: PLC0415 - pydantic: only a text with a fee needs it

    return int(collection_fee.fee([Decimal(principal) / 100], date.max).total * 100)


def _percentage(fact: Fact, words: str) -> str:
    number = float(fact.value)
    if _FEE.search(words) and number > _MOST_FEE and "%" in words and not re.search(r"\b21 ?%", words):
        return f"{fact.value}% incassokosten"
    if _INTEREST.search(words) and not re.search(r"\b(?:geen|niet|nooit)\b", words):
        unit = _MONTHLY.search(words)
        most = _MOST_MONTH if unit else _MOST_YEAR
        if unit and unit["unit"] != "maand":
            most = 0.1
        if number > most:
            return f"zo veel rente ({fact.value}%)"
    return ""
