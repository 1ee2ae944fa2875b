"""A channel that cannot be made never stops the ones that can, unless the stage may not do without it."""

import shutil
from datetime import date

import pytest

from letterkit import case as cases
from letterkit import resources
from letterkit.batch.summary import dropped_channel
from letterkit.errors import CannotRender
from letterkit.message import Channel, Message
from letterkit.pipeline import Outcome, one_message, process
from letterkit.render import RENDERERS, letter, sms
from letterkit.texts import problem
from letterkit.workspace import Workspace, load_workspace
from tests.invented import record

LONG_SMS = """---
stage: herinnering
channel: sms
requires: [klant.aanhef]
---
{{ klant.aanhef }}, wij hebben u gemaild over een betaling die wij nog niet hebben gekregen. Wilt u dat bericht lezen?
Lukt betalen nu niet? Bel ons op {{ schuldeiser.telefoon }} ({{ schuldeiser.telefoon_uren }}), dan denken wij met u mee.
Groet, {{ schuldeiser.naam }}
"""
"""Fits in Latin letters; a name in another script makes it too long."""
TODAY = date(2026, 11, 23)
SMS_AND_MAIL: tuple[Channel, ...] = ("email", "sms")


@pytest.fixture(scope="module")
def workspace() -> Workspace:
    return load_workspace(resources.samples_dir() / "creditor.yaml")


@pytest.fixture(scope="module")
def long_sms(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    """The sample creditor with a text message of its own that leaves little room."""
    folder = tmp_path_factory.mktemp("lange-sms")
    for name in ("creditor.yaml", "betaalgeheim", "logo.svg"):
        shutil.copyfile(resources.samples_dir() / name, folder / name)
    own = folder / "templates" / "nl" / "herinnering"
    own.mkdir(parents=True)
    (own / "sms.md.j2").write_text(LONG_SMS, encoding="utf-8")
    return load_workspace(folder / "creditor.yaml")


def _failing(monkeypatch: pytest.MonkeyPatch, *channels: Channel) -> None:
    def fail(message: Message, *_: object, **__: object) -> None:
        raise CannotRender("sms_too_long", case=message.case_id, segments=4, most=3)

    monkeypatch.setattr(one_message, "RENDERERS", {**RENDERERS, **dict.fromkeys(channels, fail)})


def _made(outcome: Outcome) -> tuple[Channel, ...]:
    return tuple(one.message.channel for one in outcome.rendered)


@pytest.mark.slow
def test_the_other_channels_go(workspace: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    _failing(monkeypatch, "sms")
    outcome = process(cases.parse(record()), workspace, TODAY, stage="herinnering", channels=SMS_AND_MAIL)
    assert (_made(outcome), outcome.held) == (("email",), ())
    (dropped,) = outcome.dropped
    assert dropped.channel == "sms"
    wrong, expected = problem(dropped_channel(dropped))
    assert "te lang" in wrong
    assert expected


def test_a_case_is_held_when_none_can_be_made(workspace: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    _failing(monkeypatch, "sms", "email")
    outcome = process(cases.parse(record()), workspace, TODAY, stage="herinnering", channels=SMS_AND_MAIL)
    assert (_made(outcome), outcome.dropped) == ((), ())
    assert [reason.code for reason in outcome.held] == ["cannot_render"] * 2


@pytest.mark.slow
def test_a_case_is_held_when_the_letter_of_a_notice_fails(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(message: Message, *_: object, **__: object) -> None:
        raise CannotRender("sms_empty", case=message.case_id)

    monkeypatch.setattr(letter, "begin", fail)
    outcome = process(cases.parse(record()), workspace, TODAY, stage="aanmaning", channels=("letter", "email"))
    assert _made(outcome) == ()
    assert [reason.code for reason in outcome.held] == ["cannot_render"]


@pytest.mark.parametrize(("name", "latin"), [("Иванов", "Ivanov"), ("Δημητρίου", "Dimitrioy"), ("王", "Wang")])
def test_a_name_in_another_script_is_written_in_latin_letters_when_the_sms_is_too_long(
    long_sms: Workspace, name: str, latin: str
) -> None:
    case = cases.parse(record(klant__achternaam=name, klant__tussenvoegsel=""))
    outcome = process(case, long_sms, TODAY, stage="herinnering", channels=SMS_AND_MAIL)
    assert (_made(outcome), outcome.dropped) == (SMS_AND_MAIL, ())
    text = outcome.rendered[1].content
    assert isinstance(text, sms.Sms)
    assert text.encoding == "gsm7"
    assert latin.casefold() in text.text.casefold()


def test_a_name_without_vowels_is_not_cut_up_but_costs_the_sms(long_sms: Workspace) -> None:
    case = cases.parse(record(klant__achternaam="الأمراني", klant__tussenvoegsel=""))
    outcome = process(case, long_sms, TODAY, stage="herinnering", channels=SMS_AND_MAIL)
    assert _made(outcome) == ("email",)
    assert "klant.achternaam" in problem(dropped_channel(outcome.dropped[0]))[0]
