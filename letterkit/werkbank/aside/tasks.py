"""What is done to texts in a process beside the werkbank: each task takes a workspace and gives plain values back.

The werkbank asks for a task by its name, so that it need not load what only they need.
"""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from letterkit.case import Case
from letterkit.channels import RECORDS
from letterkit.drafts import looking, pictures, texts
from letterkit.drafts.looking import Look
from letterkit.drafts.mending import with_texts
from letterkit.drafts.releases import facts
from letterkit.language import analyse, readability
from letterkit.message import Channel
from letterkit.message import plain as words_of
from letterkit.panel.pack import Plan, pack
from letterkit.render import plain
from letterkit.werkbank.aside.seen import Compared, Form, Seen
from letterkit.workspace import Workspace


def look(
    workspace: Workspace,
    text: tuple[str, Channel],
    case: Case,
    today: date,
    texts: Mapping[str, str],
    *options: bool,
) -> Seen:
    """One text for one customer. ``options``: whether a draft is stamped, and whether its pages are drawn."""
    stamped, drawn = options
    seen = looking.look(workspace, *text, case, today, texts=texts, stamped=stamped)
    return Seen(_plain(seen), _drawn(seen) if drawn else (), seen.report.readability if seen.report else None)


def _drawn(seen: Look) -> tuple[bytes, ...]:
    printed = RECORDS[seen.channel].printed
    return tuple(pictures.pages(seen.content)) if printed and isinstance(seen.content, bytes) else ()


def _plain(seen: Look) -> Look:
    """Without what cannot travel, and nobody asks of a look that did."""
    if seen.report is None:
        return replace(seen, words=None)
    document = replace(seen.report.document, memory={}, law=None)
    vars(document).update({name: value for name, value in vars(seen.report.document).items() if name == "sentences"})
    return replace(seen, words=None, report=replace(seen.report, document=document))


def compare(
    workspace: Workspace,
    text: tuple[str, Channel],
    case: Case,
    today: date,
    versions: tuple[Mapping[str, str], Mapping[str, str]],
) -> Compared:
    looks = [looking.look(workspace, *text, case, today, texts=version) for version in versions]
    found = tuple(facts(workspace, workspace, *looks))
    before, after = (Seen(_plain(one), _drawn(one)) for one in looks)
    return Compared(before, after, found)


def forms(workspace: Workspace, text: tuple[str, Channel], unsaved: Mapping[str, str]) -> tuple[Form, ...]:
    """Every text that a message can become."""
    changed = with_texts(workspace, dict(unsaved))
    case = workspace.creditor.stages.sample(text[0])
    day = max(case.stand_op, texts.latest(workspace)) if case else texts.latest(workspace)
    return tuple(
        Form(
            one.name,
            f"{words_of(one.message.subject)}\n\n{plain.render(one.message)}",
            len(one.report.findings),
            one.report.worst or "none",
            one.own,
        )
        for one in texts.distinct(changed, *text, day)
    )


def track(workspace: Workspace, case: Case, days: int, events: tuple[Any, ...]) -> str:
    """All that one customer gets in so many days, as a page."""
    from letterkit.simulation import judge, simulate  # noqa: PLC0415 - a screen that few open
    from letterkit.simulation.as_page import as_page  # noqa: PLC0415
    from letterkit.simulation.instalments import monthly_amount  # noqa: PLC0415
    from letterkit.simulation.start import first_missed_day  # noqa: PLC0415

    begin = first_missed_day(case)
    until = begin.day + timedelta(days=days)
    timeline = simulate(begin, workspace, until=until, events=events, monthly=monthly_amount(case))
    return as_page(judge(timeline, workspace), {})


def panel(workspace: Workspace, case: Case, plan: Plan) -> tuple[dict[str, bytes], int]:
    """The files of a pack for a panel of readers, and how many errors the text has."""
    made = pack(case, workspace, plan)
    return made.files, made.lint_errors


def warm() -> None:
    """Load what every look needs: the models of the language, the rules and the typefaces."""
    analyse("Kunt u niet betalen? Bel ons. Wij maken een afspraak met u over € 12,00.")
    readability("Kunt u niet betalen? Bel ons. Wij maken een afspraak met u.", as_prose=True)
    sample = _sample()
    if sample:
        looking.look(*sample)


def _sample() -> tuple[Any, ...] | None:
    """A letter of letterkit itself, for an invented customer."""
    from letterkit.creditor_file import load  # noqa: PLC0415
    from letterkit.resources import samples_dir  # noqa: PLC0415
    from letterkit.workspace import assembled  # noqa: PLC0415

    path = samples_dir() / "creditor.yaml"
    creditor = load(path)
    case = creditor.stages.sample("herinnering")
    return (assembled(creditor, path.parent, b"x" * 32), "herinnering", "letter", case, case.stand_op) if case else None
