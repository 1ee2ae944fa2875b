"""Read the labelled messages and sentences that train and judge the reader."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import accumulate
from pathlib import Path

from letterkit.lint.document import Document
from letterkit.message import Channel

CHANNELS: Mapping[str, Channel] = {"brief": "letter", "email": "email", "whatsapp": "whatsapp", "sms": "sms"}
STRENGTHS = ("clear", "vague", "undone", "existing", "refused")
_HEAD = re.compile(r"### ([A-Z]{1,2})(\d\d)-(\d\d)")
_LINE = re.compile(r"(\.|[TBKCSG]+) (\S.*)")
_FAIR_LINE = re.compile(r"(\.|U) (\S.*)")


class WrongFormat(Exception):
    """A file that is not as ``training/reading/README.md`` says; the text names file and line."""


@dataclass(frozen=True, slots=True)
class Labelled:
    """A message. lines: what each line says (verdict -> label); verdicts: what the whole says, None when not labelled.

    spans: where each line stands in ``text``; facts: the head of the message (sender, stage, register …). document: the
    message as the linter reads it, where that is known.
    """

    name: str
    hand: str
    channel: Channel
    text: str
    spans: tuple[tuple[int, int], ...]
    lines: tuple[Mapping[str, bool | None], ...]
    verdicts: Mapping[str, bool | None]
    facts: Mapping[str, str]
    document: Document | None = None

    @classmethod
    def of_sentence(cls, text: str, hand: str, verdicts: Mapping[str, bool | None]) -> Labelled:
        """A sentence by itself: what it says, it says as a line and as a message."""
        return cls(hand, hand, "letter", text, ((0, len(text)),), ({},), verdicts, {})


def read_folder(folder: Path) -> Iterator[Labelled]:
    """All messages of a folder's .txt files, by the name of the file."""
    for path in sorted(folder.glob("*.txt")):
        yield from read_file(path)


def read_file(path: Path) -> Iterator[Labelled]:
    """The messages of one file, in order. Raises ``WrongFormat``."""
    for block, where in _blocks(path):
        yield _message(block, where)


def read_fair(folder: Path) -> Iterator[Labelled]:
    """The messages of a folder of which each line is labelled as fair or not, and nothing else is."""
    for path in sorted(folder.glob("*.txt")):
        for block, where in _blocks(path):
            yield _message(block, where, fair=True)


def read_pairs(folder: Path) -> Iterator[Labelled]:
    """Sentences by themselves, each fair or not: ``U`` or ``.``, a space, the sentence. Raises ``WrongFormat``."""
    for path in sorted(folder.glob("*.txt")):
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            pair = _FAIR_LINE.fullmatch(line.rstrip())
            if pair is None:
                wrong = f"{path}:{number}: no sentence as training/reading/README.md describes it"
                raise WrongFormat(wrong)
            yield Labelled.of_sentence(pair[2], path.name.partition("-")[0], {"unfair": pair[1] == "U"})


def _blocks(path: Path) -> Iterator[tuple[str, str]]:
    """Each message of a file, with its place."""
    at = 1
    for block in re.split(r"\n[^\S\n]*\n", path.read_text(encoding="utf-8").rstrip()):
        if block.strip():
            yield block.strip("\n"), f"{path}:{at}"
        at += block.count("\n") + 2


def _message(block: str, where: str, *, fair: bool = False) -> Labelled:
    first, *rest = block.split("\n")
    name, *facts = (part.strip() for part in first.split("|"))
    head = _HEAD.fullmatch(name)
    values = dict(tuple(map(str.strip, fact.split(":", 1))) for fact in facts if ":" in fact)
    pairs = [(_FAIR_LINE if fair else _LINE).fullmatch(line.rstrip()) for line in rest]
    needed = {"kanaal"} if fair else {"kanaal", "oplossing", "contact"}
    if head is None or not needed <= set(values) or not all(pairs) or not pairs:
        wrong = f"{where}: no message as training/reading/README.md describes it"
        raise WrongFormat(wrong)
    lines = [(pair[1], pair[2]) for pair in pairs if pair]
    starts = [0, *accumulate(len(text) + 1 for _, text in lines)]
    return Labelled(
        name=name.removeprefix("### "),
        hand=head[1],
        channel=CHANNELS.get(values["kanaal"], "letter"),
        text="\n".join(text for _, text in lines),
        spans=tuple((start, start + len(text)) for start, (_, text) in zip(starts, lines, strict=False)),
        lines=tuple({"unfair": codes == "U"} if fair else _tones(codes) for codes, _ in lines),
        verdicts={}
        if fair
        else {
            **{strength: values["oplossing"] == strength for strength in STRENGTHS},
            "contact": values["contact"] == "ja",
        },
        facts=values,
    )


def _tones(codes: str) -> dict[str, bool | None]:
    """What a line says by its codes. One without a code for tone is fair; whether another is, nobody judged."""
    fair: dict[str, bool | None] = {"unfair": False} if set(codes) <= set(".G") else {}
    return {"threat": "T" in codes, "blame": "B" in codes, **fair}


def read_sentences(path: Path) -> Iterator[Labelled]:
    """Sentences by themselves: a table of tabs with a column a verdict (ja, nee, or - for not labelled)."""
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
            text = row.pop("zin")
            hand = row.pop("herkomst")
            yield Labelled.of_sentence(text, hand, {name: _label(value) for name, value in row.items()})


def _label(value: str) -> bool | None:
    return None if value == "-" else value == "ja"
