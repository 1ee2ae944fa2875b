"""The ladder of a creditor: which stages, from which day."""

from collections.abc import Mapping

from letterkit.creditor import Creditor
from letterkit.sectors import Rung


def ladder(creditor: Creditor) -> Mapping[str, Rung]:
    """The creditor's own stages, or those of its sector, in the order of their first day."""
    return _in_order(creditor.fasen) if creditor.fasen else creditor.stages.ladder(creditor.sector)


def _in_order(rungs: Mapping[str, Rung]) -> Mapping[str, Rung]:
    return dict(sorted(rungs.items(), key=lambda rung: rung[1].vanaf_dag))
