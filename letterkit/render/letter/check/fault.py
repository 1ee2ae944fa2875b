"""One thing that is wrong with a PDF."""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Fault:
    """``code`` is the key of the Dutch sentence below ``check_pdf`` in the texts; ``values`` what that needs.

    ``page`` counts from 1; 0 means the file as a whole.
    """

    code: str
    page: int = 0
    values: dict[str, object] = field(default_factory=dict)
