"""What may be compared, and what is refused with its reason."""

from collections.abc import Callable, Iterable
from datetime import timedelta
from pathlib import Path

import pytest

from letterkit.effect import joining, sendings
from letterkit.effect.trials import Trial, trials
from tests.effect.made_up import SENT, A, B, Sent, drawn, run

Made = Callable[..., tuple[Trial, ...]]


@pytest.fixture
def made() -> Made:
    def make(*runs: Path, days: int = 100) -> tuple[Trial, ...]:
        sent = sendings.read(map(str, runs))
        return trials(joining.join(sent, (), window=30, until=SENT + timedelta(days=days)).units)

    return make


def _only(found: Iterable[Trial]) -> Trial:
    (one,) = found
    return one


def test_a_drawn_pair_may_be_compared(tmp_path: Path, made: Made) -> None:
    one = _only(made(run(tmp_path / "run", drawn(60), seed="s")))
    assert (one.refusal, len(one.a), len(one.b), one.after) == (None, 30, 30, 0)
    assert one.versions["b"] == {"email": (B[:-1] + "0",), "letter": (B,)}


def test_versions_that_were_not_drawn_are_refused(tmp_path: Path, made: Made) -> None:
    sent = [Sent(f"Z-{n}", version=(A, B)[n % 2]) for n in range(40)]
    assert _only(made(run(tmp_path / "run", sent))).refusal == "not_drawn"


def test_one_after_the_other_is_not_drawn(tmp_path: Path, made: Made) -> None:
    before = run(tmp_path / "one", [Sent(f"Z-{n}") for n in range(20)])
    after = run(tmp_path / "two", [Sent(f"Y-{n}", version=B) for n in range(20)], today=SENT + timedelta(days=9))
    assert _only(made(before, after)).refusal == "not_drawn"


def test_a_variant_without_a_draw_in_the_summary_proves_nothing(tmp_path: Path, made: Made) -> None:
    assert _only(made(run(tmp_path / "run", drawn(60)))).refusal == "not_drawn"


def test_one_version_is_no_trial(tmp_path: Path, made: Made) -> None:
    assert made(run(tmp_path / "run", [Sent("Z-1"), Sent("Z-2")])) == ()


def test_the_same_text_for_both_is_no_trial(tmp_path: Path, made: Made) -> None:
    sent = [Sent(f"Z-{n}", "ab"[n % 2]) for n in range(40)]
    assert _only(made(run(tmp_path / "run", sent, seed="s"))).refusal == "same_text"


def test_a_channel_that_only_one_group_has_is_no_other_text(tmp_path: Path, made: Made) -> None:
    sent = [Sent(f"Z-{n}", "ab"[n % 2]) for n in range(4)]
    odd = Sent("Z-0", "a", B, "sms")
    assert _only(made(run(tmp_path / "run", [*sent, odd], seed="s"))).refusal == "same_text"


def test_a_text_that_changed_halfway_is_refused(tmp_path: Path, made: Made) -> None:
    sent = [Sent(f"Z-{n}", "ab"[n % 2], ("c" * 16 if n < 10 else A) if n % 2 == 0 else B) for n in range(40)]
    assert _only(made(run(tmp_path / "run", sent, seed="s"))).refusal == "changed"


def test_groups_that_a_draw_would_not_give_are_refused(tmp_path: Path, made: Made) -> None:
    """Of 400 cases half would have b; 250 against 150 happens less than once in a thousand draws."""
    sent = [Sent(f"Z-{n}", "a" if n < 250 else "b", A if n < 250 else B) for n in range(400)]
    assert _only(made(run(tmp_path / "run", sent, seed="s"))).refusal == "unbalanced"
    three_eighths = _only(made(run(tmp_path / "fair", sent, seed="s", share=0.375)))
    assert three_eighths.refusal is None


def test_a_second_message_of_the_same_draw_is_not_compared(tmp_path: Path, made: Made) -> None:
    """Who still gets a second message depends on the first, so the second groups are no longer drawn."""
    first = run(tmp_path / "one", [Sent(f"Z-{n}", "ab"[n % 2], (A, B)[n % 2]) for n in range(40)], seed="s")
    second = run(
        tmp_path / "two",
        [Sent(f"Z-{n}", "ab"[n % 2], (A, B)[n % 2], stage="aanmaning") for n in range(20)],
        today=SENT + timedelta(days=20),
        seed="s",
    )
    assert [(one.stage, one.refusal, one.after) for one in made(first, second)] == [
        ("herinnering", None, 0),
        ("aanmaning", "after_earlier", 20),
    ]


def test_a_second_message_may_be_compared_when_the_first_was_the_same(tmp_path: Path, made: Made) -> None:
    first = run(tmp_path / "one", [Sent(f"Z-{n}", "ab"[n % 2]) for n in range(40)], seed="s")
    second = run(
        tmp_path / "two",
        [Sent(f"Z-{n}", "ab"[n % 2], (A, B)[n % 2], stage="aanmaning") for n in range(40)],
        today=SENT + timedelta(days=20),
        seed="s",
    )
    assert [(one.stage, one.refusal) for one in made(first, second)] == [
        ("herinnering", "same_text"),
        ("aanmaning", None),
    ]


def test_runs_of_one_draw_are_counted_together(tmp_path: Path, made: Made) -> None:
    sent = drawn(80)
    one = run(tmp_path / "one", [s for s in sent if int(s.case[2:]) < 40], seed="s")
    two = run(tmp_path / "two", [s for s in sent if int(s.case[2:]) >= 40], today=SENT + timedelta(days=1), seed="s")
    found = _only(made(one, two))
    assert (len(found.a), len(found.b)) == (40, 40)


def test_other_draws_are_counted_apart(tmp_path: Path, made: Made) -> None:
    one = run(tmp_path / "one", drawn(40), seed="s")
    two = run(tmp_path / "two", [Sent(f"Y-{n}", "ab"[n % 2], (A, B)[n % 2]) for n in range(40)], seed="t")
    assert [found.draw.seed for found in made(one, two) if found.draw] == ["s", "t"]


def test_nothing_is_compared_before_its_time(tmp_path: Path, made: Made) -> None:
    one = _only(made(run(tmp_path / "run", drawn(60), seed="s"), days=10))
    assert (one.refusal, one.sizes) == ("one_sided", (30, 30))
