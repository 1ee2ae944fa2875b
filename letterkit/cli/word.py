"""``letterkit word``: a Word letter read in, a text written out for Word, and what came back beside the text of now."""

import importlib.util
from datetime import date
from pathlib import Path

import click

from letterkit.cli.commands import HELP
from letterkit.cli.nearest import creditor_of
from letterkit.cli.options import today_option
from letterkit.drafts import customers, looking
from letterkit.errors import Unreadable, WrongCall
from letterkit.lint.document import Document
from letterkit.texts import say
from letterkit.workspace import Workspace, load_workspace, with_folders

_MOST_BYTES = 12_000_000
_FILE = click.Path(path_type=Path, dir_okay=False)


@click.group(help=HELP["word"])
def word() -> None:
    """The three ways."""
    if importlib.util.find_spec("mammoth") is None:
        raise WrongCall("werkbank_missing")


@word.command(help="Lees een Word-brief in; de tekst van de sjabloon komt op het scherm.")
@click.argument("file", metavar="BESTAND", type=_FILE)
@click.option("--stage", required=True, help="De fase van het bericht.")
@click.option("--channel", default="letter", show_default=True, help="Het kanaal van het bericht.")
@click.option("--subject", required=True, help="Het onderwerp.")
@click.option("--field", "chosen", multiple=True, metavar="NAAM=VELD", help="Welk veld een naam in de brief is.")
def read(file: Path, *, stage: str, channel: str, subject: str, chosen: tuple[str, ...]) -> None:
    """What is left out, and names without a field, go to standard error."""
    from letterkit.drafts.word import fields, reading  # noqa: PLC0415 - an extra
    from letterkit.templating import vocabulary  # noqa: PLC0415

    letter = reading.read(_bytes(file), file.name)
    entries = {entry.path: entry for entry in vocabulary.entries() if entry.use == "print"}
    given = dict(pair.partition("=")[::2] for pair in chosen)
    if unknown := [path for path in given.values() if path not in entries]:
        raise WrongCall("word_field", field=unknown[0])
    texts = {name: entries[given[name]].text for name in letter.fields if name in given}
    for name in letter.fields:
        if name not in texts:
            guess = fields.guessed(name, entries.values())
            click.echo(say("drafts.word.no_field", name=name, guess=guess.path if guess else "-"), err=True)
    for kind, count in letter.dropped.items():
        click.echo(say("drafts.word.left_out", count=count, what=say(f"drafts.word.dropped.{kind}")), err=True)
    click.echo(reading.template(stage, channel, subject, letter.body, texts), nl=False)


@word.command(help="Schrijf een tekst zoals een proefklant hem krijgt als Word-bestand, met de bevindingen ernaast.")
@click.argument("text", metavar="FASE/KANAAL")
@click.argument("file", metavar="BESTAND", type=_FILE)
@click.option("--customer", default="", help="De proefklant. Standaard: de eerste.")
@today_option
def write(text: str, file: Path, *, customer: str, today: date) -> None:
    from letterkit.drafts.word.writing import Sheet  # noqa: PLC0415 - an extra
    from letterkit.drafts.word.writing import write as as_word  # noqa: PLC0415

    seen, name = _seen(_workspace(today), text, customer, today)
    file.write_bytes(as_word([Sheet(name, _document(seen), seen.findings)], text, name))


@word.command(help="Vergelijk een Word-bestand dat terugkwam met de tekst van nu. Code 1: er veranderde iets.")
@click.argument("file", metavar="BESTAND", type=_FILE)
@today_option
def compare(file: Path, *, today: date) -> int:
    from letterkit.drafts.comparing import sentences  # noqa: PLC0415
    from letterkit.drafts.word import returned  # noqa: PLC0415 - an extra

    back = returned.read(_bytes(file), file.name)
    seen, _ = _seen(_workspace(today), back.about, back.customer, today)
    document = _document(seen)
    now = "\n\n".join(document.text[part.start : part.end] for part in document.passages)
    lines = list(sentences(now, back.text))
    for line in lines:
        click.echo(line)
    for comment in back.comments:
        click.echo(say("drafts.word.comment", by=comment.by, words=comment.words, said=comment.said))
    return int(bool(lines or back.comments))


def _bytes(file: Path) -> bytes:
    try:
        if file.stat().st_size > _MOST_BYTES:
            raise Unreadable("file_broken", file=str(file), kind="docx")
        return file.read_bytes()
    except OSError as error:
        raise Unreadable("file_missing", file=str(file)) from error


def _workspace(today: date) -> Workspace:
    creditor = creditor_of([Path()])
    if creditor is None:
        raise WrongCall("werkbank_no_folder", path=Path().absolute())
    return with_folders(load_workspace(creditor), today=today)


def _seen(workspace: Workspace, text: str, customer: str, today: date) -> tuple[looking.Look, str]:
    stage, _, channel = text.partition("/")
    if (stage, channel) not in workspace.templates.folders.names():
        raise WrongCall("draft_unknown", name=text)
    samples = customers.samples(workspace, stage, today)
    sample = next((one for one in samples if one.name == customer), samples[0] if samples else None)
    if sample is None:
        raise WrongCall("word_nothing")
    return looking.look(workspace, stage, channel, sample.case, today), sample.name


def _document(seen: looking.Look) -> Document:
    if seen.report is None:
        raise WrongCall("word_nothing")
    return seen.report.document
