"""What the report would say of worlds we made up: an effect that is there is found, one that is not is not claimed."""

import random
from collections.abc import Iterator

import pytest

from letterkit.effect.comparing import Difference, compare
from letterkit.effect.joining import Unit
from letterkit.effect.responses import WHATS, What
from letterkit.effect.sendings import Draw, Sending
from letterkit.effect.trials import Trial
from tests.effect.made_up import SENT, A, B

pytestmark = pytest.mark.slow
DRAW = Draw("s", 0.5)
RATES: dict[What, float] = {"paid": 0.40, "called": 0.12, "arranged": 0.07, "complained": 0.01}
TRIALS = 400


def _group(rates: dict[What, float], size: int, side: str, chances: random.Random) -> tuple[Unit, ...]:
    versions = {"letter": A if side == "a" else B}
    sending = Sending("z", "herinnering", SENT, versions, side, DRAW)
    return tuple(
        Unit(sending, frozenset(what for what, rate in rates.items() if chances.random() < rate), whole=True)
        for _ in range(size)
    )


def _worlds(
    size: int, *, lift: float, seed: int, whats: tuple[What, ...] = WHATS, trials: int = TRIALS
) -> Iterator[tuple[Difference, ...]]:
    """So many trials of ``size`` cases a group; in group b ``lift`` more of them pay."""
    chances = random.Random(seed)  # noqa: S311 - a made-up world
    better = {**RATES, "paid": RATES["paid"] + lift}
    for _ in range(trials):
        a, b = _group(RATES, size, "a", chances), _group(better, size, "b", chances)
        trial = Trial("herinnering", DRAW, {"a": {}, "b": {}}, a, b, (size, size))
        yield compare([trial], whats, matters=0.05)[0]


def _claims(some: tuple[Difference, ...]) -> int:
    return sum(one.verdict in ("higher", "lower") for one in some)


def test_no_effect_is_claimed_about_as_often_as_is_said() -> None:
    """One look: 5% of 400 trials is 20; between 9 and 33 in 99.7% of the cases (three standard errors of 4.36)."""
    wrong = sum(_claims(some) > 0 for some in _worlds(300, lift=0.0, seed=1, whats=("paid",)))
    assert 9 <= wrong <= 33


def test_looking_at_four_things_claims_no_more() -> None:
    """Any wrong claim in a report at all: at most 5%, and three standard errors above that."""
    wrong = sum(_claims(some) > 0 for some in _worlds(300, lift=0.0, seed=2))
    assert wrong <= 33


def test_five_points_are_found_at_a_fair_size_and_the_interval_holds_them() -> None:
    """2,500 a group and two looks: the power at half of 5% is about 0.91."""
    found = [some[0] for some in _worlds(2500, lift=0.05, seed=3, whats=("paid", "called"), trials=TRIALS // 2)]
    assert sum(one.verdict == "higher" for one in found) > 0.85 * len(found)
    assert sum(one.verdict == "lower" for one in found) == 0
    covered = sum(one.low <= 0.05 <= one.high for one in found)
    assert covered >= 0.90 * len(found)  # 95%, less three standard errors of 1.5%


def test_five_points_are_not_claimed_at_a_small_size_and_that_is_said() -> None:
    """60 a group: what is found is hardly more than chance gives, and every other report says that it is too small."""
    found = [some[0] for some in _worlds(60, lift=0.05, seed=4, whats=("paid", "called"))]
    assert sum(one.verdict in ("higher", "lower") for one in found) < 0.05 * TRIALS
    assert not any(one.verdict == "none" for one in found)
    assert all(one.smallest and one.smallest > 0.2 for one in found)
    assert all(one.flattered for one in found if one.verdict in ("higher", "lower"))


def test_the_promised_smallest_difference_is_found_as_often_as_promised() -> None:
    """At 400 a group, the difference that is told to show in 8 of 10 trials does."""
    told = next(_worlds(400, lift=0.0, seed=5, whats=("paid",)))[0].smallest
    assert told
    found = sum(_claims(some) for some in _worlds(400, lift=told, seed=6, whats=("paid",)))
    assert 0.74 * TRIALS <= found <= 0.86 * TRIALS
