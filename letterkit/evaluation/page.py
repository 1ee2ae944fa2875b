"""The evaluation as one page that a manager reads and an auditor files."""

from collections import Counter
from collections.abc import Iterable
from datetime import date

from letterkit import __version__, channels
from letterkit.evaluation.equal import Ended, Unequal
from letterkit.evaluation.evaluate import Evaluation
from letterkit.evaluation.offers import RULES, Share, exempt
from letterkit.evaluation.register import Remark
from letterkit.evaluation.solutions import AGREED, OFFERED
from letterkit.reports.page import render
from letterkit.reports.shares import percent
from letterkit.templating.formats import opsomming
from letterkit.texts import keys, say

Rows = list[tuple[str, ...]]
_NONE = "–"
_MOST = 200
"""So many rows of a list stand on the page; the tables beside it have all."""


def page(evaluation: Evaluation) -> str:
    """The whole page as HTML; the same runs give the same bytes."""
    stages = evaluation.offers.stages
    return render(
        "evaluation",
        version=__version__,
        first=_day(evaluation.runs[0].day),
        last=_day(evaluation.runs[-1].day),
        count=len(evaluation.runs),
        key_figures=_key_figures(evaluation),
        runs=[(run.name, _day(run.day), *_numbers(run.read, run.produced, run.held, run.rejected))
              for run in evaluation.runs],
        doors=[say("evaluation.door", run=run.name, reason=run.door) for run in evaluation.runs if run.door],
        stages=[(_stage(stage, evaluation), *_numbers(ended["produced"], ended["held"]))
                for stage, ended in sorted(evaluation.tally.stages.items())],
        reasons=[(because(code), str(count)) for code, count in evaluation.tally.reasons.most_common()],
        variables=_variables(evaluation),
        comparison=evaluation.comparison,
        unequal=[_group(group, evaluation) for group in evaluation.comparison.unequal[:_MOST]],
        signals=[(because(code), str(count)) for code, count in evaluation.comparison.signals.most_common()],
        waiting=[(case.case_id, str(case.days), _day(case.since), " ".join(map(because, case.reasons)))
                 for case in evaluation.waiting[:_MOST]],
        held_days=evaluation.held_days,
        cut=any(len(rows) > _MOST for rows in (
            evaluation.comparison.unequal, evaluation.waiting, evaluation.lasting, evaluation.offers.lacking)),
        most=_MOST,
        lasting=[(case.case_id, str(case.days), case.run) for case in evaluation.lasting[:_MOST]],
        arrears_days=evaluation.arrears_days,
        calls=len(evaluation.calls),
        called=len({call.case_id for call in evaluation.calls}),
        offers=evaluation.offers,
        elsewhere=opsomming([record.plural for record in channels.RECORDS.values()
                             if not (record.file or record.line_text)]),
        shares=_shares(evaluation),
        lacking=[(say(f"evaluation.question.{question}"), run, case_id, _channel(channel))
                 for question, run, case_id, channel in sorted(evaluation.offers.lacking)[:_MOST]],
        exempt=[(say(f"evaluation.question.{question}"), ", ".join(map(stages.named, exempt(question, stages))))
                for question in RULES],
        solutions=[(say(f"evaluation.solution.{stage}"), str(evaluation.solutions.kinds[stage]))
                   for stage in (OFFERED, *AGREED)],
        situations=[(*key[:-1], _stage(key[-1], evaluation), str(count))
                    for key, count in sorted(evaluation.solutions.situations.items())],
        followed=evaluation.solutions,
        relapse=_part(evaluation.solutions.relapsed, evaluation.solutions.agreed),
        missed=_part(evaluation.solutions.broken, evaluation.solutions.agreed),
        stands=[(state.run, _channel(state.channel), say(f"sent.state.{state.state}"), str(state.messages))
                for state in evaluation.stands],
        used=[(_stage(version.stage, evaluation), _channel(version.channel), version.version, str(version.messages))
              for version in evaluation.used],
        remarks=None if evaluation.remarks is None else list(map(_remark, evaluation.remarks)),
        undecided=[run.name for run in evaluation.undecided],
    )  # fmt: skip


def because(code: str) -> str:
    """The short Dutch sentence of a reason; the code itself for one that this letterkit does not know."""
    for key in (f"run.because.{code}", f"gate.{code}.why"):
        if key in keys(key):
            return say(key)
    return code


def _key_figures(evaluation: Evaluation) -> Rows:
    read = sum(run.read for run in evaluation.runs)
    median = evaluation.tally.median_first
    figures = [
        ("read", str(read)),
        *((name, _part(sum(getattr(run, name) for run in evaluation.runs), read))
          for name in ("produced", "held", "rejected")),
        ("median", _NONE if median is None else f"{median:g}".replace(".", ",")),
        ("unequal", str(len(evaluation.comparison.unequal))),
        ("waiting", str(len(evaluation.waiting))),
        ("lasting", str(len(evaluation.lasting))),
    ]  # fmt: skip
    shares = [(f"question.{question}", _share(evaluation.offers.share(question))) for question in RULES]
    return [(say(f"evaluation.{key}"), value) for key, value in [*figures, *shares]]


def _variables(evaluation: Evaluation) -> list[tuple[str, Rows]]:
    return [
        (_words(name), [(value, *_numbers(ended["produced"], ended["held"])) for value, ended in _ordered(values)])
        for name, values in sorted(evaluation.tally.variables.items())
    ]


def _ordered(values: dict[str, Counter[str]]) -> Iterable[tuple[str, Counter[str]]]:
    """Bands by their first number, words by the alphabet."""
    return sorted(values.items(), key=lambda item: (_first_number(item[0]), item[0]))


def _first_number(shown: str) -> int:
    if shown.startswith("<"):
        return -1
    digits = shown.split(" ", maxsplit=1)[0].rstrip("+")
    return int(digits) if digits.isdigit() else 0


def _shares(evaluation: Evaluation) -> Rows:
    stages = [
        stage
        for stage in sorted(evaluation.offers.stages)
        if any(cell[1] == stage for cell in evaluation.offers.needed)
    ]
    return [
        (_stage(stage, evaluation), *(_share(evaluation.offers.share(question, stage)) for question in RULES))
        for stage in stages
    ]


def _group(group: Unequal, evaluation: Evaluation) -> tuple[str, list[tuple[str, str]]]:
    described = ", ".join(
        f"{_words(name)}: {_shown(value)}" for name, value in group.variables if value not in ("", False)
    )
    return described, [
        (_way(way, evaluation), ", ".join(f"{case_id} ({run})" for run, case_id in way.named)) for way in group.ways
    ]


def _way(way: Ended, evaluation: Evaluation) -> str:
    stage = _stage(way.stage, evaluation)
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


def _stage(name: str, evaluation: Evaluation) -> str:
    return evaluation.offers.stages.named(name) if name else say("evaluation.no_stage")


def _channel(name: str) -> str:
    return channels.label(name)


def _words(name: str) -> str:
    return name.replace("_", " ")


def _day(day: date) -> str:
    return f"{day.day}-{day.month}-{day.year}"
