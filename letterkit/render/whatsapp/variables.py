"""Runs of text -> a text with numbered variables, within the platform's rules.

Limits and reasons for refusal of the WhatsApp Business Platform: header 60, body 1024, footer 60, button 25 characters;
one variable in the header; no variable at the start or end of a body or beside another; at least 2n + 1 fixed words for
n variables; no line break, tab or run of more than four spaces in a value.
"""

import re
from collections.abc import Iterable

from letterkit import fields
from letterkit.errors import CannotRender
from letterkit.message import Text
from letterkit.render.whatsapp.model import VARIABLE, Part

_MAX = {"header": 60, "body": 1024, "footer": 60, "button": 25}
_FORMATTED = re.compile(r"(?<!\w)([*_~`]+)(?=\S)(.+?)(?<=\S)\1(?!\w)")
_LOOKALIKES = str.maketrans("*_~`", "\u2217\uff3f\u223c\u02cb")
_SPACES = frozenset(" \u00a0")


def header(runs: Iterable[Text]) -> Part:
    part = _part(runs, formatted=False)
    if len(part.values) > 1:
        raise CannotRender("whatsapp_header_variables")
    limited("header", part.text)
    limited("header", part.filled)
    return part


def body(runs: Iterable[Text]) -> Part:
    part = _part(runs, formatted=True)
    _check_variables(part.text)
    limited("body", part.text)
    limited("body", part.filled)
    return part


def _part(runs: Iterable[Text], *, formatted: bool) -> Part:
    """Template runs as text, data runs as variables; data that stands side by side becomes one variable."""
    text, values = "", list[str]()
    for run in _joined(runs):
        words = fields.harmless(run.text)
        if run.data:
            values.append(_value(words))
            text += f"{{{{{len(values)}}}}}"
        elif "{{" in words or "}}" in words:
            raise CannotRender("whatsapp_braces")
        else:
            text += f"*{words}*" if formatted and run.bold and words.strip() == words != "" else words
    return Part(text, tuple(values))


def _joined(runs: Iterable[Text]) -> list[Text]:
    """Data runs with nothing but spaces between them (a first name and a surname) as one run."""
    joined: list[Text] = []
    for run in runs:
        if not run.text:
            continue
        gap = joined.pop().text if run.data and len(joined) > 1 and _is_gap(joined[-1]) and joined[-2].data else ""
        if run.data and joined and joined[-1].data:
            joined[-1] = Text(joined[-1].text + gap + run.text, data=True)
        else:
            joined.append(run)
    return joined


def _is_gap(run: Text) -> bool:
    return not run.data and set(run.text) <= _SPACES


def _value(words: str) -> str:
    """A value on one line, in which no sign makes bold, italic or code of the words between."""
    value = " ".join(words.split())
    if not value:
        raise CannotRender("whatsapp_empty_value")
    return _FORMATTED.sub(lambda match: match.group().translate(_LOOKALIKES), value)


def _check_variables(text: str) -> None:
    bare = text.strip().strip("*")
    variables = VARIABLE.findall(text)
    if variables and (bare.startswith(variables[0]) or bare.endswith(variables[-1])):
        raise CannotRender("whatsapp_edge")
    if re.search(r"\}\}[\s*]*\{\{", text):
        raise CannotRender("whatsapp_adjacent")
    if len(re.findall(r"\w+", VARIABLE.sub(" ", text))) < 2 * len(variables) + 1 and variables:
        raise CannotRender("whatsapp_few_words")


def limited(part: str, text: str) -> str:
    if len(text) > _MAX[part]:
        raise CannotRender("whatsapp_too_long", part=part, most=_MAX[part])
    return text
