"""The words of the 14-day letter: which terms keep it valid, which make it void, which judges may not accept."""

from datetime import date

import pytest

from letterkit.law.fourteen_days import FORMULA, Reason, Verdict, terms

POSTED = date(2026, 11, 16)  # a Monday: delivered Wednesday 18 November, last day Wednesday 2 December

WORDINGS: list[tuple[str, Verdict, Reason]] = [
    # the two formulas of the Hoge Raad, also with "ontvangen"
    ("binnen veertien dagen vanaf de dag nadat deze brief bij u is bezorgd", "right", "formula"),
    ("binnen 14 dagen vanaf de dag nadat deze brief is bezorgd", "right", "formula"),
    (
        "binnen een termijn van veertien dagen, te rekenen vanaf de dag nadat deze brief bij u is bezorgd,",
        "right",
        "formula",
    ),
    ("binnen 14 (veertien) dagen vanaf de dag na bezorging", "right", "formula"),
    ("binnen veertien dagen vanaf de dag nadat deze brief door u is ontvangen", "right", "formula"),
    ("binnen 14 dagen vanaf de dag na de dag waarop u deze brief heeft ontvangen", "right", "formula"),
    ("binnen vijftien dagen nadat deze brief bij u is bezorgd", "right", "formula"),
    ("binnen 15 dagen\n   nadat deze brief bij u\u00a0is bezorgd", "right", "formula"),
    ("binnen vijftien dagen nadat u deze brief heeft ontvangen", "right", "formula"),
    ("binnen 15 dagen na bezorging van deze brief", "right", "formula"),
    ("binnen vijftien (15) kalenderdagen na ontvangst van deze brief", "right", "formula"),
    # longer terms that begin with receipt
    ("binnen drie weken nadat deze brief bij u is bezorgd", "right", "longer"),
    ("binnen 16 dagen nadat deze brief bij u is bezorgd", "right", "longer"),
    ("binnen eenentwintig dagen na ontvangst van deze brief", "right", "longer"),
    ("binnen een maand nadat u deze brief heeft ontvangen", "right", "longer"),
    ("binnen 15 dagen na de dag waarop u deze brief heeft ontvangen", "right", "longer"),
    # the same length in words no court named
    ("binnen veertien dagen na de dag waarop u deze brief heeft ontvangen", "not_accepted", "other_words"),
    ("binnen twee weken vanaf de dag nadat deze brief bij u is bezorgd", "not_accepted", "other_words"),
    ("binnen 15 werkdagen na ontvangst van deze brief", "not_accepted", "other_words"),
    ("binnen 30 dagen na dagtekening", "not_accepted", "other_words"),
    # begins with sending
    ("binnen vijftien dagen nadat wij deze brief hebben verzonden", "void", "from_sending"),
    ("binnen vijftien dagen nadat deze brief is gedateerd", "void", "from_sending"),
    ("binnen 14 dagen vanaf de dag na dagtekening", "void", "from_sending"),
    ("binnen veertien dagen na heden", "void", "from_sending"),
    ("binnen 14 dagen\nvanaf vandaag", "void", "from_sending"),
    ("binnen 15 dagen na de datum van deze brief", "void", "from_sending"),
    ("binnen veertien dagen na verzending van deze brief", "void", "from_sending"),
    ("binnen 14 dagen na deze brief", "void", "from_sending"),
    ("binnen 14 dagen vanaf de factuurdatum", "void", "from_sending"),
    ("binnen twee weken na dagtekening", "void", "from_sending"),
    ("binnen 20 dagen na dagtekening", "void", "from_sending"),
    # too short
    ("binnen veertien dagen nadat deze brief bij u is bezorgd", "void", "too_short"),
    ("binnen 14 dagen nadat u deze brief heeft ontvangen", "void", "too_short"),
    ("binnen 14 dagen na ontvangst van deze brief", "void", "too_short"),
    ("binnen twee weken na ontvangst van deze brief", "void", "too_short"),
    ("binnen tien dagen vanaf de dag nadat deze brief bij u is bezorgd", "void", "too_short"),
    ("binnen 14 dagen vanaf de dag van ontvangst", "void", "too_short"),
    # no beginning, or only a date
    ("binnen 14 dagen", "void", "no_start"),
    ("binnen twee weken", "void", "no_start"),
    ("uiterlijk 5 december 2026", "void", "date_only"),
    ("uiterlijk op zaterdag 5 december", "void", "date_only"),
    ("vóór 05-12-2026", "void", "date_only"),
]


