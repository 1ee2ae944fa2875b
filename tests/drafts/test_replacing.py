"""A click replaces the marked words in the text itself, or there is no button."""

import pytest

from letterkit.drafts import customers
from letterkit.drafts.looking import look
from letterkit.drafts.replacing import replacement
from letterkit.workspace import Workspace
from tests.drafts.conftest import TODAY

NAME = "tweede_herinnering/letter.md.j2"


@pytest.mark.slow
@pytest.mark.parametrize(
    ("sentence", "rule", "after"),
    [
        ("Indien u wilt, belt u ons.", "archaisch", "Als u wilt, belt u ons."),
        ("U kunt ons **indien nodig** bellen.", "archaisch", "U kunt ons **als nodig** bellen."),
    ],
)
def test_the_words_are_replaced(workspace: Workspace, sentence: str, rule: str, after: str) -> None:
    text = (workspace.templates.folders.text(NAME) or "").replace(
        "Kunt u wel betalen?", f"{sentence} Kunt u wel betalen?"
    )
    case = customers.samples(workspace, "tweede_herinnering", TODAY)[0].case
    seen = look(workspace, "tweede_herinnering", "letter", case, TODAY, texts={NAME: text})
    finding = next(one for one in seen.findings if one.rule == rule)
    fit = replacement(text, finding)
    assert fit
    assert text[: fit.start] + fit.texts[0] + text[fit.end :] == text.replace(sentence, after)


def test_what_lies_between_marked_words_is_never_lost(workspace: Workspace) -> None:
    text = (workspace.templates.folders.text(NAME) or "").replace(
        "Kunt u wel betalen?", "U dient het bedrag van uw lening per omgaande te voldoen."
    )
    case = customers.samples(workspace, "tweede_herinnering", TODAY)[0].case
    seen = look(workspace, "tweede_herinnering", "letter", case, TODAY, texts={NAME: text})
    long = [one for one in seen.findings if one.text.startswith("dient het bedrag")]
    assert long
    assert all(replacement(text, one) is None for one in long)
