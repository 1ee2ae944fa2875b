"""``letterkit glossary``: what is wrong with a word, and what to write instead."""

import json

import click

from letterkit.cli.commands import HELP
from letterkit.errors import WrongCall
from letterkit.lint.glossary import Entry, shipped
from letterkit.texts import say


@click.command("glossary", help=HELP["glossary"])
@click.argument("term", required=False)
@click.option(
    "--format",
    "form",
    type=click.Choice(("text", "json")),
    default="text",
    show_default=True,
    help="Vorm van de uitvoer.",
)
def glossary(term: str | None, form: str) -> None:
    """Show one term in full, or the list of all."""
    entries = tuple(shipped().entries.values()) if term is None else shipped().lookup(term)
    if not entries:
        raise WrongCall("glossary_unknown_term", term=term)
    if form == "json":
        click.echo(json.dumps([_as_data(entry) for entry in entries], ensure_ascii=False, indent=2))
    elif term is None:
        click.echo("\n".join(_line(entry) for entry in entries))
    else:
        click.echo("\n\n".join(_in_full(entry) for entry in entries))


def _line(entry: Entry) -> str:
    return f"{entry.id:<28} {entry.rule:<10} {say(f'lint.level.{entry.level}'):<14} {entry.use[0]}"


def _in_full(entry: Entry) -> str:
    rows = [
        say("glossary.head", id=entry.id, rule=entry.rule, level=say(f"lint.level.{entry.level}")),
        say("glossary.why", why=entry.why),
        *(say("glossary.wrong", text=text) for text in entry.bad),
        *(say("glossary.right", text=text) for text in entry.good),
        say("glossary.use", use=" · ".join(entry.use)),
        say("glossary.source", source=entry.source),
    ]
    if entry.explained is not None:
        rows.append(say("glossary.explained"))
    return "\n".join(rows)


def _as_data(entry: Entry) -> dict[str, object]:
    return {
        "id": entry.id,
        "rule": entry.rule,
        "level": entry.level,
        "forms": entry.forms,
        "use": entry.use,
        "why": entry.why,
        "source": entry.source,
        "may_be_explained": entry.explained is not None,
        "bad": entry.bad,
        "good": entry.good,
    }