@pytest.mark.parametrize(("wording", "verdict", "reason"), WORDINGS)
def test_each_wording_has_its_verdict(wording: str, verdict: Verdict, reason: Reason) -> None:
    (found,) = terms(f"Betaal {wording} het bedrag.", POSTED)
    assert (found.verdict, found.reason) == (verdict, reason)


@pytest.mark.parametrize(("wording", "verdict", "reason"), WORDINGS)
def test_a_right_formula_beside_it_saves_only_what_has_no_beginning(
    wording: str, verdict: Verdict, reason: Reason
) -> None:
    found = terms(f"Betaal {FORMULA}. Of betaal {wording} het bedrag.", POSTED)
    saved = reason in ("no_start", "date_only")
    assert [one.verdict for one in found] == (["right"] if saved else ["right", verdict])


@pytest.mark.parametrize(
    ("said", "reasons"),
    [
        ("dus uiterlijk 26 november 2026", ["date_too_soon"]),
        ("dus uiterlijk 1 december 2026", ["date_too_soon"]),
        ("dus uiterlijk 2 december 2026", []),
        ("dus vóór 2 december 2026", ["date_too_soon"]),
        ("dus vóór 3 december 2026", []),
        ("dat is in elk geval voor 8 december 2026", []),
        ("dus uiterlijk 1 december", ["date_too_soon"]),
        ("Uw factuur is van 5 november 2026", []),
        ("De rente is tot en met 5 december 2026", []),
    ],
)
def test_a_date_beside_a_right_term_may_not_come_before_its_end(said: str, reasons: list[Reason]) -> None:
    assert [one.reason for one in terms(f"Betaal {FORMULA}, {said}.", POSTED)][1:] == reasons
    undated = [(one.verdict, one.reason) for one in terms(f"Betaal {FORMULA}, {said}.")][1:]
    is_deadline = not said.startswith(
        ("Uw factuur", "De rente")
    )  # of a letter without a day nobody can say whether it is too early
    assert undated == [("not_accepted", "date_beside")] * is_deadline


@pytest.mark.parametrize(
    "sentence",
    [
        "Uw factuur is van 5 november 2026.",
        "Bel ons binnen 3 dagen.",
        "Wij helpen u, ook voor 3 termijnen.",
        "U heeft 3 maanden huur niet betaald.",
        "Wij antwoorden binnen vijf dagen na ontvangst van uw klacht.",
        "Het is 14 dagen geleden.",
    ],
)
def test_other_numbers_of_days_are_no_term_of_the_letter(sentence: str) -> None:
    assert terms(sentence, POSTED) == ()


def test_the_place_of_a_term_is_given() -> None:
    text = "Wij vragen u te betalen binnen  veertien\n dagen na heden, alstublieft."
    (found,) = terms(text)
    assert text[found.start : found.end] == "binnen  veertien\n dagen na heden"


@pytest.mark.parametrize(
    ("wording", "reasons"),
    [
        # a bare number of days is a term from ten days up to a month: "binnen 3 dagen" is about something else
        ("binnen 9 dagen", []),
        ("binnen 10 dagen", ["no_start"]),
        ("binnen 31 dagen", ["no_start"]),
        ("binnen 32 dagen", []),
        # with a beginning of its own, five days are a term already, and too short
        ("binnen 4 dagen vanaf de dag nadat deze brief bij u is bezorgd", []),
        ("binnen 5 dagen vanaf de dag nadat deze brief bij u is bezorgd", ["too_short"]),
        # a letter may take until the twentieth day after its date; who has longer than that has the whole term
        ("binnen 20 dagen na dagtekening", ["from_sending"]),
        ("binnen 21 dagen na dagtekening", ["other_words"]),
        # words that are no number give no term
        ("binnen vijf zes dagen", []),
    ],
)
def test_the_shortest_and_the_longest_term_that_is_read_as_one(wording: str, reasons: list[Reason]) -> None:
    assert [one.reason for one in terms(f"Betaal {wording} het bedrag.", POSTED)] == reasons


def test_a_term_that_is_too_short_explains_no_other() -> None:
    """Only beside a term that is right does "binnen 14 dagen" just refer to it."""
    found = terms("Betaal binnen 10 dagen na ontvangst van deze brief. Dus: betaal binnen 14 dagen.", POSTED)
    assert [one.reason for one in found] == ["too_short", "no_start"]


def test_the_place_of_a_date_is_given() -> None:
    text = "Betaal  uiterlijk op\n5 december 2026, alstublieft."
    (found,) = terms(text, POSTED)
    assert text[found.start : found.end] == "uiterlijk op\n5 december 2026"
