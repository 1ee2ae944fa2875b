"""What a message really tells its reader: only values that can be read in it count."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from letterkit import fields
from letterkit.case import Case
from letterkit.creditor import Creditor
from letterkit.law import fourteen_days, pauses
from letterkit.lint import from_message
from letterkit.lint.reading.consequence import consequences
from letterkit.message import Message, inlines, walk
from letterkit.panel.parts import Part, where
from letterkit.payment import money, printing
from letterkit.templating.formats import datum, klein

_AFTERWARDS = re.compile(
    r"wat gebeurt er|horen wij niets|hoor ik niets|(?:doet|betaalt) u niets|betaalt u niet\b|als u niets? ",
    re.IGNORECASE,
)
_IS_IT_REAL = "echt is"


@dataclass(frozen=True, slots=True)
class Fact:
    """``words`` as a person says it; ``places`` the paragraphs where it stands, never none."""

    words: str
    places: tuple[int, ...]


def facts(message: Message, case: Case, creditor: Creditor, parts: tuple[Part, ...]) -> Mapping[str, Fact]:
    """Every fact by its name. A value of the case that the message does not tell is left out."""
    found = {name: Fact(words, where(words, parts)) for name, words in _values(message, case, creditor, parts)}
    options = [klein(one.naam) for one in creditor.oplossingen if one.id in message.solutions]
    help_from = [in_a_sentence(one.naam) for one in creditor.hulp]
    found |= {
        "opties": _listed({one: where(one, parts) for one in options}),
        "hulp": _listed({one: where(one, parts) for one in help_from}),
        "manieren": _listed(_ways(message, parts)),
        "gevolg": _afterwards(message, parts),
        "echt": Fact(_IS_IT_REAL, where(_IS_IT_REAL, parts)),
    }
    if len(parts) == 1 and not found["bedrag" if "bedrag" in found else "gevolg"].places:
        found["kort_bericht"] = Fact(parts[0].text, (1,))
    return {name: fact for name, fact in found.items() if fact.places}


def in_a_sentence(name: str) -> str:
    """The name of an organisation within a sentence: ``uw gemeente``, but ``Geldfit``."""
    return klein(name) if name.startswith("Uw ") else name


def _values(message: Message, case: Case, creditor: Creditor, parts: tuple[Part, ...]) -> Iterator[tuple[str, str]]:
    yield "afzender", message.sender.name
    if payment := message.payment:
        yield "bedrag", money.printed(payment.amount)
        yield "datum", datum(payment.due)
    phones = [creditor.contact.telefoon, case.contactpersoon and case.contactpersoon.telefoon]
    yield "telefoon", _first([fields.printed_phone(one) for one in phones if one], parts)
    mails = [creditor.contact.email, case.contactpersoon and case.contactpersoon.email]
    yield "email", _first([one for one in mails if one], parts)
    if message.stage == "veertiendagenbrief":
        yield "termijn", fourteen_days.FORMULAS[0].example
    yield from ((name, _printed(value)) for name, value in _events(message.stage, case) if value)


def _events(stage: str, case: Case) -> Iterator[tuple[str, date | Decimal | None]]:
    """What the case holds for the stages that tell of something."""
    yield "open", case.achterstand.totaal
    match stage:
        case "regeling_aanbod" if case.voorstel:
            yield from (("voorstel", case.voorstel.bedrag), ("antwoord", case.voorstel.antwoord_voor))
        case "regeling_bevestiging" if case.regeling:
            yield from (("termijnbedrag", case.regeling.bedrag), ("begin", case.regeling.startdatum))
        case "betaalpauze_bevestiging" if case.pauze:
            yield "pauze_tot", case.pauze.tot
        case "schuldhulp_pauze" if case.schuldhulp:
            yield "wachten_tot", case.schuldhulp.tot or pauses.srcm(case.schuldhulp.datum).last_day
        case "finale_kwijting" if case.kwijting:
            yield "kwijt", case.kwijting.kwijtgescholden
        case "betaling_ontvangen" if case.ontvangen:
            yield "ontvangen", case.ontvangen.bedrag
        case "klacht_ontvangen" if case.klacht:
            yield "klacht_antwoord", case.klacht.antwoord_voor


def _printed(value: date | Decimal) -> str:
    return money.printed(value) if isinstance(value, Decimal) else datum(value)


def _first(candidates: Sequence[str], parts: tuple[Part, ...]) -> str:
    """The first of these that the message says."""
    return next((one for one in candidates if where(one, parts)), "")


def _listed(places: Mapping[str, tuple[int, ...]]) -> Fact:
    """``a, b of c`` of what stands there, and all the paragraphs it stands in."""
    names = [name for name, numbers in places.items() if numbers]
    words = ", ".join(names[:-1]) + (" of " if len(names) > 1 else "") + "".join(names[-1:])
    return Fact(words, tuple(sorted({number for numbers in places.values() for number in numbers})))


def _ways(message: Message, parts: tuple[Part, ...]) -> Mapping[str, tuple[int, ...]]:
    """The ways to pay that the reader sees. The code of a letter stands beside the words that say to scan it."""
    payment = message.payment
    if payment is None:
        return {}
    pictured = message.channel in ("letter", "email") and payment.qr_payload is not None
    runs = [run for block in walk(message.blocks) for inline in inlines(block) for run in inline]
    links = [run.text for run in runs if payment.link and run.href == payment.link] or [payment.link or ""]
    buttons = [part.number for part in parts if part.kind == "button" and part.number]
    return {
        "de code scannen": where("scan", parts) if pictured else (),
        "zelf overmaken": where(printing.grouped(payment.iban), parts),
        "via de betaallink": tuple(sorted({*buttons, *(number for one in links for number in where(one, parts))})),
    }


def _afterwards(message: Message, parts: tuple[Part, ...]) -> Fact:
    """The paragraphs that say what happens next: below such a heading, with such words, or with a consequence in it."""
    told, below = [], False
    for part in parts:
        if part.number is None:
            below = bool(_AFTERWARDS.search(part.text))
        elif below or _AFTERWARDS.search(part.text):
            told.append(part)
    if not told:
        texts = [" ".join(one.sentence.text.split()) for one in consequences(from_message(message))]
        told = [part for part in parts if part.number and any(text in part.text for text in texts)]
    return Fact(" ".join(part.text for part in told), tuple(part.number for part in told if part.number))
