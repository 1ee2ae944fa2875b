"""The evaluation as one page that a manager reads and an auditor files."""

from collections import Counter
from collections.abc import Iterable
from datetime import date

from letterkit import __version__
from letterkit.evaluation.equal import Ended, Unequal
from letterkit.evaluation.evaluate import Evaluation
from letterkit.evaluation.offers import RULES, Share, exempt
from letterkit.evaluation.register import Remark
from letterkit.evaluation.solutions import AGREED, OFFERED
from letterkit.lint import levels
from letterkit.reports.page import render
from letterkit.reports.shares import percent
from letterkit.texts import keys, named, say

Rows = list[tuple[str, ...]]
_NONE = "–"
_MOST = 200
"""So many rows of a list stand on the page; the tables beside it have all."""


def page(found: Evaluation) -> str:
    """The whole page as HTML; the same runs give the same bytes."""
    return render(
        "evaluation",
        version=__version__,
        first=_day(found.runs[0].day),
        last=_day(found.runs[-1].day),
        count=len(found.runs),
        key_figures=_key_figures(found),
        runs=[(run.name, _day(run.day), *_numbers(run.read, run.produced, run.held, run.rejected))
              for run in found.runs],
        stages=[(_stage(stage), *_numbers(ended["produced"], ended["held"]))
                for stage, ended in sorted(found.tally.stages.items())],
        reasons=[(because(code), str(count)) for code, count in found.tally.reasons.most_common()],
        variables=_variables(found),
        comparison=found.comparison,
        unequal=[_group(group) for group in found.comparison.unequal[:_MOST]],
        signals=[(because(code), str(count)) for code, count in found.comparison.signals.most_common()],
        waiting=[(one.case_id, str(one.days), _day(one.since), " ".join(map(because, one.reasons)))
                 for one in found.waiting[:_MOST]],
        held_days=found.held_days,
        cut=any(len(rows) > _MOST for rows in (
            found.comparison.unequal, found.waiting, found.lasting, found.offers.lacking)),
        most=_MOST,
        lasting=[(one.case_id, str(one.days), one.run) for one in found.lasting[:_MOST]],
        arrears_days=found.arrears_days,
        calls=len(found.calls),
        called=len({one.case_id for one in found.calls}),
        offers=found.offers,
        shares=_shares(found),
        lacking=[(say(f"evaluation.question.{question}"), run, case_id, _channel(channel))
                 for question, run, case_id, channel in sorted(found.offers.lacking)[:_MOST]],
        exempt=[(say(f"evaluation.question.{question}"), ", ".join(map(_stage, exempt(question))))
                for question in RULES],
        solutions=[(say(f"evaluation.solution.{stage}"), str(found.solutions.kinds[stage]))
                   for stage in (OFFERED, *AGREED)],
        situations=[(*key[:-1], _stage(key[-1]), str(count))
                    for key, count in sorted(found.solutions.situations.items())],
        followed=found.solutions,
        relapse=_part(found.solutions.relapsed, found.solutions.agreed),
        missed=_part(found.solutions.broken, found.solutions.agreed),
        used=[(_stage(one.stage), _channel(one.channel), one.version, str(one.messages)) for one in found.used],
        remarks=None if found.remarks is None else list(map(_remark, found.remarks)),
        undecided=[run.name for run in found.undecided],
    )  # fmt: skip


def because(code: str) -> str:
    """The short Dutch sentence of a reason; the code itself for one that this letterkit does not know."""
    for key in (f"run.because.{code}", f"gate.{code}.why"):
        if key in keys(key):
            return say(key)
    return code


def _key_figures(found: Evaluation) -> Rows:
    read = sum(run.read for run in found.runs)
    median = found.tally.median_first
    told = [
        ("read", str(read)),
        *((name, _part(sum(getattr(run, name) for run in found.runs), read))
          for name in ("produced", "held", "rejected")),
        ("median", _NONE if median is None else f"{median:g}".replace(".", ",")),
        ("unequal", str(len(found.comparison.unequal))),
        ("waiting", str(len(found.waiting))),
        ("lasting", str(len(found.lasting))),
    ]  # fmt: skip
    shares = [(f"question.{question}", _share(found.offers.share(question))) for question in RULES]
    return [(say(f"evaluation.{key}"), value) for key, value in [*told, *shares]]


def _variables(found: Evaluation) -> list[tuple[str, Rows]]:
    return [
        (_words(name), [(value, *_numbers(ended["produced"], ended["held"])) for value, ended in _ordered(values)])
        for name, values in sorted(found.tally.variables.items())
    ]


def _ordered(values: dict[str, Counter[str]]) -> Iterable[tuple[str, Counter[str]]]:
    """Bands by their first number, words by the alphabet."""
    return sorted(values.items(), key=lambda item: (_first_number(item[0]), item[0]))


def _first_number(shown: str) -> int:
    if shown.startswith("<"):
        return -1
    digits = shown.split(" ", maxsplit=1)[0].rstrip("+")
    return int(digits) if digits.isdigit() else 0


def _shares(found: Evaluation) -> Rows:
    stages = [stage for stage in levels.stages() if any(cell[1] == stage for cell in found.offers.needed)]
    return [(_stage(stage), *(_share(found.offers.share(question, stage)) for question in RULES)) for stage in stages]


def _group(group: Unequal) -> tuple[str, list[tuple[str, str]]]:
    told = ", ".join(f"{_words(name)}: {_shown(value)}" for name, value in group.variables if value not in ("", False))
    return told, [(_way(way), ", ".join(f"{case_id} ({run})" for run, case_id in way.named)) for way in group.ways]


def _way(way: Ended) -> str:
    stage = _stage(way.stage)
    if not way.reasons:
        return say("evaluation.way_produced", count=way.count, stage=stage)
    return say("evaluation.way_held", count=way.count, stage=stage, why=" ".join(map(because, way.reasons)))


def _remark(remark: Remark) -> str:
    return say(f"evaluation.register.{remark.code}", **dict(remark.values))


def _shown(value: object) -> str:
    return "ja" if value is True else _words(str(value))


def _share(share: Share) -> str:
    return _NONE if share.value is None else f"{percent(share.value)} ({share.has} van {share.needed})"


def _part(count: int, of: int) -> str:
    return f"{count} ({percent(count / of)})" if of else str(count)


def _numbers(*counts: int) -> tuple[str, ...]:
    return tuple(map(str, counts))


def _stage(name: str) -> str:
    return named("stage_name", name) if name else say("evaluation.no_stage")


def _channel(name: str) -> str:
    return named("channel_name", name)


def _words(name: str) -> str:
    return name.replace("_", " ")


def _day(day: date) -> str:
    return f"{day.day}-{day.month}-{day.year}"
