"""The rules of PDF/UA-1 and PDF/A-2a, by a validator that needs no Java runtime."""

from letterkit.errors import WrongCall
from letterkit.render.letter.check.fault import Fault

PROFILES = ("ua1", "2a")


def rule_faults(data: bytes, profile: str) -> list[Fault]:
    """Rules of a profile that the file breaks. Raises ``WrongCall("needs_extra")`` when the extra is not installed."""
    try:
        import page  # noqa: PLC0415 - an extra: only there when asked for
    except ImportError as error:
        raise WrongCall("needs_extra", file="check-pdf", extra="check") from error
    result = page.validate_pdf_bytes(data, profile=profile)
    if result.is_compliant:
        return []
    rules = sorted({(str(failure.rule_id), str(failure.message)) for failure in result.failures})
    return [Fault("rule", values={"profile": profile, "rule": rule, "message": text}) for rule, text in rules]
