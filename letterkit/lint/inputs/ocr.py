"""The words of a page that is a picture, read by tesseract where that program is installed with its Dutch data.

The picture goes to the program and its words come back through pipes: no file of a letter is left behind.
"""

import io
import os
import re
import subprocess
from functools import cache
from shutil import which

_DOTS = 300 / 72  # pixels a point: what the program is made for
_LANGUAGE = "nld"
_SECONDS = 25  # that one page may take
_LIMITED = {"OMP_THREAD_LIMIT": "1"}  # its threads gain nothing on one page, and count as time of all
_BROKEN_WORD = re.compile(r"(?<=[a-zà-ÿ])[-¬]\n(?=[a-zà-ÿ])")


@cache
def available() -> bool:
    """Whether tesseract can read Dutch here."""
    program = which("tesseract")
    if program is None:
        return False
    try:
        languages = _run(program, ["--list-langs"], b"", 10)
    except (OSError, subprocess.SubprocessError):
        return False
    return _LANGUAGE in languages.split()


def read(page: object) -> str:
    """The words on the picture of a page of a PDF; empty when there are none, or they took too long."""
    program = which("tesseract")
    if program is None or not available():
        return ""
    picture = io.BytesIO()
    page.render(scale=_DOTS, grayscale=True).to_pil().save(picture, "PNG")  # type: ignore[attr-defined]
    try:
        text = _run(program, ["stdin", "stdout", "-l", _LANGUAGE, "--psm", "4"], picture.getvalue(), _SECONDS)
    except (OSError, subprocess.SubprocessError):
        return ""
    return _BROKEN_WORD.sub("", text.replace("\f", ""))


def _run(program: str, arguments: list[str], given: bytes, seconds: int) -> str:
    done = subprocess.run(  # noqa: S603 - a program of this machine with fixed arguments; the picture is its input
        [program, *arguments], input=given, capture_output=True, check=True, timeout=seconds, env=os.environ | _LIMITED
    )
    return done.stdout.decode("utf-8", "replace")
