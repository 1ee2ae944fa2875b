"""What goes wrong in one way for every case of a stage is no matter of the cases: the run stops before it claims."""

from collections import Counter
from collections.abc import Iterable

from letterkit.batch.row_result import RowResult
from letterkit.errors import HoldReason, SourceInvalid

_SAME = 5
"""So many cases of a stage that fail in the same place, while none succeeds."""


def refuse_source_faults(results: Iterable[RowResult]) -> None:
    """Raises ``SourceInvalid`` when all cases of a stage fail in the same place of the program."""
    made: Counter[str] = Counter()
    failed: Counter[tuple[str, HoldReason]] = Counter()
    for result in results:
        made[result.stage] += bool(result.messages)
        failed.update((result.stage, reason) for reason in set(result.held) if reason.code == "internal")
    for (stage, reason), count in failed.items():
        if count >= _SAME and not made[stage]:
            where = dict(reason.values)
            raise SourceInvalid("stage_fails", file="", count=count, kind=where["kind"], place=where["place"])
