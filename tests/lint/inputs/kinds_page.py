"""The page of everything in a file that is judged, counted or named: python -m tests.lint.inputs.kinds_page docs/files-read.md"""

import sys
from collections.abc import Iterator
from pathlib import Path

from letterkit.lint.inputs.pictures import LOWEST, SHARE
from tests.lint.inputs import test_pictures as pictures
from tests.lint.inputs.test_kinds import COUNTED, JUDGED, NAMED
from tests.lint.inputs.test_outlook import FORMS

_HEAD = """# What is read of a file

Made from the tests by `python -m tests.lint.inputs.kinds_page docs/files-read.md`: each row is a file that a test makes
by code, with a threat in that place (`tests/lint/inputs/test_kinds.py`, `test_outlook.py`, `test_pictures.py`). *Judged*:
the threat is a finding. *Counted*: nobody sees it, or it is the file itself that says what it is, so it is not judged
and stands in the report as left out. *Named*: a reader sees it and letterkit cannot read it, which is the error
`niet-gelezen`. *No words*: a picture that nobody can read a word in.

A picture in a file with pages is large when it covers more than {share:.0%} of a page (of A4 where the file does not say the
page); the pictures on one page of a PDF count together. On a web page or in an e-mail every picture without alternative
text is named, and every background picture, unless one side of it is given as less than {lowest:.0f} pixels, it is hidden, or
its maker calls it decoration (`alt=""`).
"""


def page() -> str:
    """The whole page, one table a format."""
    rows = list(_rows())
    formats = dict.fromkeys(suffix for suffix, _, _ in rows)
    parts = [_HEAD.format(share=SHARE, lowest=LOWEST), f"{len(rows)} kinds of content in {len(formats)} formats.\n"]
    for suffix in formats:
        of_format = sorted((content, outcome) for own, content, outcome in rows if own == suffix)
        table = "\n".join(f"| {content} | {outcome} |" for content, outcome in of_format)
        parts.append(f"## .{suffix}\n\n| Content | Outcome |\n|---|---|\n{table}\n")
    return "\n".join(parts)


def _rows() -> Iterator[tuple[str, str, str]]:
    counted, named = COUNTED | pictures.COUNTED, NAMED | pictures.NAMED
    for names, outcome in ((JUDGED, "judged"), (counted, "counted"), (named, "named"), (pictures.NO_WORDS, "no words")):
        for name in names:
            suffix, _, content = name.partition(", ")
            yield suffix, content, outcome
    yield from (("msg", form, "judged") for form in FORMS)


if __name__ == "__main__":
    Path(sys.argv[1]).write_text(page(), encoding="utf-8")
