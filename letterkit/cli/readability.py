"""``letterkit readability``: how hard a text is, which sentences are hardest, why, and what would help."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path

import click

from letterkit.cli.commands import HELP
from letterkit.language import HardWord, Readability, Reason, SentenceScore, lint_ii
from letterkit.language import readability as measured
from letterkit.language.measuring import FEWEST_SENTENCES
from letterkit.lint.document import Document
from letterkit.lint.inputs import files_to_read, parse, read
from letterkit.texts import keys, say

MOST_WORDS = 12  # hard words named before "en nog …"
LONGEST_QUOTE = 160  # characters of a sentence that are shown


@click.command(help=HELP["readability"])
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path, allow_dash=True), metavar="PAD...")
@click.option("--format", "form", type=click.Choice(("text", "json")), default="text", show_default=True, help="Vorm.")
@click.option("--analyser", default="light", show_default=True, metavar="NAAM", help="light, parse of een spaCy-model.")
@click.option(
    "--data", type=click.Choice(("shipped", "official")), default="shipped", show_default=True, help="Woorden."
)
def readability(paths: tuple[Path, ...], *, form: str, analyser: str, data: str) -> int:
    results = [(document, measured(document.text, analyser=analyser, data=data)) for document in _documents(paths)]
    if form == "json":
        click.echo(
            json.dumps(
                {"version": 1, "documents": [_as_json(*result) for result in results]}, ensure_ascii=False, indent=2
            )
        )
    else:
        click.echo("\n\n".join("\n".join(_as_text(*result)) for result in results))
    return 0


def _documents(paths: tuple[Path, ...]) -> Iterator[Document]:
    for path in paths:
        if str(path) == "-":
            yield parse(sys.stdin.buffer.read(), path="-")
        else:
            yield from (read(file) for file in files_to_read([path]))


def _line(document: Document, start: int) -> int:
    """The line (1-based) in the file on which the character at ``start`` of the text stands."""
    at, _ = document.span(start, min(start + 1, len(document.text)))
    return (document.source or document.text).count("\n", 0, at) + 1


def _as_text(document: Document, result: Readability) -> Iterator[str]:
    yield document.path
    if not result.sentences:
        yield say("readability.no_prose")
        return
    if not result.dutch:
        yield say("readability.not_dutch")
        return
    yield from _figures(result)
    if result.hard_words:
        yield say("readability.hard_words", words=_word_list(document, result.hard_words))
    hardest = result.hardest()
    if hardest:
        yield say("readability.hardest")
        for number, sentence in enumerate(hardest, start=1):
            yield from _sentence(document, sentence, number)
    analyser, data = result.made_with
    named = f"readability.analyser.{analyser}" in keys("readability.analyser.")
    analyser = say(f"readability.analyser.{analyser}") if named else analyser
    yield say("readability.made_with", analyser=analyser, data=say(f"readability.data.{data}"))


def _figures(result: Readability) -> Iterator[str]:
    counts = {
        "words": result.words,
        "sentences": len(result.sentences),
        "mean": _dutch(result.words_per_sentence),
        "longest": result.longest_sentence,
    }
    if result.lint_score is None or result.share_struggling is None:
        yield say("readability.short", fewest=FEWEST_SENTENCES, **counts)
        yield say("readability.short_counts", **counts)
        return
    yield say("readability.score", score=_dutch(result.lint_score), level=result.lint_level, margin=lint_ii.MARGIN)
    yield say("readability.struggling", share=round(100 * result.share_struggling))
    yield say("readability.counts", flesch=_dutch(result.flesch_douma or 0.0), **counts)


def _word_list(document: Document, words: tuple[HardWord, ...]) -> str:
    first = {word.text.lower(): word for word in reversed(words)}
    shown = sorted(first.values(), key=lambda word: word.start)
    named = [say("readability.hard_word", word=w.text, line=_line(document, w.start)) for w in shown[:MOST_WORDS]]
    rest = len(shown) - len(named)
    return ", ".join([*named, *([say("readability.and_more", count=rest)] if rest else [])])


def _sentence(document: Document, sentence: SentenceScore, number: int) -> Iterator[str]:
    quote = " ".join(sentence.text.split())
    quote = quote if len(quote) <= LONGEST_QUOTE else quote[:LONGEST_QUOTE].rsplit(" ", 1)[0] + " …"
    yield say("readability.sentence", number=number, line=_line(document, sentence.start), text=quote)
    yield say("readability.why", reasons="; ".join(map(_reason, sentence.reasons)))
    yield say("readability.help", advice="; ".join(map(_advice, sentence.reasons)))


def _reason(reason: Reason) -> str:
    first, last = (reason.words[0], reason.words[-1]) if reason.words else ("", "")
    words = ", ".join(reason.words)
    return say(f"readability.reason.{reason.kind}", count=reason.count, words=words, first=first, last=last)


def _advice(reason: Reason) -> str:
    return say(f"readability.advice.{reason.kind}", verbs=", ".join(reason.instead))


def _dutch(number: float) -> str:
    return f"{number:.1f}".replace(".", ",")


def _as_json(document: Document, result: Readability) -> dict[str, object]:
    return {
        "path": document.path,
        "readability": {
            "lint_score": result.lint_score,
            "lint_level": result.lint_level,
            "share_struggling": result.share_struggling,
            "flesch_douma": result.flesch_douma,
            "words": result.words,
            "words_per_sentence": result.words_per_sentence,
            "longest_sentence": result.longest_sentence,
            "hard_words": list(dict.fromkeys(word.text for word in result.hard_words)),
            "too_short": result.too_short,
            "dutch": result.dutch,
            "made_with": {"formula": "LiNT-II", "analyser": result.made_with[0], "data": result.made_with[1]},
        },
        "sentences": [_sentence_json(document, sentence) for sentence in result.sentences],
        "hard_words": [
            {"text": word.text, "reason": word.reason, **_place(document, word.start, word.end)}
            for word in result.hard_words
        ],
    }


def _sentence_json(document: Document, sentence: SentenceScore) -> dict[str, object]:
    reasons = [{"kind": reason.kind, "count": reason.count, "words": list(reason.words)} for reason in sentence.reasons]
    place = _place(document, sentence.start, sentence.end)
    return {"text": sentence.text, **place, "words": sentence.words, "score": sentence.score, "reasons": reasons}


def _place(document: Document, start: int, end: int) -> dict[str, int]:
    first, last = document.span(start, end)
    return {"start": first, "end": last, "line": _line(document, start)}
