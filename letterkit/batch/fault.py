"""What a check of a run finds."""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that is wrong: a key below ``verify.fault`` in the texts, and what the sentence needs."""

    code: str
    values: dict[str, object] = field(default_factory=dict)


@dataclass(slots=True)
class Tally:
    """What was looked at."""

    messages: int = 0
    files: int = 0
