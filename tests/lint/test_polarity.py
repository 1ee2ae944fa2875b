"""What a sentence denies, what a stage asks, and which marks survive others."""

import pytest

from letterkit.lint import judge
from letterkit.lint.glossary import shipped
from letterkit.lint.inputs.text import plain
from letterkit.lint.reading.consequence import consequences

DENIED = (
    "Er komt geen deurwaarder bij u langs.",
    "Een incassobureau schakelen wij niet in.",
    "U krijgt geen registratie bij BKR.",
)
MEANT = (
    "Betaalt u niet, dan schakelen wij een deurwaarder in.",
    "Zonder nadere aankondiging dragen wij de zaak over aan een incassobureau.",
    "Wij geven uw dossier aan een deurwaarder als u niet betaalt.",
)
ASKING = (
    "Je bent ons nog € 612,40 schuldig.",
    "Wij missen uw huur.",
    "De incasso van € 612,40 is niet gelukt.",
    "Zorg dat het bedrag op onze rekening staat.",
)


def rules(text: str, stage: str | None = None) -> set[str]:
    return {one.rule for one in judge(plain(text, channel="letter", stage=stage)).findings}


@pytest.mark.parametrize("text", DENIED)
def test_what_does_not_happen_is_no_consequence(text: str) -> None:
    assert not consequences(plain(text, channel="letter"))


@pytest.mark.parametrize("text", MEANT)
def test_a_denial_elsewhere_leaves_the_consequence(text: str) -> None:
    assert consequences(plain(text, channel="letter"))


def test_who_is_not_registered_needs_no_explanation_of_bkr() -> None:
    assert "bkr-onverklaard" not in rules("U staat niet geregistreerd bij BKR.")
    assert "bkr-onverklaard" in rules("Wij melden u bij BKR.")


@pytest.mark.parametrize("text", ASKING)
def test_a_stage_that_asks_for_money_asks(text: str) -> None:
    assert "oplossing-ontbreekt" in rules(text, stage="herinnering")
    assert "oplossing-ontbreekt" not in rules(text, stage="betaling_ontvangen")


def test_no_notice_before_a_hard_word_does_not_deny_it() -> None:
    assert "incassokosten" in {
        match.entry.id for match in shipped().matches("Zonder nadere aankondiging incassokosten.")
    }
    assert "incassokosten" not in {match.entry.id for match in shipped().matches("U betaalt nu zonder incassokosten.")}


def test_a_mark_inside_one_that_goes_is_kept() -> None:
    text = "Wij hebben de vordering overgedragen aan een incassobureau."
    assert {text[one.start : one.end] for one in shipped().matches(text)} == {
        "vordering", "overgedragen aan een incassobureau",
    }  # fmt: skip
