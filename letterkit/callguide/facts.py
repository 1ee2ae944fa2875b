"""What the employee must know of the case before calling, and what the customer read last."""

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import date

from letterkit import fields, naming, pipeline
from letterkit.case import Case
from letterkit.channels import RECORDS, label
from letterkit.errors import CannotRender
from letterkit.journey import Decision
from letterkit.message import Message, Paragraph, plain
from letterkit.stages import Stages
from letterkit.templating.formats import datum, euro, hoofdletter
from letterkit.texts import say
from letterkit.workspace import Workspace

_READ = 3  # paragraphs of the message that are shown: greeting, what it is about, and the next


@dataclass(frozen=True, slots=True)
class Facts:
    """``about``: label and value, in order. ``parts``: what the amount is made of. ``contacts``: earlier messages."""

    about: tuple[tuple[str, str], ...]
    parts: tuple[tuple[str, str], ...]
    contacts: tuple[tuple[str, str], ...]


def facts(case: Case, stages: Stages, today: date) -> Facts:
    """The facts of the case on ``today``, in words."""
    return Facts(tuple(_about(case, today)), tuple(_parts(case)), tuple(_contacts(case, stages)))


def _about(case: Case, today: date) -> Iterator[tuple[str, str]]:
    klant, person, owed = case.klant, case.contactpersoon, case.achterstand
    yield _label("name"), naming.full_name(klant)
    if klant.tweede_persoon:
        yield _label("second"), naming.name_in_text(klant.tweede_persoon)
    if klant.bedrijfsnaam:
        yield _label("company"), klant.bedrijfsnaam
    yield _label("mobile"), fields.printed_phone(klant.mobiel) if klant.mobiel else say("callguide.unknown")
    yield _label("contract"), f"{case.contract.omschrijving} ({case.contract.nummer})"
    yield _label("open"), euro(owed.totaal)
    if owed.oudste_vervaldatum:
        days = (today - owed.oudste_vervaldatum).days
        yield _label("since"), say("callguide.since", day=datum(owed.oudste_vervaldatum), days=days)
    yield from _agreed(case)
    if person:
        yield _label("contact"), person.naam
    yield _label("known_on"), datum(case.stand_op)


def _agreed(case: Case) -> Iterator[tuple[str, str]]:
    """Arrangement, proposal, pause and help, when there are any."""
    plan, offer, pause, help_ = case.regeling, case.voorstel, case.pauze, case.schuldhulp
    if plan:
        status = say(f"callguide.plan_status.{plan.status}")
        values = {"amount": euro(plan.bedrag), "paid": plan.betaalde_termijnen, "count": plan.aantal_termijnen}
        yield _label("plan"), say("callguide.plan", status=status, missed=plan.eerder_gemist, **values)
    if offer:
        values = {"amount": euro(offer.bedrag), "count": offer.aantal_termijnen, "day": datum(offer.antwoord_voor)}
        yield _label("offer"), say("callguide.offer", **values)
    if pause:
        yield _label("pause"), say("callguide.until", day=datum(pause.tot))
    if help_:
        yield _label("help"), " ".join(part for part in (datum(help_.datum), help_.organisatie) if part)


def _parts(case: Case) -> Iterator[tuple[str, str]]:
    owed = case.achterstand
    for term in owed.termijnen:
        yield term.omschrijving or say("callguide.term", day=datum(term.vervaldatum)), euro(term.bedrag)
    if owed.rente:
        yield say("callguide.interest"), euro(owed.rente)
    if owed.kosten:
        yield say("callguide.costs"), euro(owed.kosten)


def _contacts(case: Case, stages: Stages) -> Iterator[tuple[str, str]]:
    for message in sorted(case.eerdere_berichten, key=lambda contact: contact.datum, reverse=True):
        stage, channel = stages.named(message.fase), label(message.kanaal)
        yield datum(message.datum), f"{hoofdletter(stage)}, {channel}"


def read_last(case: Case, workspace: Workspace, decision: Decision, today: date) -> Message | None:
    """The message of the stage as the customer reads it, a long one first; None when it cannot be made."""
    wanted = sorted(decision.channels, key=lambda channel: not RECORDS[channel].full)
    for channel in wanted:
        with suppress(CannotRender):
            return pipeline.compose(case, workspace, decision, today, (channel,))[0]
    return None


def beginning(message: Message) -> tuple[str, ...]:
    """Subject and first paragraphs, as far as the message has them."""
    paragraphs = [plain(block.text) for block in message.blocks if isinstance(block, Paragraph)]
    subject = plain(message.subject)
    return tuple(text for text in (subject, *paragraphs[:_READ]) if text)


def _label(name: str) -> str:
    return say(f"callguide.about.{name}")
