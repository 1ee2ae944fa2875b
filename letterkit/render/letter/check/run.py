"""All checks of one file, gathered."""

import io
from dataclasses import dataclass
from pathlib import Path

from letterkit.errors import Unreadable, WrongCall
from letterkit.render.letter.check import verapdf
from letterkit.render.letter.check.fault import Fault
from letterkit.render.letter.check.rules import PROFILES, rule_faults


@dataclass(frozen=True, slots=True)
class Report:
    """``faults`` by the name of the check that found them; a check that could not run is not in it."""

    pages: int
    faults: dict[str, tuple[Fault, ...]]

    @property
    def passed(self) -> bool:
        return not any(self.faults.values())


def check(path: Path, *, java: bool = True) -> Report:
    """Check one file in every way that is possible here; without ``java`` veraPDF is left out.

    Raises ``Unreadable("pdf_unreadable")``, or ``WrongCall("needs_extra")`` without the extra ``letterkit[check]``.
    """
    try:
        import pikepdf  # noqa: PLC0415 - an extra: only there when asked for

        from letterkit.render.letter.check.walk import walk  # noqa: PLC0415 - needs the same extra
    except ImportError as error:
        raise WrongCall("needs_extra", file="check-pdf", extra="check") from error
    try:
        data = path.read_bytes()
        with pikepdf.open(io.BytesIO(data)) as pdf:
            faults = {"structure": tuple(walk(pdf))}
            pages = len(pdf.pages)
    except (OSError, pikepdf.PdfError) as error:
        raise Unreadable("pdf_unreadable", file=path.name) from error
    for profile in PROFILES:
        faults[profile] = tuple(rule_faults(data, profile))
    if java and verapdf.available():
        for profile in PROFILES:
            faults[f"verapdf_{profile}"] = tuple(verapdf.verapdf_faults(path, profile))
    return Report(pages, faults)
