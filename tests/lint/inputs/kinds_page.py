"""The page of everything in a file that is judged, counted or named: python -m tests.lint.inputs.kinds_page docs/files-read.md"""

import sys
from collections.abc import Iterator
from pathlib import Path

from tests.lint.inputs.test_kinds import COUNTED, JUDGED, NAMED
from tests.lint.inputs.test_outlook import FORMS

_HEAD = """# What is read of a file

Made from the tests by `python -m tests.lint.inputs.kinds_page docs/files-read.md`: each row is a file that a test makes
by code, with a threat in that place (`tests/lint/inputs/test_kinds.py`, `test_outlook.py`). *Judged*: the threat is a
finding. *Counted*: nobody sees it, so it is not judged, and its words stand in the report as left out. *Named*: a
reader sees it and letterkit cannot read it, which is the error `niet-gelezen`.
"""


def page() -> str:
    """The whole page, one table a format."""
    rows = list(_rows())
    formats = dict.fromkeys(suffix for suffix, _, _ in rows)
    parts = [_HEAD, f"{len(rows)} kinds of content in {len(formats)} formats.\n"]
    for suffix in formats:
        of_format = sorted((content, outcome) for own, content, outcome in rows if own == suffix)
        table = "\n".join(f"| {content} | {outcome} |" for content, outcome in of_format)
        parts.append(f"## .{suffix}\n\n| Content | Outcome |\n|---|---|\n{table}\n")
    return "\n".join(parts)


def _rows() -> Iterator[tuple[str, str, str]]:
    for names, outcome in ((JUDGED, "judged"), (COUNTED, "counted"), (NAMED, "named")):
        for name in names:
            suffix, _, content = name.partition(", ")
            yield suffix, content, outcome
    yield from (("msg", form, "judged") for form in FORMS)


if __name__ == "__main__":
    Path(sys.argv[1]).write_text(page(), encoding="utf-8")
