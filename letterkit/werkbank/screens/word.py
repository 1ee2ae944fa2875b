"""Word in, out and back."""

from starlette.datastructures import UploadFile
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from letterkit.channels import RECORDS
from letterkit.drafts.comparing import marked
from letterkit.drafts.looking import Look
from letterkit.drafts.papers.sentences import common, nearest
from letterkit.drafts.word import fields, reading, returned
from letterkit.drafts.word.writing import Remark, Sheet, write
from letterkit.errors import LetterkitError, WrongCall
from letterkit.templating import own_words, vocabulary
from letterkit.werkbank.desk import Desk, Place, sentence
from letterkit.werkbank.screens import commenting
from letterkit.werkbank.screens.page import bench, by, note, person, shown

_KIND = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_ALL = "*"
_MOST_CHARACTERS = 400_000


def word(request: Request) -> Response:
    return _page(request)


def _page(request: Request, wrong: str = "") -> Response:
    desk = bench(request).desk
    named = desk.workspace.creditor.stages.named
    texts = [
        (f"{stage}/{channel}", f"{named(stage)}, {RECORDS[channel].label}")
        for stage, channel in desk.workspace.templates.folders.names()
    ]
    return shown(request, "word", 422 if wrong else 200, texts=texts, wrong=wrong)


async def take_in(request: Request) -> Response:
    """Read a Word letter, and ask which field each of its names is."""
    desk, (given, data, name) = bench(request).desk, await _uploaded(request)
    try:
        place = _place(desk, given.get("tekst", ""))
        letter = reading.read(data, name)
    except LetterkitError as error:
        return _page(request, sentence(error))
    entries = [one for one in vocabulary.entries(own_words.type_of(desk.workspace.creditor)) if one.use == "print"]
    guesses = {name: fields.guessed(name, entries) for name in letter.fields}
    return shown(
        request,
        "word_fields",
        place=place,
        letter=letter,
        subject=given.get("onderwerp", ""),
        entries=sorted((one.path, one.text) for one in entries),
        guesses={name: guess.text if guess else "" for name, guess in guesses.items()},
    )


async def make(request: Request) -> Response:
    """Make a draft of what was read; the text that is saved stays as it is."""
    desk, form = bench(request).desk, await request.form()
    place = _place(desk, str(form.get("tekst", "")))
    body = str(form.get("inhoud", "")).replace("\r\n", "\n")
    if len(body) > _MOST_CHARACTERS:
        raise WrongCall("draft_unknown", name=place.name)
    allowed = {one.text for one in vocabulary.entries(own_words.type_of(desk.workspace.creditor))}
    names = fields.names(body + str(form.get("onderwerp", "")))
    chosen = {
        name: text for number, name in enumerate(names) if (text := str(form.get(f"veld{number}", ""))) in allowed
    }
    text = reading.template(place.stage, place.channel, str(form.get("onderwerp", "")) or place.stage, body, chosen)
    desk.concepts.keep(place.name, text, desk.concepts.open(desk.workspace.creditor.stages, place.name).base)
    note(request, "word_gelezen", place.name)
    return RedirectResponse(f"/schrijven/{place.name}", 303)


def give_out(request: Request) -> Response:
    """A text as the customer gets it, as a Word document; ``*`` for every sample customer."""
    desk, asked = bench(request).desk, request.query_params
    place, customer = _place(desk, asked.get("tekst", "")), asked.get("klant", "")
    wanted = [sample.name for sample in desk.samples(place.stage) if customer in (_ALL, "", sample.name)]
    sheets = [
        Sheet(name, seen.report.document, seen.findings, _remarks(desk, seen, place))
        for name in (wanted if customer == _ALL else wanted[:1])
        if (seen := desk.look(place, name, desk.unsaved(), stamped=False)).report
    ]
    if not sheets:
        raise WrongCall("word_nothing")
    about = f"{place.stage}/{place.channel}"
    data = write(sheets, about, "" if customer == _ALL else sheets[0].title)
    named = f"{about.replace('/', '-')}.docx"
    note(request, "word_gegeven", place.name, klant=customer)
    return Response(data, media_type=_KIND, headers={"content-disposition": f'attachment; filename="{named}"'})


def _remarks(desk: Desk, seen: Look, place: Place) -> list[Remark]:
    text = desk.concepts.open(desk.workspace.creditor.stages, place.name).text
    return [
        Remark(one.words, said.by, said.words)
        for one in commenting.shown(desk, seen, place, text)
        if one.words and not one.comment.closed
        for said in one.comment.said
    ]


async def take_back(request: Request) -> Response:
    """What a colleague did with a text in Word, beside the text of now; comments are stored when that is asked."""
    desk, (given, data, name) = bench(request).desk, await _uploaded(request)
    try:
        back = returned.read(data, name)
        place = _place(desk, back.about or given.get("tekst", ""))
    except LetterkitError as error:
        return _page(request, sentence(error))
    seen = desk.look(place, back.customer, desk.unsaved(), stamped=False)
    document = seen.report.document if seen.report else None
    now = "\n\n".join(document.text[part.start : part.end] for part in document.passages) if document else ""
    stored = 0
    if given.get("bewaar") and document:
        masked = {one.text: text for text, one in common(document)}
        for comment in back.comments:
            at = nearest(comment.words, list(masked))
            if at:
                said = f"{comment.by}: {comment.said}" if comment.by else comment.said
                about = commenting.about(desk, place)
                desk.comments.say(person(request).id, by(request, "Word"), about, masked[at], said[:2_000])
                stored += 1
    return shown(request, "word_back", place=place, back=back, words=marked(now, back.text), stored=stored)


def _place(desk: Desk, text: str) -> Place:
    place = desk.place(f"{text}.md.j2")
    if place is None or place.name.startswith("_"):
        raise WrongCall("draft_unknown", name=text)
    return place


async def _uploaded(request: Request) -> tuple[dict[str, str], bytes, str]:
    """The fields of a form with a file, what is in that file, and its name."""
    async with request.form(max_files=1) as form:
        file = form.get("bestand")
        data = await file.read() if isinstance(file, UploadFile) else b""
        name = (file.filename if isinstance(file, UploadFile) else None) or "brief.docx"
        given = {key: value for key, value in form.items() if isinstance(value, str)}
    return given, data, name[:80]
