"""Earlier messages of another system: their stages under our own names, and none passed over that nobody knows.

An earlier message whose stage is unknown would count as never sent, so the customer would get the first reminder again.
"""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from letterkit.case_file.layout import Layout
from letterkit.case_file.rows import InputRow
from letterkit.errors import Problem

_EARLIER = "eerdere_berichten"


def renamed(raw: InputRow, layout: Layout) -> InputRow:
    """The row with our names for its earlier stages; a stage that is none of ours is a problem with the known names."""
    given = (raw.record or {}).get(_EARLIER)
    if not layout.earlier_stages or not isinstance(given, list):
        return raw
    stages = layout.earlier_stages
    problems = [
        Problem(f"{_EARLIER}.{place}.fase", "earlier_stage_unknown", {"known": ", ".join(sorted(set(stages.values())))})
        for place, message in enumerate(given, 1)
        if (name := _name(message)) and name not in stages
    ]
    record = {**(raw.record or {}), _EARLIER: [_with_own_name(message, stages) for message in given]}
    return replace(raw, record=record, problems=(*raw.problems, *problems))


def plain(name: str) -> str:
    """A stage as it is looked up: small letters, words joined by one underscore."""
    return "_".join(name.casefold().split())


def _name(message: Any) -> str:
    name = message.get("fase") if isinstance(message, Mapping) else None
    return plain(name) if isinstance(name, str) else ""


def _with_own_name(message: Any, stages: Mapping[str, str]) -> Any:
    ours = stages.get(_name(message))
    return {**message, "fase": ours} if ours else message
