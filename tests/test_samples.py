"""The sample portfolio shows the variety of the real Netherlands; all people in it are invented."""

from collections import Counter

import pytest

from letterkit import resources
from letterkit.case import Case
from letterkit.case_file import Row, read

SAMPLE = resources.samples_dir() / "portfolio.csv"


@pytest.fixture(scope="module")
def rows() -> list[Row]:
    return list(read(SAMPLE))


@pytest.fixture(scope="module")
def cases(rows: list[Row]) -> list[Case]:
    return [row.case for row in rows if row.case]


def test_it_is_the_csv_that_dutch_excel_writes() -> None:
    start = SAMPLE.read_bytes()
    assert start.startswith(b"\xef\xbb\xbfZaaknummer;")
    assert start.count(b"\r\n") == start.count(b"\n")


def test_at_least_sixty_good_cases_and_a_dozen_broken_rows(rows: list[Row]) -> None:
    count = Counter(row.case is not None for row in rows)
    assert count[True] >= 60
    assert count[False] >= 12
    assert len({row.case_id for row in rows if row.case}) == count[True]


def test_every_broken_row_is_broken_in_its_own_way(rows: list[Row]) -> None:
    kinds = {tuple(sorted(problem.code for problem in row.problems)) for row in rows if row.problems}
    assert len(kinds) == sum(1 for row in rows if row.problems)


@pytest.mark.parametrize(
    "signal",
    [
        "kwetsbaar",
        "geldzorgen",
        "schuldhulp_sinds",
        "bewind",
        "wsnp",
        "overleden",
        "geschil",
        "klacht",
        "betaling_onderweg",
        "post_onbezorgbaar",
        "email_onbezorgbaar",
    ],
)
def test_every_signal_occurs(cases: list[Case], signal: str) -> None:
    assert any(getattr(case.signalen, signal) for case in cases)


def test_people_and_their_wishes_differ(cases: list[Case]) -> None:
    klanten = [case.klant for case in cases]
    assert {klant.aanspreekvorm for klant in klanten} == {"heer", "mevrouw", "neutraal"}
    assert {klant.naamgebruik for klant in klanten} == {"eigen", "partner", "partner_eigen", "eigen_partner"}
    assert {klant.adres.land for klant in klanten if klant.adres} >= {"NL", "BE", "DE"}
    assert sum(1 for klant in klanten if klant.tweede_persoon) >= 3
    assert sum(1 for klant in klanten if klant.bedrijfsnaam) >= 2
    assert any(klant.grote_letters for klant in klanten)
    assert any(not (klant.adres or klant.email or klant.mobiel) for klant in klanten)
    assert {len(case.betalingskenmerk) for case in cases if case.betalingskenmerk.isdigit()} >= {9, 12, 16}
    assert any(case.betalingskenmerk.startswith("RF") for case in cases)
    assert any(case.overige_contracten for case in cases)
    assert {case.regeling.status for case in cases if case.regeling} >= {"lopend", "gemist"}
