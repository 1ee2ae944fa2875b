"""Templates made of strings, filled with one invented case."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from letterkit import case as cases
from letterkit.message import Message, Payment, Recipient, Sender
from letterkit.templating import Templates, context, envelope
from letterkit.templating.source import TemplateFolders
from tests.invented import CREDITOR, record

Fill = Callable[..., Message]


@pytest.fixture
def fill(tmp_path: Path) -> Fill:
    """``fill(body, …)`` writes a template ``herinnering/letter.md.j2`` and fills it."""

    def make(body: str, *, head: str = "", parts: dict[str, str] | None = None, **changes: object) -> Message:
        folder = tmp_path / "herinnering"
        folder.mkdir(exist_ok=True)
        text = f"---\nstage: herinnering\nchannel: letter\n{head}---\n{body}"
        (folder / "letter.md.j2").write_text(text, encoding="utf-8")
        for name, part in (parts or {}).items():
            (tmp_path / name).write_text(part, encoding="utf-8")
        case = cases.parse(record(**changes))
        payment = Payment(Decimal("125.50"), "Voorbeeld", "NL91ABNA0417164300", "RF18539007547034", date(2026, 12, 7))
        words = context.build(
            case,
            CREDITOR,
            payment=payment,
            solutions=CREDITOR.oplossingen,
            channels=("letter",),
            today=date(2026, 11, 23),
        )
        around = envelope.Envelope(
            case.zaaknummer, "herinnering", Sender("V", ()), Recipient("K"), date(2026, 11, 23), payment, (), ()
        )
        return Templates(TemplateFolders(tmp_path)).get("herinnering", "letter").fill(words, around)

    return make
