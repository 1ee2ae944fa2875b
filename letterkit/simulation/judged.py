"""What the linter says of every message of a track, alone and in the series of all of them."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from letterkit import pipeline
from letterkit.language import Readability
from letterkit.lint import LEVELS, Finding, Report
from letterkit.lint.series import Series, Step
from letterkit.lint.series import judge as judge_series
from letterkit.pipeline import Rendered
from letterkit.simulation.timeline import Sent, Timeline
from letterkit.workspace import Workspace


@dataclass(frozen=True)
class Heard:
    """One message as the linter hears it. ``name`` is unique in the track and safe in a file name.

    ``over_series``: findings about this message beside earlier ones.
    """

    name: str
    rendered: Rendered
    report: Report
    over_series: tuple[Finding, ...]
    readability: Readability

    @property
    def findings(self) -> tuple[Finding, ...]:
        return (*self.report.findings, *self.over_series)


@dataclass(frozen=True)
class Judged:
    """A timeline with the linter's findings. ``heard[n]`` are the messages of ``track.sent[n]``, one a channel."""

    track: Timeline
    heard: tuple[tuple[Heard, ...], ...]

    def of(self, sent: Sent) -> tuple[Heard, ...]:
        """What the linter says of the messages that went out together."""
        return self.heard[self.track.sent.index(sent)]

    @property
    def all(self) -> tuple[Heard, ...]:
        return tuple(message for moment in self.heard for message in moment)

    @property
    def counts(self) -> dict[str, int]:
        """How many findings there are a level, over all messages and the series."""
        return {
            level: sum(finding.level == level for heard in self.all for finding in heard.findings) for level in LEVELS
        }


def judge(track: Timeline, workspace: Workspace) -> Judged:
    """Judge every message of ``track`` by the workspace's linter, and all together by the rules over a series."""
    named = [
        [(_name(at, sent, rendered), sent.day, rendered) for rendered in sent.rendered]
        for at, sent in enumerate(track.sent, 1)
    ]
    reports = [[_report(name, rendered, workspace) for name, _, rendered in moment] for moment in named]
    series = Series(track.case_id, tuple(_steps(named, reports)), "journey")
    over_series = iter(judge_series(series, today=track.last, stages=workspace.creditor.stages).reports)
    heard = tuple(
        tuple(
            Heard(name, rendered, report, next(over_series).findings, report.readability)
            for (name, _, rendered), report in zip(moment, its_reports, strict=True)
        )
        for moment, its_reports in zip(named, reports, strict=True)
    )
    return Judged(track, heard)


_Named = list[list[tuple[str, date, Rendered]]]


def _steps(named: _Named, reports: list[list[Report]]) -> Iterator[Step]:
    for moment, its_reports in zip(named, reports, strict=True):
        for (_, day, _), report in zip(moment, its_reports, strict=True):
            yield Step(report.document, day, "journey")


def _name(at: int, sent: Sent, rendered: Rendered) -> str:
    return f"{at:02}-{sent.day.isoformat()}-{sent.stage}-{rendered.message.channel}"


def _report(name: str, rendered: Rendered, workspace: Workspace) -> Report:
    return workspace.linter.judge(replace(pipeline.document(rendered.message, workspace), path=name))
