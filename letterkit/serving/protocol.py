"""The LanguageTool HTTP protocol (version 2): what a request asks, and findings as its matches.

The protocol is that of the public documentation of LanguageTool, ``/v2/check`` and ``/v2/languages``. Editors send a
paragraph at a time; so what a whole letter lacks is only told of a text that has a greeting and a closing.
"""

from collections.abc import Mapping
from threading import Lock
from typing import Any

from letterkit import __version__
from letterkit.lint import Finding, Linter, Report
from letterkit.lint.inputs.text import plain
from letterkit.lint.replacements import replacements
from letterkit.lint.rule import speaks_of_absence
from letterkit.message import Channel
from letterkit.serving.annotated import Annotated, NotAnnotated, annotated
from letterkit.texts import say

MOST_CHARACTERS = 200_000
_LANGUAGES = ("nl", "nl-NL", "nl-BE")
_DUTCH = {"name": "Dutch", "code": "nl"}
# Editors choose the colour of the line below the words by these.
_KINDS = {"error": "misspelling", "warning": "grammar", "info": "style"}
_COLOURS = {"error": "TYPOS", "warning": "GRAMMAR", "info": "STYLE"}
_AROUND = 40  # characters of context on either side


class Refused(Exception):
    """A request that is not answered. status: of HTTP; the sentence is for the person behind the editor."""

    def __init__(self, status: int, code: str, **values: object) -> None:
        super().__init__(say(f"serve.{code}", **values))
        self.status = status


class Checker:
    """Judges texts with one linter that stays warm; several requests may come at once."""

    def __init__(self, linter: Linter, *, stage: str | None = None, channel: Channel | None = None) -> None:
        self._linter, self._stage, self._channel = linter, stage, channel
        self._lock = Lock()

    def check(self, asked: Mapping[str, str]) -> dict[str, Any]:
        """The answer to ``/v2/check``. asked: the parameters of the request. Raises ``Refused``."""
        text = _text(asked)
        language = asked.get("language", "")
        if language != "auto" and language not in _LANGUAGES:
            raise Refused(400, "language", language=language[:20], known=", ".join(_LANGUAGES))
        with self._lock:
            report = self._linter.judge(plain(text.text, path="", channel=self._channel, stage=self._stage))
        wanted = _Wanted(asked)
        whole = {"greeting", "closing"} <= {passage.kind for passage in report.document.passages}
        return {
            "software": {"name": "letterkit", "version": __version__, "apiVersion": 1, "status": ""},
            "warnings": {"incompleteResults": False},
            "language": {
                **_DUTCH,
                "code": "nl" if language == "auto" else language,
                "detectedLanguage": {**_DUTCH, "confidence": 1.0 if report.readability.dutch else 0.0},
            },
            "matches": sorted(
                (
                    _match(finding, report, text)
                    for finding in report.findings
                    if wanted(finding) and (whole or not speaks_of_absence(finding.rule))
                ),
                key=_turn,
            ),
        }


def languages() -> list[dict[str, str]]:
    """The answer to ``/v2/languages``."""
    return [{**_DUTCH, "longCode": code} for code in _LANGUAGES]


class _Wanted:
    """Which rules and categories a request wants to hear of, in capitals.

    A category is that of a rule, or that of a level as the answer has it.
    """

    def __init__(self, asked: Mapping[str, str]) -> None:
        self._off = _names(asked.get("disabledRules", "")) | _names(asked.get("disabledCategories", ""))
        self._on = _names(asked.get("enabledRules", "")) | _names(asked.get("enabledCategories", ""))
        self._only = asked.get("enabledOnly", "") in {"true", "yes"}

    def __call__(self, finding: Finding) -> bool:
        names = {finding.rule.upper(), finding.category.upper(), _COLOURS[finding.level]}
        return not names & self._off and (not self._only or bool(names & self._on))


def _names(listed: str) -> frozenset[str]:
    return frozenset(name.strip().upper() for name in listed.split(",") if name.strip())


def _text(asked: Mapping[str, str]) -> Annotated:
    if ("text" in asked) == ("data" in asked):
        raise Refused(400, "no_text")
    try:
        text = Annotated(asked["text"]) if "text" in asked else annotated(asked["data"])
    except NotAnnotated as error:
        raise Refused(400, "data") from error
    if len(text.text) > MOST_CHARACTERS:
        raise Refused(413, "too_long", most=MOST_CHARACTERS)
    return text


def _turn(match: Mapping[str, Any]) -> tuple[bool, int, int]:
    """Writer offers what the first match around a word has: so those with another word first, in order of place."""
    return not match["replacements"], match["offset"], match["length"]


def _match(finding: Finding, report: Report, text: Annotated) -> dict[str, Any]:
    start, end = min(finding.start, len(text.text)), min(finding.end, len(text.text))
    offset, length = text.span(start, end)
    before = max(0, start - _AROUND)
    return {
        "message": finding.message,
        "shortMessage": say(f"lint.level.{finding.level}").capitalize(),
        "offset": offset,
        "length": length,
        "replacements": [{"value": replacement} for replacement in replacements(finding)],
        "context": {
            "text": text.text[before : end + _AROUND].replace("\n", " "),
            "offset": start - before,
            "length": end - start,
        },
        "sentence": next(
            (
                sentence.text
                for sentence in report.document.sentences
                if sentence.start <= start < max(sentence.end, sentence.start + 1)
            ),
            "",
        ),
        "type": {"typeName": "Other"},
        "rule": {
            "id": finding.rule,
            "description": f"{finding.why} {finding.source}",
            "issueType": _KINDS[finding.level],
            "category": {"id": _COLOURS[finding.level], "name": say(f"rules.category.{finding.category}")},
        },
        "ignoreForIncompleteSentence": False,
        "contextForSureMatch": -1,
    }
