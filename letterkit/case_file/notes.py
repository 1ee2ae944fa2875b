"""What a reader left out or took for granted, for the person who runs it: never in silence."""

from dataclasses import dataclass, field

_MOST_ROWS = 20


@dataclass(slots=True)
class Notes:
    """Rows by the reason why they were left out, and facts about the file such as its encoding.

    ``rows``: code (below ``notes`` in the texts) -> numbers of the rows. ``facts``: code -> the value that its sentence
    needs. Never a value of a case.
    """

    rows: dict[str, list[int]] = field(default_factory=dict)
    facts: dict[str, str] = field(default_factory=dict)

    def clear(self) -> None:
        """Forget all, before a reading from the start."""
        self.rows.clear()
        self.facts.clear()

    def leave_out(self, code: str, number: int) -> None:
        """Note a row that was not read as a case."""
        self.rows.setdefault(code, []).append(number)

    def printed(self) -> tuple[tuple[str, dict[str, object]], ...]:
        """Codes with the values of their sentences, in the order they came up."""
        facts: list[tuple[str, dict[str, object]]] = [(code, {"value": value}) for code, value in self.facts.items()]
        for code, numbers in self.rows.items():
            facts.append((code, {"count": len(numbers), "rows": _shown(numbers)}))
        return tuple(facts)


def _shown(numbers: list[int]) -> str:
    shown = ", ".join(map(str, numbers[:_MOST_ROWS]))
    return f"{shown} …" if len(numbers) > _MOST_ROWS else shown
