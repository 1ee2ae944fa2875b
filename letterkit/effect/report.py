"""The effect of messages as a page to read and tables to work on."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from letterkit import channels, texts
from letterkit.dutch import dates, spreadsheet
from letterkit.effect.comparing import Difference
from letterkit.effect.joining import Joined, counted
from letterkit.effect.rates import Rate
from letterkit.effect.responses import Fault
from letterkit.effect.trials import Trial
from letterkit.reports import page
from letterkit.reports.shares import percent, points
from letterkit.templating.formats import datum
from letterkit.texts import say

PAGE, RATES, DIFFERENCES, UNCOUNTED = "effect.html", "aandelen.csv", "verschillen.csv", "niet-geteld.csv"
ENOUGH = 100
"""Cases from which a share is good to about ten points up or down (Wilson, at half of them)."""
_MOST_SHOWN = 50
_LEAST_SCALE = 0.05

Row = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Effect:
    """All there is to tell. ``differences`` has those of each of ``trials``; ``matters`` is a fraction of 1."""

    joined: Joined
    faults: tuple[Fault, ...]
    rates: tuple[Rate, ...]
    trials: tuple[Trial, ...]
    differences: tuple[tuple[Difference, ...], ...]
    matters: float


def report(effect: Effect) -> dict[str, bytes]:
    """The files of a report, by name."""
    rows = list(_uncounted_rows(effect))
    html = page.render(
        "effect",
        effect=effect,
        compared=list(zip(effect.trials, effect.differences, strict=True)),
        looks=sum(len(some) for some in effect.differences),
        scale=_scale(effect.differences),
        stages=[(stage, _by_version(list(some))) for stage, some in groupby(effect.rates, key=lambda rate: rate.stage)],
        few=any(rate.share.of < ENOUGH for rate in effect.rates),
        enough=ENOUGH,
        uncounted=rows[:_MOST_SHOWN],
        more=max(0, len(rows) - _MOST_SHOWN),
        until=datum(effect.joined.until),
        percent=percent,
        points=points,
        bare=_bare,
        verdict=verdict,
        refusal=refusal,
        chance=_chance,
        versions=_printed_versions,
        uncounted_lines=list(uncounted_lines(effect.joined)),
    )
    return {
        PAGE: html.encode(),
        RATES: spreadsheet.as_bytes(_rate_rows(effect.rates)),
        DIFFERENCES: spreadsheet.as_bytes(_difference_rows(effect)),
        UNCOUNTED: spreadsheet.as_bytes([_heads("row", "case", "why"), *rows]),
    }


def verdict(difference: Difference) -> str:
    """The conclusion that a difference allows, in Dutch."""
    key = difference.verdict
    if key == "too_small" and difference.smallest is None:
        return say("effect.verdict.too_small_always")
    low, high = (
        sorted((abs(difference.low), abs(difference.high)))
        if key in ("higher", "lower")
        else (difference.low, difference.high)
    )
    return say(
        f"effect.verdict.{key}",
        size=_bare(abs(difference.size)),
        low=_bare(low),
        high=_bare(high),
        smallest=_bare(difference.smallest or 0),
    )


def refusal(trial: Trial, window: int) -> str:
    """Why a trial is not compared, in Dutch; empty when it is."""
    if trial.refusal is None:
        return ""
    a, b = trial.sizes
    share = percent(trial.draw.share) if trial.draw else ""
    return say(f"effect.refusal.{trial.refusal}", a=a, b=b, share=share, window=window)


def uncounted_lines(joined: Joined) -> Iterator[str]:
    """How many responses do not count, one sentence a reason."""
    for why, count in sorted(counted(joined.uncounted).items()):
        yield say(
            "effect.uncounted_line",
            count=count,
            why=say(f"effect.fault.{why}", until=dates.printed_digits(joined.until)),
        )


def fault_words(fault: Fault) -> tuple[str, str, str]:
    """Column, what is wrong, what is expected; never the content of the cell."""
    return fault.problem.field or say("check_cases.whole_row"), *texts.problem(fault.problem)


def _bare(part: float) -> str:
    """A number of percentage points without a plus sign."""
    return points(part).removeprefix("+")


def _chance(chance: float) -> str:
    return say("effect.chance_short") if chance < 0.001 else f"{chance:.3f}".replace(".", ",")


def _scale(differences: Sequence[Sequence[Difference]]) -> float:
    """Half the width of the scale of differences, the same for all of them so that they can be compared by eye."""
    ends = [abs(end) for some in differences for difference in some for end in (difference.low, difference.high)]
    return max([_LEAST_SCALE, *ends]) * 1.05


def _printed_versions(trial: Trial, side: str) -> str:
    names = (
        (channels.label(channel), ", ".join(f"v{version}" for version in some))
        for channel, some in trial.versions[side].items()
    )
    return "; ".join(say("effect.version_of", channel=channel, versions=some) for channel, some in names)


def _by_version(some: list[Rate]) -> list[tuple[str, list[Rate]]]:
    """The rates of a stage, by channel and version."""
    grouped = groupby(some, key=lambda rate: (rate.channel, rate.version))
    return [(f"{channels.label(channel)} v{version}", list(rates)) for (channel, version), rates in grouped]


def _heads(*names: str) -> Row:
    return tuple(say(f"effect.head.{name}") for name in names)


def _rate_rows(rates: Sequence[Rate]) -> Iterator[Sequence[str | int | float]]:
    yield _heads("stage", "channel", "version", "what", "count", "of", "share", "low", "high")
    for rate in rates:
        share, what = rate.share, say(f"effect.what_option.{rate.what}")
        where = rate.stage, rate.channel, f"v{rate.version}", what
        yield (*where, share.count, share.of, share.part, share.low, share.high)


def _difference_rows(effect: Effect) -> Iterator[Sequence[str | int | float]]:
    counts = "a_count", "a_of", "b_count", "b_of"
    yield _heads("stage", "seed", "what", *counts, "size", "low", "high", "raw_chance", "chance", "smallest", "verdict")
    for trial, some in zip(effect.trials, effect.differences, strict=True):
        seed = trial.draw.seed if trial.draw else ""
        if trial.refusal:
            why = say("effect.refused_short", why=say(f"effect.why_short.{trial.refusal}"))
            yield (trial.stage, seed, "", *[""] * 10, why)
        for difference in some:
            numbers = (
                difference.a.count,
                difference.a.of,
                difference.b.count,
                difference.b.of,
                difference.size,
                difference.low,
                difference.high,
            )
            least = "" if difference.smallest is None else difference.smallest
            what, short = say(f"effect.what_option.{difference.what}"), say(f"effect.short.{difference.verdict}")
            yield (difference.stage, seed, what, *numbers, difference.raw_chance, difference.chance, least, short)


def _uncounted_rows(effect: Effect) -> Iterator[tuple[str, str, str]]:
    """Row, case and reason, in file order. The case is left out for an unreadable row: that cell may hold anything."""
    until = dates.printed_digits(effect.joined.until)
    rows = [
        (case.response.row, case.response.case_id, say(f"effect.fault.{case.why}", until=until))
        for case in effect.joined.uncounted
    ]
    for fault in effect.faults:
        field, wrong, expected = fault_words(fault)
        rows.append((fault.row, "", say("problem_line", field=field, wrong=wrong, expected=expected)))
    yield from ((str(row), case, why) for row, case, why in sorted(rows))
