"""The figures against published examples, scipy and sums done by hand."""

from types import ModuleType

import pytest

from letterkit.effect.comparing import chance_of, corrected, interval
from letterkit.effect.detectable import smallest
from letterkit.reports.shares import percent, points, share


@pytest.fixture(scope="module")
def stats() -> ModuleType:
    from scipy import stats  # noqa: PLC0415 - takes a second, in every process that collects tests

    return stats


@pytest.mark.parametrize(
    ("count", "of", "low", "high"),
    [(81, 263, 0.2553, 0.3662), (15, 148, 0.0624, 0.1605), (0, 20, 0.0, 0.1611), (1, 29, 0.0061, 0.1718)],
)
def test_intervals_of_shares_as_published(count: int, of: int, low: float, high: float) -> None:
    """Newcombe 1998, "Two-sided confidence intervals for the single proportion", table I, method 3."""
    found = share(count, of)
    assert (found.low, found.high) == pytest.approx((low, high), abs=5e-5)


@pytest.mark.slow
@pytest.mark.parametrize(("count", "of"), [(0, 1), (1, 1), (3, 7), (500, 1000), (1999, 2000)])
def test_intervals_of_shares_as_scipy_has_them(stats: ModuleType, count: int, of: int) -> None:
    expected = stats.binomtest(count, of).proportion_ci(method="wilson")
    found = share(count, of)
    assert (found.low, found.high) == pytest.approx((expected.low, expected.high))


@pytest.mark.parametrize(
    ("b", "a", "low", "high"),
    [
        ((56, 70), (48, 80), 0.0524, 0.3339),
        ((9, 10), (3, 10), 0.1705, 0.8090),
        ((10, 10), (0, 20), 0.6791, 1.0000),
        ((5, 56), (0, 29), -0.0381, 0.1926),
    ],
)
def test_intervals_of_differences_as_published(b: tuple[int, int], a: tuple[int, int], low: float, high: float) -> None:
    """Newcombe 1998, "Interval estimation for the difference between independent proportions", table II, method 10."""
    assert interval(share(*a), share(*b)) == pytest.approx((low, high), abs=5e-5)


@pytest.mark.slow
@pytest.mark.parametrize(("a", "b"), [((400, 1000), (450, 1000)), ((48, 80), (56, 70)), ((30, 600), (12, 300))])
def test_large_groups_get_the_score_test(stats: ModuleType, a: tuple[int, int], b: tuple[int, int]) -> None:
    """The score test is Pearson's chi-square times (N - 1) / N."""
    of = a[1] + b[1]
    pearson = stats.chi2_contingency([[a[0], a[1] - a[0]], [b[0], b[1] - b[0]]], correction=False)
    assert chance_of(share(*a), share(*b)) == pytest.approx(pearson.pvalue, rel=5 / of**0.5)


@pytest.mark.slow
@pytest.mark.parametrize(("a", "b"), [((1, 100), (8, 100)), ((0, 40), (3, 40)), ((10, 10), (6, 9))])
def test_small_groups_get_fishers_test(stats: ModuleType, a: tuple[int, int], b: tuple[int, int]) -> None:
    exact = stats.fisher_exact([[b[0], b[1] - b[0]], [a[0], a[1] - a[0]]])
    assert chance_of(share(*a), share(*b)) == pytest.approx(exact.pvalue)


def test_nothing_happened_is_no_difference() -> None:
    assert chance_of(share(0, 50), share(0, 50)) == 1.0
    assert chance_of(share(50, 50), share(50, 50)) == 1.0


def test_chances_are_corrected_step_by_step() -> None:
    """Holm: 4 x 0.01; then 3 x 0.015 = 0.045; then 2 x 0.03 = 0.06; the last is never below the one before it."""
    assert corrected([0.03, 0.01, 0.05, 0.015]) == pytest.approx([0.06, 0.04, 0.06, 0.045])


@pytest.mark.slow
@pytest.mark.parametrize("chances", [[0.2, 0.001, 0.04, 0.04, 1.0, 0.0, 0.013], [0.5]])
def test_chances_are_corrected_as_statsmodels_does(chances: list[float]) -> None:
    from statsmodels.stats.multitest import multipletests  # noqa: PLC0415 - takes a second, in every process that collects tests

    assert corrected(chances) == pytest.approx(list(multipletests(chances, method="holm")[1]))
    assert corrected([]) == []


def test_the_smallest_difference_is_that_of_the_textbook() -> None:
    """By hand, Fleiss' formula for 45% against 40%, 5% and a power of 80%: (1.96 x 0.69911 + 0.84162 x 0.69821)² / 0.05²
    is 1533.3 cases a group. Down from 45% is easier to see than up, so that is the one that is told.
    """
    assert smallest(0.45, 1533, 1533, level=0.05) == pytest.approx(0.05, abs=1e-5)


def test_fewer_cases_or_more_looks_show_less() -> None:
    found = [smallest(0.3, of, of, level=0.05) or 9 for of in (20, 50, 200, 1000, 5000)]
    assert found == sorted(found, reverse=True)
    assert (smallest(0.3, 500, 500, level=0.0125) or 0) > (smallest(0.3, 500, 500, level=0.05) or 9)


def test_the_tiniest_groups_show_nothing() -> None:
    assert smallest(0.5, 2, 2, level=0.05) is None


def test_numbers_are_printed_as_the_dutch_do() -> None:
    assert (percent(0.125), percent(1.0)) == ("12,5%", "100,0%")
    assert [points(one) for one in (0.051, -0.051, 0.0001, -0.0001)] == ["+5,1", "\u22125,1", "0,0", "0,0"]
