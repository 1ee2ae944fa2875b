"""All that is to be said of one file of a variant, worst first: what a person must look at before it may be used."""

from dataclasses import dataclass
from typing import Literal

from letterkit.texts import say
from letterkit.variants.alike import differences, dutch_words
from letterkit.variants.folder import Variant
from letterkit.variants.sentences import behind, unwritten

Kind = Literal["behind", "unwritten", "missing", "more", "dutch_field"]
_LEVEL: dict[str, Literal["error", "warning"]] = {
    "behind": "error", "unwritten": "error", "missing": "error", "more": "warning", "dutch_field": "warning",
}  # fmt: skip
_WEAK = ("number",)  # "14 days" may be "two weeks"
_SHOWN = 160


@dataclass(frozen=True, slots=True)
class Hint:
    """``line``: of the file of the variant; of a Dutch sentence, the line there. ``was``: the Dutch before."""

    kind: Kind
    level: Literal["error", "warning"]
    line: int
    sentence: str
    was: str = ""
    now: str = ""


def hints(variant: Variant, name: str) -> tuple[Hint, ...]:
    """Of a file as it is stored."""
    return text_hints(variant, name, variant.files.text(name) or "")


def text_hints(variant: Variant, name: str, text: str) -> tuple[Hint, ...]:
    """The same of a text that somebody is writing."""
    dutch = variant.dutch.text(name) or ""
    found = [
        _hint("behind", change.line, say(f"variants.{_changed(change.was, change.now)}"), change.was, change.now)
        for change in behind(variant.source(name) or "", dutch)
    ]
    form = "formal" if variant.is_dutch else "dutch"
    for sentence in unwritten(text, dutch, is_dutch=variant.is_dutch):
        found.append(_hint("unwritten", sentence.line, say(f"variants.{form}", text=sentence.text[:_SHOWN])))
    for one in differences(dutch, text):
        what, sign = say(f"variants.what.{one.what}"), "missing" if one.missing else "more"
        words = say(f"variants.{sign}", what=what, text=one.text[:_SHOWN])
        found.append(_hint("missing" if one.missing and one.what not in _WEAK else "more", one.line, words))
    if not variant.is_dutch:
        for tag in dutch_words(text):
            found.append(_hint("dutch_field", tag.line, say("variants.dutch_field", field=tag.text)))
    return tuple(sorted(found, key=lambda hint: (hint.level != "error", hint.kind != "behind", hint.line)))


def _changed(was: str, now: str) -> str:
    return "added" if not was else "gone" if not now else "changed"


def _hint(kind: Kind, line: int, sentence: str, was: str = "", now: str = "") -> Hint:
    return Hint(kind, _LEVEL[kind], line, sentence, was[:_SHOWN], now[:_SHOWN])
