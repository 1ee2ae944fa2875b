"""What ``check-cases`` found, as one self-contained page."""

from dataclasses import dataclass

from letterkit.case_file.suggesting import ShownColumn
from letterkit.reports import page
from letterkit.texts import say

_MOST_PROBLEMS = 500


@dataclass(frozen=True, slots=True)
class Reason:
    """One reason and how often it is there. ``kind``: whether it costs the case, a channel, or asks for a person."""

    kind: str
    field: str
    wrong: str
    expected: str
    count: int

    @property
    def line(self) -> str:
        """The reason on one line."""
        if self.kind in ("question", "waits"):
            return say(f"check_cases.reason_{self.kind}", count=self.count, why=self.wrong)
        code = "reason_dropped" if self.kind == "dropped" else "reason"
        return say(f"check_cases.{code}", count=self.count, field=self.field, wrong=self.wrong)


@dataclass(frozen=True, slots=True)
class CaseCheck:
    """``columns``: with the cells of a few rows, the only values of customers on the page; none to show none.

    ``problems``: row, field, what is wrong and what is expected. ``proposal``: lines for creditor.yaml.
    """

    file: str
    summary: tuple[str, ...]
    notes: tuple[str, ...]
    columns: tuple[ShownColumn, ...]
    reasons: tuple[Reason, ...]
    problems: tuple[tuple[int, str, str, str], ...]
    proposal: tuple[str, ...]

    def html(self) -> str:
        """The page."""
        rows = max((len(column.cells) for column in self.columns), default=0)
        columns = [
            [
                column.name,
                ", ".join(column.fields) or say("check_page.unused"),
                *(_cell(cell, became, used=bool(column.fields)) for cell, became in column.cells),
            ]
            for column in self.columns
        ]
        return page.render(
            "case_check",
            check=self,
            heads=[
                say("check_page.column"),
                say("check_page.field"),
                *(say("check_page.row", number=number) for number in range(1, rows + 1)),
            ],
            rows=rows,
            columns=columns,
            reasons=[[reason.line.strip(), reason.expected] for reason in self.reasons],
            problems=self.problems[:_MOST_PROBLEMS],
            more=max(0, len(self.problems) - _MOST_PROBLEMS),
        )


def _cell(cell: str, became: str, *, used: bool) -> str:
    return say("check_page.became", cell=cell, became=became) if used and cell and cell != became else cell
