"""All checks of one file, gathered."""

import io
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from letterkit.errors import Unreadable, WrongCall
from letterkit.render.letter.check import verapdf
from letterkit.render.letter.check.fault import Fault
from letterkit.render.letter.check.rules import PROFILES, rule_faults

if TYPE_CHECKING:
    import pikepdf

_OWN_PRODUCER = "letterkit"
_ADVICE = "structure"


@dataclass(frozen=True, slots=True)
class Report:
    """``faults`` and ``advice`` by the name of the check that found them; a check that could not run is in neither.

    The verdict is that of the standards: PDF/UA-1, and PDF/A-2a for a file that says it is one. ``advice`` has what our
    own walk finds beside them, and for a letter of our own that counts in full.
    """

    pages: int
    faults: dict[str, tuple[Fault, ...]]
    advice: dict[str, tuple[Fault, ...]] = field(default_factory=dict)
    own: bool = False

    @property
    def passed(self) -> bool:
        return not any(self.faults.values())


def check(path: Path, *, java: bool = True) -> Report:
    """Check one file in every way that is possible here; without ``java`` veraPDF is left out.

    Where veraPDF runs it gives the verdict on files of others, because it is the reference for both standards.
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
            faults = {_ADVICE: tuple(walk(pdf))}
            pages, own = len(pdf.pages), str(pdf.docinfo.get("/Producer", "")) == _OWN_PRODUCER
            archived = own or _says_archive(pdf)
    except (OSError, pikepdf.PdfError) as error:
        raise Unreadable("pdf_unreadable", file=path.name) from error
    for profile in PROFILES:
        faults[profile] = tuple(rule_faults(data, profile))
    reference = java and verapdf.available()
    if reference:
        for profile in PROFILES:
            faults[f"verapdf_{profile}"] = tuple(verapdf.verapdf_faults(path, profile))
    return _parted(pages, faults, own=own, archived=archived, reference=reference)


def _parted(
    pages: int, by_profile: dict[str, tuple[Fault, ...]], *, own: bool, archived: bool, reference: bool
) -> Report:
    """What decides and what is advice: all of it decides on our own letters."""
    profiles = PROFILES if archived else PROFILES[:1]
    deciding = {f"verapdf_{profile}" if reference else profile for profile in profiles}
    faults = {name: fault for name, fault in by_profile.items() if own or name in deciding}
    return Report(pages, faults, {name: fault for name, fault in by_profile.items() if name not in faults}, own)


def _says_archive(pdf: "pikepdf.Pdf") -> bool:
    """Whether a file says that it is a PDF/A-2a: then that is what it is held to."""
    claim = ("", "")
    try:
        with pdf.open_metadata() as meta:
            claim = str(meta.get("pdfaid:part", "")), str(meta.get("pdfaid:conformance", "")).upper()
    except Exception:
        return False
    return claim == ("2", "A")
