"""An exception holds up to and with its last day."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from letterkit.lint import Document, Finding, Waiver, waivers
from letterkit.lint.inputs.text import plain
from letterkit.lint.rule import rules

LAST = date(2026, 12, 31)
WAIVER = Waiver("dreiging", "deurwaarder", "Zo wil de rechter het.", "M. Jansen", LAST)


def finding(text: str = "de deurwaarder komt") -> Finding:
    return Finding("dreiging", "tone", "error", "Dreigt.", text, 0, len(text), 1, 1, 1, 1, "", "")


def judged(document: Document, today: date | None) -> tuple[int, int, int]:
    """How many findings stand, how many are excused, and how many exceptions are over."""
    kept, excused, outcome = waivers.apply(document, [finding()], today=today)
    return len(kept), len(excused), len(outcome.expired)


@pytest.mark.parametrize(
    ("today", "expected"),
    [
        (LAST, (0, 1, 0)),
        (LAST - timedelta(days=1), (0, 1, 0)),
        (LAST + timedelta(days=1), (1, 0, 1)),
        (None, (0, 1, 0)),
    ],
)
def test_an_exception_holds_on_its_last_day(today: date | None, expected: tuple[int, int, int]) -> None:
    assert judged(replace(plain("Tekst."), waivers=(WAIVER,)), today) == expected


@pytest.mark.parametrize(
    "changes", [{"rule": "jargon"}, {"at": "rechter"}, {"at": ""}, {"reason": ""}, {"by": ""}, {"until": None}]
)
def test_an_exception_excuses_what_it_names_and_only_when_it_is_whole(changes: dict[str, object]) -> None:
    other = replace(WAIVER, **changes)  # type: ignore[arg-type]
    assert judged(replace(plain("Tekst."), waivers=(other,)), LAST)[:2] == (1, 0)


def test_what_excuses_nothing_is_reported() -> None:
    unused, whole, half = replace(WAIVER, at="iets anders"), WAIVER, replace(WAIVER, reason="")
    _, _, outcome = waivers.apply(replace(plain("Tekst."), waivers=(unused, whole, half)), [finding()], today=LAST)
    assert (outcome.unused, outcome.expired, outcome.incomplete) == ((unused,), (), (half,))


def test_an_exception_to_a_rule_of_law_excuses_nothing_and_is_reported() -> None:
    law = next(rule_id for rule_id, loaded in rules().items() if loaded.rule.of_law)
    forbidden, of_law = replace(WAIVER, rule=law), replace(finding(), rule=law)
    standing, excused, outcome = waivers.apply(
        replace(plain("Tekst."), waivers=(WAIVER, forbidden)), [of_law, finding()], today=LAST
    )
    assert ([fault.rule for fault in standing], len(excused)) == ([law], 1)
    assert outcome.of_law == (forbidden,)


def test_a_comment_in_a_text_is_an_exception() -> None:
    text = 'Dag.\n<!-- letterkit: sta-toe dreiging bij="de deurwaarder" reden="Zo wil de rechter het." wie=Jansen tot=2026-12-31 -->'
    (read,) = waivers.inline(text)
    expected = ("dreiging", "de deurwaarder", "Zo wil de rechter het.", "Jansen", LAST)
    assert (read.rule, read.at, read.reason, read.by, read.until) == expected
    assert text[read.start : read.end].endswith("-->")
