"""Judged once per wording or judged one by one: the same verdict, whoever it is about and however much is owed."""

import random
from collections import Counter
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest

from letterkit import pipeline, resources
from letterkit.branches import distinct_messages
from letterkit.case_file import read
from letterkit.lint import Finding, Linter, VerdictCache, engine
from letterkit.lint.document import Sentence
from letterkit.lint.rule import Loaded
from letterkit.lint.verdict_cache import placeholders_for
from letterkit.message import Block, CaseText, Message, Paragraph, PersonName, Shape, Text
from letterkit.templating import formats
from letterkit.workspace import load_workspace

SAMPLES = resources.samples_dir()
WORKSPACE = load_workspace(SAMPLES / "creditor.yaml")
NAMES = ("Jansen", "van In 't Veld", "DE GROOT B.V.", "Ø", "D'Hondt", "'t Hart", "Bouwman-van der Zee")
PRODUCTS = (
    "creditcard",
    "huur van Eikenlaan 12",
    "zorgverzekering",
    "Verzekering bij de lening",
    "arbeidsovereenkomst",
)
HARD = (
    "Hierbij stellen wij u in gebreke.",
    "Wij zullen u dagvaarden.",
    "U heeft weer niet betaald. Dat is uw eigen schuld.",
    "Betaal direct.",
    "Geef ons uw pincode.",
)


@pytest.fixture(scope="module")
def messages() -> list[Message]:
    """Of some customers; those of all are judged both ways beside the rest that is asked of every message."""
    cases = [row.case for row in read(SAMPLES / "fasen.json") if row.case]
    broken = next(case for case in cases if case.regeling and case.regeling.status == "gemist")
    cases = (*cases[::5], broken)
    return list(distinct_messages(WORKSPACE, cases, date(2026, 11, 23)))


def other(value: str, dice: random.Random) -> str:
    """Another value of the same kind."""
    if isinstance(value, PersonName):
        return PersonName(" ".join([*value.split()[:-1], dice.choice(NAMES).replace(" ", "-")]))
    kind = placeholders_for([value])[0]
    if kind in ("lening", "Lening"):
        return CaseText(dice.choice(PRODUCTS))
    if kind == "€\u00a0123,45":
        return formats.euro(Decimal(dice.randrange(100, 999_999)) / 100)
    if kind == "23\u00a0november 2026":
        return formats.datum(date(2026, 1, 1) + timedelta(dice.randrange(800)))
    if kind != value and set(kind) <= {"1", " ", "\u00a0", ".", "-", "/"}:
        return "".join(str(dice.randrange(10)) if one.isdigit() else one for one in value)
    return value


def told(findings: tuple[Finding, ...]) -> set[tuple[str, str | None, int]]:
    return {(one.rule, one.template, one.line) for one in findings}


def fresh(message: Message) -> set[tuple[str, str | None, int]]:
    report = WORKSPACE.linter.judge(pipeline.document(message, WORKSPACE))
    return told(tuple(one for one in report.findings if one.level == "error"))


def made(message: Message, blocks: tuple[Block, ...], values: list[str]) -> Message:
    assert message.shape
    shape = Shape(message.shape.subject, message.shape.preheader, blocks)
    subject, preheader, filled = shape.fill(values)
    return replace(message, subject=subject, preheader=preheader, blocks=filled, shape=shape, values=tuple(values))


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(150))
def test_the_verdict_is_that_of_the_message_itself(messages: list[Message], seed: int) -> None:
    dice = random.Random(seed)  # noqa: S311 - dice, not secrets
    message = dice.choice(messages)
    assert message.shape
    kept = [block for block in message.shape.blocks if dice.random() > 0.15]
    if dice.random() < 0.7:
        kept.insert(dice.randrange(len(kept) + 1), Paragraph((Text(dice.choice(HARD)),)))
    values = [other(value, dice) for value in message.values]
    if message.stage == "veertiendagenbrief":  # there the amounts themselves are judged, so they stay right together
        values = list(message.values)
    one = made(message, tuple(kept), values)
    assert told(pipeline.errors(one, WORKSPACE)) == fresh(one)


@pytest.mark.slow
@pytest.mark.parametrize("name", ["BKR", "de Deurwaarder", "Dagvaarding", "U Moet Betalen"])
def test_a_name_is_nobodys_wording(messages: list[Message], name: str) -> None:
    message = next(one for one in messages if one.stage == "regeling_gemist" and one.channel == "sms")
    assert message.shape
    values = [PersonName(name) if isinstance(value, PersonName) else value for value in message.values]
    assert pipeline.errors(made(message, message.shape.blocks, values), WORKSPACE) == ()


def test_a_sound_wording_is_judged_once_and_a_wrong_one_is_told_each_time(
    messages: list[Message], monkeypatch: pytest.MonkeyPatch
) -> None:
    message = next(one for one in messages if one.stage == "herinnering" and one.channel == "letter")
    judged: list[None] = []
    judge = Linter.judge
    monkeypatch.setattr(Linter, "judge", lambda *given: judged.append(None) or judge(*given))
    assert message.shape
    wordings, threat = VerdictCache(WORKSPACE.linter), Paragraph((Text(HARD[1]),))
    for blocks, times in ((message.shape.blocks, 1), ((*message.shape.blocks, threat), 3)):
        first = made(message, blocks, list(message.values))
        dearer = ["€\u00a02.345,60" if value.startswith("€") else value for value in message.values]
        for one in (first, replace(first, values=tuple(dearer))):
            assert bool(wordings.errors(one, ())) is (threat in blocks)
        assert len(judged) == times


def test_the_counts_of_a_wording_are_those_of_one_judged_alone(messages: list[Message]) -> None:
    together = VerdictCache(Linter(overrides=WORKSPACE.linter.overrides))
    some = messages[::6]
    counted = [together.judged(message, ()) for message in some]
    alone = [VerdictCache(Linter(overrides=WORKSPACE.linter.overrides)).judged(message, ()) for message in some]
    assert counted == alone
    assert len({counts for _, counts in counted}) > 3


def test_a_sentence_that_stands_in_many_wordings_is_judged_once(
    messages: list[Message], monkeypatch: pytest.MonkeyPatch
) -> None:
    asked, ask = Counter[tuple[str, str, str, str | None]](), engine._asked

    def counting(loaded: Loaded, text: object, *more: object) -> object:
        if isinstance(text, Sentence):
            asked[loaded.rule.id, text.text, text.kind, text.box] += 1
        return ask(loaded, text, *more)  # type: ignore[arg-type]

    monkeypatch.setattr(engine, "_asked", counting)
    cache = VerdictCache(Linter())
    for message in messages[::3]:
        cache.judged(message, ())
    assert set(asked.values()) == {1}
