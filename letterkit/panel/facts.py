"""The facts that a message gives its reader: only values that can be read in it count."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from letterkit import fields
from letterkit.case import Case
from letterkit.channels import RECORDS
from letterkit.creditor import Creditor
from letterkit.dutch import amounts
from letterkit.dutch.names import in_a_sentence
from letterkit.errors import SourceInvalid
from letterkit.lint import from_message
from letterkit.lint.reading.consequence import consequences
from letterkit.message import Message, inlines, walk
from letterkit.panel.parts import Part, where
from letterkit.payment import printing
from letterkit.templating import context
from letterkit.templating.context import Context
from letterkit.templating.formats import datum, klein
from letterkit.templating.known_fields import members

_AFTERWARDS = re.compile(
    r"wat gebeurt er|horen wij niets|hoor ik niets|(?:doet|betaalt) u niets|betaalt u niet\b|als u niets? ",
    re.IGNORECASE,
)
_IS_IT_REAL = "echt is"


@dataclass(frozen=True, slots=True)
class Fact:
    """A fact in ``words`` that people use, and its ``places``: the numbers of the paragraphs with it, at least one."""

    words: str
    places: tuple[int, ...]


def facts(message: Message, case: Case, creditor: Creditor, parts: tuple[Part, ...]) -> Mapping[str, Fact]:
    """Every fact by its name. A value of the case that the message does not tell is left out."""
    known = {name: Fact(words, where(words, parts)) for name, words in _values(message, case, creditor, parts)}
    options = [klein(solution.naam) for solution in creditor.oplossingen if solution.id in message.solutions]
    help_from = [in_a_sentence(organisation.naam) for organisation in creditor.hulp]
    known |= {
        "opties": _listed({option: where(option, parts) for option in options}),
        "hulp": _listed({name: where(name, parts) for name in help_from}),
        "manieren": _listed(_ways(message, parts)),
        "gevolg": _afterwards(message, parts),
        "echt": Fact(_IS_IT_REAL, where(_IS_IT_REAL, parts)),
    }
    if len(parts) == 1 and not known["bedrag" if "bedrag" in known else "gevolg"].places:
        known["kort_bericht"] = Fact(parts[0].text, (1,))
    return {name: fact for name, fact in known.items() if fact.places}


def _values(message: Message, case: Case, creditor: Creditor, parts: tuple[Part, ...]) -> Iterator[tuple[str, str]]:
    yield "afzender", message.sender.name
    if payment := message.payment:
        yield "bedrag", amounts.printed(payment.amount)
        if payment.due:
            yield "datum", datum(payment.due)
    phones = [creditor.contact.telefoon, case.contactpersoon and case.contactpersoon.telefoon]
    yield "telefoon", _first([fields.printed_phone(phone) for phone in phones if phone], parts)
    mails = [creditor.contact.email, case.contactpersoon and case.contactpersoon.email]
    yield "email", _first([mail for mail in mails if mail], parts)
    panel = creditor.stages.panel(message.stage)
    words = context.build(case, creditor, payment=message.payment, solutions=(), channels=(), today=message.date)
    for name, path in panel.facts.items() if panel else ():
        if value := _of_stage(words, path, message.stage):
            yield name, _printed(value)


def _of_stage(words: Context, path: str, stage: str) -> object:
    """A value of the template vocabulary; None when the case does not have it."""
    value: Any = words
    for name in path.split("."):
        if value is None:
            return None
        if name not in members(value.__class__):
            raise SourceInvalid("panel_fact_unknown", file=f"{stage}/panel.yaml", fact=path)
        value = getattr(value, name)
    return value


def _printed(value: object) -> str:
    if isinstance(value, Decimal):
        return amounts.printed(value)
    return datum(value) if isinstance(value, date) else str(value)


def _first(candidates: Sequence[str], parts: tuple[Part, ...]) -> str:
    """The first of these values that stands in the message."""
    return next((candidate for candidate in candidates if where(candidate, parts)), "")


def _listed(places: Mapping[str, tuple[int, ...]]) -> Fact:
    """The values that stand in the message, as ``a, b of c``, with all their paragraphs; None when there are none."""
    names = [name for name, numbers in places.items() if numbers]
    words = ", ".join(names[:-1]) + (" of " if len(names) > 1 else "") + "".join(names[-1:])
    return Fact(words, tuple(sorted({number for numbers in places.values() for number in numbers})))


def _ways(message: Message, parts: tuple[Part, ...]) -> Mapping[str, tuple[int, ...]]:
    """The ways to pay that the reader sees. The code of a letter stands beside the words that say to scan it."""
    payment = message.payment
    if payment is None:
        return {}
    pictured = RECORDS[message.channel].full and payment.qr_payload is not None
    runs = [run for block in walk(message.blocks) for inline in inlines(block) for run in inline]
    links = [run.text for run in runs if payment.link and run.href == payment.link] or [payment.link or ""]
    buttons = [part.number for part in parts if part.kind == "button" and part.number]
    return {
        "de code scannen": where("scan", parts) if pictured else (),
        "zelf overmaken": where(printing.grouped(payment.iban), parts),
        "via de betaallink": tuple(sorted({*buttons, *(number for link in links for number in where(link, parts))})),
    }


def _afterwards(message: Message, parts: tuple[Part, ...]) -> Fact:
    """The paragraphs that say what happens next: below such a heading, with such words, or with a consequence in it."""
    chosen, below = [], False
    for part in parts:
        if part.number is None:
            below = bool(_AFTERWARDS.search(part.text))
        elif below or _AFTERWARDS.search(part.text):
            chosen.append(part)
    if not chosen:
        texts = [" ".join(consequence.sentence.text.split()) for consequence in consequences(from_message(message))]
        chosen = [part for part in parts if part.number and any(text in part.text for text in texts)]
    return Fact(" ".join(part.text for part in chosen), tuple(part.number for part in chosen if part.number))
