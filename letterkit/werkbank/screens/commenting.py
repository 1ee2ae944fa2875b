"""Comments on a sentence of a text: said, answered, closed, and shown where the sentence is now."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from letterkit.drafts.looking import Look
from letterkit.drafts.papers.comments import Comment
from letterkit.drafts.papers.sentences import common, nearest
from letterkit.errors import WrongCall
from letterkit.texts import say
from letterkit.werkbank.desk import Desk, Place
from letterkit.werkbank.screens import looked, placed
from letterkit.werkbank.screens.page import bench, by, fragment, person


@dataclass(frozen=True, slots=True)
class Shown:
    """A comment, with the words of this customer that it is about (none: not in this form of the text) and its mark."""

    comment: Comment
    words: str
    mark: looked.Mark | None
    elsewhere: str = ""


def about(desk: Desk, place: Place) -> str:
    """What the comments of a text are stored under."""
    return desk.key(f"{place.stage}/{place.channel}")


def shown(desk: Desk, seen: Look, place: Place, text: str) -> list[Shown]:
    """Every comment on a text, each where its sentence is now."""
    comments = desk.comments.of(about(desk, place))
    if not comments:
        return []
    if seen.report is None:
        return [Shown(comment, "", None) for comment in comments]
    document = seen.report.document
    sentences = dict(common(document))
    found = []
    for comment in comments:
        now = comment.sentence if comment.sentence in sentences else nearest(comment.sentence, list(sentences))
        sentence = sentences.get(now) if now else None
        if sentence is None:
            found.append(Shown(comment, "", None))
            continue
        span = placed.source_span(document, place.name, text, sentence.start, sentence.end)
        label = say("werkbank.comment.mark", by=comment.said[0].by, words=comment.said[0].words)
        mark = looked.Mark(f"o{comment.number}", *span, "opmerking", label) if span and not comment.closed else None
        part = "" if span else placed.file_of(document, sentence.start)
        found.append(Shown(comment, sentence.text, mark, part))
    return found


def as_answer(request: Request, desk: Desk, seen: Look, place: Place, text: str) -> dict[str, object]:
    """The comments as the writing screen shows them."""
    comments = shown(desk, seen, place, text)
    return {
        "opmerkingen": fragment(request, "_comments", comments=comments),
        "opmerkmerken": [asdict(one.mark) for one in comments if one.mark],
    }


async def comment(request: Request) -> Response:
    """Say something about the sentence at the cursor; answer, close or reopen what was said."""
    own, asked = bench(request), await request.json()
    name, text = str(asked.get("naam", "")), str(asked.get("tekst", ""))
    desk, inner = own.desk.of(name)
    place = desk.place(inner, str(asked.get("bij", "")))
    if place is None:
        raise WrongCall("draft_unknown", name=name)
    answer = await run_in_threadpool(_done, request, desk, place, text, asked)
    own.stream.send("opmerking", bij=about(desk, place))
    return JSONResponse(answer)


def _done(request: Request, desk: Desk, place: Place, text: str, asked: Mapping[str, Any]) -> dict[str, object]:
    who, called = person(request).id, by(request, asked.get("door")) or say("werkbank.comment.nameless")
    where, words = about(desk, place), str(asked.get("woorden", ""))
    seen = desk.look(place, str(asked.get("klant", "")), {**desk.unsaved(), place.name: text})
    number = int(asked.get("nummer") or 0)
    match asked.get("doe"):
        case "zeg":
            desk.comments.say(who, called, where, _sentence(seen, place, text, int(asked.get("plaats") or 0)), words)
        case "antwoord":
            desk.comments.answer(who, called, where, number, words)
        case "klaar" | "heropen":
            desk.comments.close(who, called, where, number, closed=asked["doe"] == "klaar")
        case _:
            raise WrongCall("comment_unknown")
    return as_answer(request, desk, seen, place, text)


def _sentence(seen: Look, place: Place, text: str, at: int) -> str:
    """The sentence at a place in the file, as every customer gets it; "" when no words of the text stand there."""
    if seen.report is None:
        return ""
    wanted = placed.sentence_at(seen.report.document, place.name, text, at)
    return next((masked for masked, sentence in common(seen.report.document) if sentence == wanted), "")


def sentences(desk: Desk, place: Place, customer: str) -> list[str]:
    """The sentences of a text as it is saved, when there are comments that must follow them."""
    if all(comment.closed for comment in desk.comments.of(about(desk, place))):
        return []
    seen = desk.look(place, customer)
    return [masked for masked, _ in common(seen.report.document)] if seen.report else []


def follow(request: Request, desk: Desk, place: Place, customer: str, before: list[str]) -> None:
    """Move the comments along with what was just saved."""
    if before:
        desk.comments.follow(person(request).id, about(desk, place), before, sentences(desk, place, customer))
