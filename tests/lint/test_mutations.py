"""Good messages, made worse in one way: exactly that is found, and nothing else that was not there before."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date

import pytest

from letterkit import journey, pipeline, resources
from letterkit.case_file import read
from letterkit.lint import Linter, from_message
from letterkit.lint.clean import cleaned
from letterkit.lint.reading.contact import contact
from letterkit.lint.reading.feeling import names_difficulty
from letterkit.lint.reading.solution import offers
from letterkit.message import Block, Bullets, ContactBox, Heading, Inline, Message, Paragraph, PayBox, Text, plain
from letterkit.workspace import load_workspace

TODAY = date(2026, 11, 21)
STAGES = ("herinnering", "tweede_herinnering", "aanmaning", "regeling_gemist")
Mutation = Callable[[Message], Message]


def _messages() -> Iterator[Message]:
    """Letter and e-mail of every stage, for the first invented case that the stage fits."""
    workspace = load_workspace(resources.samples_dir() / "creditor.yaml")
    cases = [row.case for row in read(resources.samples_dir() / "portfolio.csv") if row.case]
    for stage in STAGES:
        for case in cases:
            fits = (
                case.regeling and case.regeling.status == "gemist" if stage == "regeling_gemist" else not case.regeling
            )
            if fits and case.klant.adres and case.klant.email:
                decision = journey.for_stage(case, workspace.creditor, stage, TODAY)
                yield from pipeline.compose(case, workspace, decision, TODAY, ("letter", "email"))
                break


MESSAGES = {f"{one.stage}-{one.channel}": one for one in _messages()}
LINTER = Linter(today=TODAY)


def strong(message: Message) -> set[tuple[str, str]]:
    """Rule and text of every error and warning."""
    return {(one.rule, one.text) for one in LINTER.judge(from_message(message)).findings if one.level != "info"}


def added(*sentences: str) -> Mutation:
    """The message with a paragraph before its closing."""
    new = Paragraph((Text(" ".join(sentences)),))
    return lambda message: replace(message, blocks=(*message.blocks[:-1], new, message.blocks[-1]))


def without(unwanted: Callable[[str], bool]) -> Mutation:
    """The message without the sentences that ``unwanted`` (given lower-case text) knows."""

    def mutate(message: Message) -> Message:
        gone = {one.text for one in from_message(message).sentences if unwanted(one.text.lower())}
        return replace(message, blocks=tuple(_kept(message.blocks, lambda text: not any(one in text for one in gone))))

    return mutate


def line(inline: Inline) -> str:
    """The characters as the linter reads them."""
    return cleaned(plain(inline))[0].replace("\n", " ")


def _kept(blocks: tuple[Block, ...], keep: Callable[[str], bool]) -> Iterator[Block]:
    for block in blocks:
        if isinstance(block, Heading | Paragraph):
            if keep(line(block.text)):
                yield block
        elif isinstance(block, Bullets):
            items: tuple[Inline, ...] = tuple(item for item in block.items if keep(line(item)))
            if items:
                yield replace(block, items=items)
        elif isinstance(block, PayBox | ContactBox):
            inner = tuple(_kept(block.blocks, keep))
            if inner:
                yield replace(block, blocks=inner)
        else:
            yield block


def without_solution(message: Message) -> Message:
    told = {one.sentence.text.lower() for one in offers(from_message(message))}
    return without(lambda low: low in told or names_difficulty(low))(message)


def without_contact(message: Message) -> Message:
    """Without any invitation; what stands beside one may be read as one when the first is gone."""
    while invitations := {found.text.lower() for found in contact(from_message(message)).invitations}:
        message = without(lambda low, gone=frozenset(invitations): low in gone)(message)
    return message


def without_payment(message: Message) -> Message:
    blocks = tuple(block for block in message.blocks if not isinstance(block, PayBox))
    bare = replace(message, blocks=blocks, payment=None)
    return without(lambda low: any(one in low for one in ("iban", "rekening", "link", "knop", ".nl/")))(bare)


MUTATIONS: dict[str, tuple[Mutation, set[str]]] = {
    "no solution": (
        without_solution,
        {
            "oplossing-ontbreekt",
            "oplossing-vaag",
            "oplossing-onopvallend",  # what is left of the offer stands where nobody sees it
            "betaalprobleem-ongenoemd",
            "contactwegen-te-weinig",
            "hulp-ontbreekt",
            "datum-ontbreekt",
        },
    ),
    "no contact": (
        without_contact,
        {"contact-ontbreekt", "klachtroute-ontbreekt", "oplossing-ontbreekt", "begrip-ontbreekt", "datum-ontbreekt"}
        | {"betaalprobleem-ongenoemd", "oplossing-onopvallend"},  # what invites to call names the trouble, and the ways
    ),
    "no payment route": (without_payment, {"betaalweg-ontbreekt", "datum-ontbreekt", "klachtroute-ontbreekt"}),
    "no date": (
        without(lambda low: "december" in low),
        {"datum-ontbreekt", "verzoek-onduidelijk", "betaalweg-omslachtig", "bedrag-ontbreekt"},
    ),
    "threat": (
        added("Anders sturen wij een deurwaarder op u af."),
        {"dreiging", "gevolg-te-vroeg", "gevolg-onverklaard"},
    ),
    "blame": (added("U heeft nagelaten om te betalen."), {"verwijt"}),
    "legal words": (added("Hierbij stellen wij u in gebreke."), {"jargon", "archaisch"}),
    "old words": (added("Gelieve de bijgaande stukken te lezen."), {"archaisch", "kil", "bevel"}),
    "capitals": (added("BETAAL NU METEEN!!"), {"hoofdletters-uitroeptekens", "bevel", "dreiging", "valse-haast"}),
    "long sentence": (added("Wij " + "kijken met u naar wat er kan en wij " * 5 + "bellen u."), {"zin-te-lang"}),
    "other form of address": (added("Heb je een vraag over je betaling?"), {"aanspreekvorm-wisselt"}),
    "mark without meaning": (
        added("Er volgt een melding bij BKR."),
        {"bkr-onverklaard", "gevolg-te-vroeg", "dreiging", "jargon"},
    ),
    "shortened link": (added("Kijk op https://bit.ly/3abc."), {"linkverkorter", "domein-onbekend", "feit-getypt"}),
    "unsafe link": (added("Kijk op http://www.voorbeeld.nl."), {"link-onveilig", "domein-onbekend", "feit-getypt"}),
    "BSN": (added("Uw BSN is 123456782."), {"bsn-in-bericht"}),
    "secret asked": (added("Vul uw pincode in op de website."), {"vraagt-geheime-gegevens"}),
    "field left over": (added("U betaalt [BEDRAG] per maand."), {"veld-niet-ingevuld"}),
    "no measure named": (
        added("Daarna nemen wij verdere maatregelen."),
        {"gevolg-vaag", "dreiging", "gevolg-te-vroeg"},
    ),
    "costs without amount": (added("U betaalt dan extra kosten."), {"kosten-zonder-bedrag", "dreiging"}),
}


@pytest.mark.parametrize("name", MESSAGES)
def test_shipped_message_has_no_error(name: str) -> None:
    assert LINTER.judge(from_message(MESSAGES[name])).count("error") == 0


@pytest.mark.slow
@pytest.mark.parametrize("mutation", MUTATIONS)
@pytest.mark.parametrize("name", MESSAGES)
def test_mutation_is_found(name: str, mutation: str) -> None:
    message = MESSAGES[name]
    mutate, expected = MUTATIONS[mutation]
    new = strong(mutate(message)) - strong(message)
    rules = {rule for rule, _ in new}
    assert rules, name
    assert rules <= expected, (name, new)
